"""What stands around the articles of typed copies, chats, forwarded mails, yearbooks and pages with mirrored heads."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind
from gazette_cli.pipeline import understand
from gazette_cli.source import Source

BROKEN = "夜班食堂开门\n　　五月起，食堂夜里十一点再开一餐，热汤热饭，\n"
REST = "管够，职工们说好。\n"


@pytest.mark.parametrize("line", [
    "录入：桂四平　2018年12月30日",
    "（第19周，整理：桂四平，2024年5月17日）", "(6月12日—6月18日 整理:桂四平 2023.6.18)",
])  # fmt: skip
def test_who_put_the_issue_together_and_when(line: str) -> None:
    text = f"柳垭告示汇抄（下半年）\n{line}\n\n{STORY}\n{OTHER}"
    found = labels(text)
    assert found[line] == (Kind.ISSUE_LINE, "issue-line.compiled")
    assert found["柳垭告示汇抄（下半年）"][0] is Kind.NAMEPLATE
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]


def test_a_byline_without_a_day_is_no_issue_line() -> None:
    text = f"柳垭讯\n第3期　2024年5月6日\n夜班食堂开门\n整理：桂四平\n{STORY.splitlines()[1]}\n\n{OTHER}"
    assert labels(text)["整理：桂四平"][1] != "issue-line.compiled"


def test_for_whom_the_issue_does_not_speak() -> None:
    line = "本院1-6号楼住户群消息已去重,不代表物业意见"
    text = f"柳垭苑群摘要 第73期\n{line}\n———✂———\n{STORY}\n{OTHER}"
    assert labels(text)[line] == (Kind.FURNITURE, "furniture.disclaimer")


def test_keys_as_number_marks_and_what_was_spoken() -> None:
    last = "转发请保留出处 群主微信号:liuya-000"
    text = f"柳垭苑群摘要 第73期\n1️⃣\n{STORY}[语音]14\"\n　　下月再开一间。\n2️⃣\n{OTHER}\n{last}\n"
    found = labels(text)
    assert found["1️⃣"] == found["2️⃣"] == (Kind.ORNAMENT, "ornament.number-mark")
    assert found['[语音]14"'][0] is Kind.NAVIGATION
    assert found[last][0] is Kind.COLOPHON
    assert titles(f"1️⃣ {STORY}\n2️⃣ {OTHER}")[1:] == ["2️⃣ 车棚换了新灯"]  # beside a headline they are its own


def test_mirrored_heads_of_pages() -> None:
    left, right = "2 综合 柳垭油工 2022年3月17日 星期四", "柳垭油工 2022年3月17日 星期四 综合 3"
    text = f"{BROKEN}{left}\n{REST}{right}\n\n{OTHER}"
    found = labels(text)
    assert found[left] == found[right] == (Kind.RUNNING_HEAD, "running-head.dated")
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]


def test_titles_and_pages_between_bars() -> None:
    line = "主席的話　1　｜　委員會動向　2　｜　活動一覽　4"
    text = f"柳垭區通訊\n第36期　2025年12月18日\n{line}\n\n{STORY}\n{OTHER}"
    assert labels(text)[line] == (Kind.CONTENTS, "contents.one-line")
    sums = "男职工 31 ｜ 女职工 25 ｜ 总人数 56"
    falling = f"柳垭通訊\n第36期　2025年12月18日\n{STORY}{sums}\n"
    assert labels(falling)[sums][0] is not Kind.CONTENTS


def test_a_quoted_answer_from_a_telephone() -> None:
    first, rest = "　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好，还", "要再添一个窗口，六月里能开。"
    above = "> 发自我的手机 在 2026年3月6日 16:05 秘书处写道:"
    text = (
        "-----邮件原件-----\n发件人: 柳垭商会 <a@liuya.example>\n主题: 会员月报 第27期\n\n"
        f"夜班食堂开门\n{first}\n{rest}\n\n{OTHER}\n{above}\n> {first.strip()}\n{rest}\n\n"
        "-- \n柳垭商会\n请考虑环境,非必要不打印此邮件。\n"
    )
    found = labels(text)
    assert found["-----邮件原件-----"][1] == "furniture.mail-head"
    assert found[above][1] == "furniture.mail-quoted"
    assert found["请考虑环境,非必要不打印此邮件。"][0] is Kind.NAVIGATION
    blocks = understand(Source.from_text(text)).blocks
    copies = [text.count("\n", 0, block.core.start) for block in blocks if block.kind is Kind.DUPLICATE]
    assert copies == [12, 13]


def test_how_many_are_sent_out_and_an_advertisement_between_dashes() -> None:
    line = "發行日期：民國112年9月25日　發行量：2,300份"
    offer = "阿順碾米廠　新米上市　5公斤裝320元"
    text = (
        f"柳垭社區報\n2023．秋季號　NO.61\n發行人：桂四平　總編輯：夏荷\n{line}\n\n{BROKEN}1\n—廣告—\n{offer}\n"
        f"柳垭社區報　第61期\n{REST}2\n{OTHER}"
    )
    found = labels(text)
    assert found[line][0] is Kind.ISSUE_LINE
    assert found["—廣告—"] == (Kind.FURNITURE, "furniture.advertisement")
    assert found[offer][1] == "furniture.advertised"


@pytest.mark.parametrize("name", ["柳垭年鉴（2024）", "柳垭年鉴·2024"])
def test_the_name_of_a_yearbook_and_again_above_its_pages(name: str) -> None:
    text = f"{name}\n大　事　记\n（2023年）\n\n{BROKEN}·38·\n{name}\n{REST}\n{OTHER}"
    document = understand(Source.from_text(text))
    assert [b.evidence.rule for b in document.blocks if b.core.slice(text) == name][1] == "running-head.issue-name"
    assert titles(f"{name}\n{STORY}\n{OTHER}") == ["夜班食堂开门", "车棚换了新灯"]


def test_full_stops_as_points_end_the_top_of_an_old_issue() -> None:
    story = "不 要 叫 牛 栏 空 着\n　龙车社饲养员接手养牛，十\n二头里有七头站不起来．\n他每天起来添三次草．\n"
    head = "柳垭通报　第四十一期"
    text = f"柳 垭 通 报\n第四十一期\n一九五七年五月八日\n{story}２\n{head}\n社里定了五条，一人定养三头．\n"
    found = labels(text)
    assert found["他每天起来添三次草．"][0] is not Kind.NAMEPLATE
    assert found["不 要 叫 牛 栏 空 着"][0] is not Kind.NAMEPLATE


def test_a_poem_that_begins_with_its_title_at_the_head_of_a_page() -> None:
    poem = "风经过操场\n高一（1）班　沙南星\n风经过操场\n掀起两页没写完的作业\n它读不懂函数\n"
    text = f"{BROKEN}·2·\n{poem}{REST}\n{OTHER}"
    assert [rule for words, (_, rule) in labels(text).items() if words == "风经过操场"] != ["running-head.section"]
    assert not any(rule.startswith("running-head") for _, rule in labels(text).values())


def test_points_for_full_stops_are_read_as_full_stops() -> None:
    brief = "△四月廿九日，里耶坡下冰雹．已拨救济款．\n"
    other = "△大河坪供销社货郎下乡，送货八十次．占营业额的三成一．（彭司琪）\n"
    story = "要求一斤二两换一斤，运费自理，闹到十九日没\n有定．三社合计换进种子一万斤，人挑马驮．\n"
    top = "柳 垭 通 报\n第四十一期\n一九五七年五月八日\n换 种 的 经 过\n　去年留的种子杂．今年不同．\n"
    text = f"{top}　{story}各 地 简 况\n{brief}{other}"
    document = understand(Source.from_text(text))
    kinds = {block.core.slice(text)[:4]: block.kind for block in document.blocks}
    assert kinds["△四月廿"] is not Kind.CAPTION
    assert kinds["△大河坪"] is not Kind.CAPTION
    assert "．" in text and "。" not in "".join(block.core.slice(text) for block in document.blocks)


def test_who_publishes_an_issue_together() -> None:
    line = "柳垭市博物馆　柳垭市文化馆　联合出品"
    text = f"柳垭文博月历\n{line}\n\n{STORY}\n{OTHER}"
    assert labels(text)[line][0] is Kind.ISSUE_LINE
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]


def test_a_name_between_signs() -> None:
    text = f"发件人: 柳垭小学 <a@liuya.example>\n主题: 第5期\n\n==== 小橘灯 ====\n柳垭小学 第5期\n\n{STORY}\n{OTHER}"
    document = understand(Source.from_text(text))
    assert document.issue.name == "小橘灯"
    assert labels(text)["==== 小橘灯 ===="][0] is Kind.NAMEPLATE


def test_the_name_of_the_issue_and_of_its_section_above_a_story() -> None:
    text = f"柳垭家园\n第10期　2025年10月8日\n\n{STORY}\n柳垭家园 · 封面故事\n{OTHER}"
    assert labels(text)["柳垭家园 · 封面故事"] == (Kind.RUNNING_HEAD, "running-head.issue-name")


def test_the_last_entry_of_a_list_has_no_page() -> None:
    text = (
        "柳 垭 信 息\n第 41 期\n目    录\n1.夜班食堂开门 ……………… 1\n2.车棚换了新灯 ……………… 2\n3.简讯四则\n\n"
        f"{STORY}\n{OTHER}"
    )
    assert labels(text)["3.简讯四则"] == (Kind.CONTENTS, "contents.entry")
