"""Sentences printed again on a line of their own, and what stands around exported posts, mails and page heads."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read

from gazette_cli.block import Kind


def copies(text: str) -> list[str]:
    """The words of the repeats."""
    return [b.core.slice(text) for b in read(text).blocks if b.kind is Kind.DUPLICATE]


def rule(text: str, words: str) -> str:
    """The rule of the last block that has these words."""
    return labels(text)[words][1]


def test_a_sentence_again_below_another_story() -> None:
    again = "一副碗筷只收三角二分。"
    text = f"{STORY}　　食堂管理员说，一副碗筷\n只收三角二分。\n{OTHER}{again}\n"
    assert copies(text) == [again]


def test_the_end_of_a_paragraph_right_below_it() -> None:
    assert copies(f"{STORY}热汤热饭，职工们都说好。\n") == []
    assert copies(f"{STORY}{OTHER}五月四日换上了新的，夜里亮堂了。\n") == ["五月四日换上了新的，夜里亮堂了。"]


def test_how_notices_of_one_office_end_is_no_repeat() -> None:
    end = "公示期七天，可拨电话0000-5550001。"
    assert copies(f"{STORY}{end}\n{OTHER}{end}\n") == []


def test_two_lines_that_a_mail_quotes() -> None:
    text = (
        f"发件人: 甲社区\n主题: 社区周报\n\n{STORY}\n在 2025年3月7日，甲社区 写道：\n"
        "> 五月起，食堂夜里十一点再开一餐，热\n> 汤热饭，职工们说好。\n"
    )
    assert copies(text) == ["> 五月起，食堂夜里十一点再开一餐，热", "> 汤热饭，职工们说好。"]


def test_a_numbered_paragraph_below_a_table_is_the_later_print() -> None:
    item = "四、各村公示不得少于五日，逾期未报的不补报，责任由村主任承担，财政所逐户核实。"
    table = "北村　　412　　258300\n南村　　386　　241200\n"
    text = f"关于补贴发放的通知\n各村：\n三、每户补贴五百元。\n{item}\n{table}— 4 —\n{item}\n"
    assert [text.count("\n", 0, b.core.start) for b in read(text).blocks if b.kind is Kind.DUPLICATE] == [7]


@pytest.mark.parametrize(("line", "found"), [
    ("阅读 10万+　赞 1932　在看 876", "navigation.chrome"),
    ("导出时间：2024-05-24 21:07　共5条", "navigation.chrome"),
    ("#身边好人#　#凡人微光#", "navigation.chrome"),
    ("[IMG_0731.jpg]", "navigation.chrome"),
    ("[图: 食堂开张 http://cun.example/i/41.jpg]", "navigation.chrome"),
    ("©东乡法治  未经授权不得转载", "navigation.chrome"),
    ("您收到这封信，是因为您曾经捐过钱。", "navigation.mail"),
    ("◆ 招工消息 ◆ 详见 4 版", "contents.pointer"),
    ("【邻里分类】出让钢琴 4200 ｜ 补习 老师", "furniture.advertisement"),
    ("▍顺发装修 电 5500 2210 ▍", "furniture.advertisement"),
    ("贺 王老先生荣膺勋衔 全体理事同贺", "furniture.advertisement"),
    ("本月关注　　　　　　· 5 ·", "folio.with-section"),
    ("第二版　　　　社区大小事　　　　113.9.10", "running-head.issue-number"),
    ("L02　北岸·民生　2025年11月14日　星期五", "issue-line.cues"),
])  # fmt: skip
def test_lines_of_no_article(line: str, found: str) -> None:
    assert rule(f"{STORY}{line}\n{OTHER}", line) == found


def test_a_question_is_no_name_of_a_page() -> None:
    blocks = read(f"装一根充电桩\nQ1：自家车位能装桩吗？\n能，先向物业要同意函，三个工作日内出。\n{OTHER}").blocks
    assert all(b.kind is not Kind.NAVIGATION for b in blocks)


@pytest.mark.parametrize("line", [
    "★今日四版　★二版：一张图纸　★三版：三月红榜　★四版：副刊",
    "★今日导读 2版 老许的账本 | 2版 谁来替我值班 | 3版 迎峰日志",
    "本期要目　理事長的話(2)　百香果隧道(3)　公告欄(6)",
])  # fmt: skip
def test_contents_in_one_line(line: str) -> None:
    text = f"滨河日报\n第31期 2024年6月1日\n{line}\n{STORY}"
    assert rule(text, line) == "contents.one-line"


def test_what_stands_at_the_edge_of_a_page() -> None:
    above = f"{STORY}　　食堂还要添三口\n— 3 —\n（食堂　续）\n锅，月底到货。\n"
    text = f"{above}{OTHER}— 4 —\n乡镇简报　2024年第22期\n　　灯是电工换的，花了半天。\n"
    assert rule(text, "（食堂　续）") == "running-head.title-again"
    assert rule(text, "乡镇简报　2024年第22期") == "running-head.issue-number"


def test_a_number_alone_below_a_story() -> None:
    assert rule(f"{STORY}{OTHER}\n2\n{STORY.replace('夜班', '早班')}", "2") == "folio.bare-number"


def test_a_greeting_above_a_letter_of_its_own() -> None:
    head = "发件人: 甲社区\n收件人: 全体\n主题: 社区周报\n\n"
    letter = read(f"{head}各位社员：\n这封信比往常晚了三天，因为要等最后一车稻子过磅。\n理事会　岳小满\n\n{STORY}")
    assert not any(b.evidence.rule == "furniture.mail-greeting" for b in letter.blocks)
    told = "各单位：本期简报请阅。附件打不开的，直接看正文。"
    assert rule(f"{head}{told}\n\n{STORY}", told) == "furniture.mail-greeting"


def test_other_pieces_listed_with_blank_lines() -> None:
    text = f"点击上方蓝字\n{STORY}\n阅读原文\n\n往期推荐\n\n夜市又开了\n\n停车场周末免费\n"
    assert rule(text, "停车场周末免费") == "navigation.recommendation"


@pytest.mark.parametrize("line", [
    "欢迎赐稿，塞进门口的木箱即可。没有稿费，有绿豆汤。",
    "《东乡公报》编辑委员会　主任：司空国强　副主任：端木兰　编辑：周林、伍月明",
    "封底：雪后　王明摄",
])  # fmt: skip
def test_at_the_foot(line: str) -> None:
    text = f"{STORY}{OTHER}{line}\n"
    found = {b.core.slice(text): b.kind for b in read(text).blocks}
    assert found[line] in (Kind.COLOPHON, Kind.STAFF)
