"""Layouts of court monthlies, bulletins taken off the web, supplements, temple bulletins and weeklies sent by mail."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.grammar.openings import read_opening
from gazette_cli.grammar.people import read_byline
from gazette_cli.pipeline import understand
from gazette_cli.source import Source

TOP = "溪口月报 2024.11\n溪口县人民医院 主办\n2024年11月30日出版　总第31期\n"
LONG = "　　去年秋天，病区的灯坏了三盏，护士长夜里查房要打手电。后勤科来看过两回，说等一批灯管。\n"
MORE = "　　灯管是腊月里到的，一共四十支，当天全换上了。老陈说，亮是亮了，倒有点睡不着。\n"


def signed(text: str) -> dict[str | None, list[str]]:
    """Who signs each article, by its title."""
    return {
        one.headline.text if one.headline else None: [who.name for who in one.people]
        for one in understand(Source.from_text(text)).articles
    }


def names(text: str) -> list[str]:
    """The people of a line that is a byline."""
    byline = read_byline(text)
    return [who.name for who in byline.people] if byline else []


def test_columns_in_two_languages_with_a_stroke() -> None:
    text = (
        f"{TOP}卷首 / FOREWORD\n夜里的灯\n{LONG}{MORE}病房札记 / NOTES\n窗台上的蒜苗\n{MORE}{LONG}"
        "数字·一句话 / DIGEST\n▷ 1至10月，门诊多看了3918人次，平均等候14分钟。\n▷ 11月15日，血库又添了两台冰柜。\n"
    )
    found = labels(text)
    assert [found[line][0] for line in ("卷首 / FOREWORD", "病房札记 / NOTES", "数字·一句话 / DIGEST")] == (
        [Kind.STANDING_HEAD] * 3
    )
    assert titles(text)[:2] == ["夜里的灯", "窗台上的蒜苗"]
    assert understand(Source.from_text(text)).issue.name == "溪口月报"


def test_a_page_head_of_name_and_section() -> None:
    head = "溪口月报 / 病房札记"
    broken = f"　　后勤科说，灯管一年只进一批，最早也要等到\n— 11 —\n{head}\n腊月。护士长没有说话。\n"
    text = f"{TOP}夜里的灯\n{LONG}{broken}{MORE}"
    assert labels(text)[head] == (Kind.RUNNING_HEAD, "running-head.issue-name")


def test_a_headline_below_a_picture_is_no_caption() -> None:
    text = (
        "溪口教育简报\n2025年第9期（总第54期）\n溪口县教育局办公室　2025年5月16日\n目　录\n"
        "★ 校门口的灯\n★ 一所村小的日历\n"
        f"　　校门口的灯\n发布时间：2025-05-12 09:31　来源：基教股　作者：王小满　浏览次数：1217\n{LONG}[图片1]\n"
        f"　　一所村小的日历\n发布时间：2025-05-13 16:02　来源：人事股　作者：李芳　浏览次数：864\n{MORE}"
    )
    found = labels(text)
    assert found["溪口县教育局办公室　2025年5月16日"][0] is Kind.ISSUE_LINE
    assert titles(text) == ["校门口的灯", "一所村小的日历"]


def test_contents_go_on_behind_a_field_that_failed() -> None:
    text = (
        "桑 榆\n2023年第3期　总第71期\n2023年6月20日出版\n\n目　录\n过桥的那头骡子\t钟离远\t4\n三张介绍信\t夏侯敬\t6\n"
        f"错误！未找到引用源。\n给小区的钟上弦\t蒙　正\t9\n杏林门诊\t11\n\n\n过桥的那头骡子\n\n钟离远\n\n{LONG}{MORE}"
    )
    found = labels(text)
    assert [found[line][0] for line in ("给小区的钟上弦\t蒙　正\t9", "杏林门诊\t11")] == [Kind.CONTENTS] * 2


def test_names_of_the_issue_sign_below_headlines() -> None:
    text = f"{TOP}夜里的灯由谁来换\n法正\n{LONG}{MORE}{OTHER}主编：法　正　编辑：尉迟岚\n"
    assert signed(text)["夜里的灯由谁来换"] == ["法正"]
    assert ["法正"] not in signed(text.replace("主编：法　正", "主编：王　明")).values()


def test_a_note_between_headline_and_story() -> None:
    note = "　　【编者按】本栏自今年3月开栏，已登出19件老物件。下一件，也许就在您家床底。\n"
    text = f"{TOP}阿爸量了一辈子米的竹升\n{note}{LONG}{MORE}（郎小玛，县农科所退休职工）\n窗台上的蒜苗\n{MORE}"
    assert titles(text) == ["阿爸量了一辈子米的竹升", "编者按", "窗台上的蒜苗"]
    assert signed(text)["阿爸量了一辈子米的竹升"] == ["郎小玛"]


def test_a_sentence_broken_by_the_page_and_begun_again_on_the_next() -> None:
    again = "10月28日那个晚上，两人坐在车后面的斗里，拉了整整四个小时。“她拉错了"
    text = (
        f"{TOP}阿九伯的二胡\n陈亚九今年八十八岁，九条手指。少了的那条，是早年在锯木厂给轮锯带走的。\n"
        "10月28日那个晚上，两人坐在车后面的斗里，拉了整整四个小\n时。“她拉错了\n第2页\n溪口月报　第31期\n"
        f"{again}\n两处，”阿九伯笑，“我拉错了五处。”\n李芳采访\n"
    )
    assert labels(text)[again][0] is Kind.DUPLICATE
    assert labels(text)["时。“她拉错了"][0] is not Kind.DUPLICATE


def test_the_headline_again_above_a_jump_back_and_the_date_in_the_page_head() -> None:
    text = (
        "溪口轨道\n溪口电车公司主办　第312期\n2025年10月17日　星期五\n老车换脊梁\n"
        + LONG + "　　修到第六列，工期压到11天，\n"
        "（下转第3版）\n窗台上的蒜苗\n" + MORE + "溪口轨道\n3\n人物·服务\n2025年10月17日\n老车换脊梁\n（上接第2版）\n"
        "明年起新进厂的维修工都要照它考核，85分以下不得单独下沟。\n"
    )
    found = understand(Source.from_text(text)).blocks
    kinds = {text.count("\n", 0, block.core.start): block.kind for block in found}
    lines = text.split("\n")
    assert kinds[lines.index("人物·服务")] in FURNITURE_KINDS
    assert kinds[len(lines) - 1 - lines[::-1].index("2025年10月17日")] is Kind.ISSUE_LINE
    assert kinds[len(lines) - 1 - lines[::-1].index("老车换脊梁")] is Kind.DUPLICATE


def test_wishes_of_shops_and_the_dirt_beside_folios() -> None:
    text = f"{TOP}丨\n{STORY}\n恭祝　大帝圣诞千秋　国泰民安\n溪口县小贩公会　全体理事　同贺\n{OTHER}\n丨丨　·1·\n{LONG}"
    found = labels(text)
    assert found["溪口县小贩公会　全体理事　同贺"] == (Kind.FURNITURE, "furniture.advertisement")
    assert found["恭祝　大帝圣诞千秋　国泰民安"] == (Kind.FURNITURE, "furniture.advertised")
    assert found["丨"] == (Kind.ORNAMENT, "ornament.debris")
    assert found["丨丨　·1·"][0] is Kind.FOLIO


def test_greeting_and_answer_of_a_weekly_sent_by_mail() -> None:
    text = (
        "发件人: 办公室 <b@water.example>\n收件人: 全体员工\n主题: 【周刊】第10周\n\n"
        "各位同事好，本周刊共11条，看完约需6分钟。\n\n"
        f"{STORY}\n\n{OTHER}\n\n本邮件由系统群发，请勿直接回复　退订\n\n-----原始邮件-----\n> 发件人: 水小清\n"
        "> 时间: 2026年3月13日 15:20\n> 这条没问题，可以发。\n"
    )
    found = labels(text)
    assert found["各位同事好，本周刊共11条，看完约需6分钟。"] == (Kind.FURNITURE, "furniture.mail-greeting")
    assert found["这条没问题，可以发。"] == (Kind.FURNITURE, "furniture.mail-quoted")


def test_who_signs_tight_below_the_text() -> None:
    text = (
        f"{TOP}\n下周二城西降压\n更换两台水泵，六层以上可能无水。请提前一天发短信。\n调度中心\n\n窗台上的蒜苗\n{MORE}\n"
        "更正\n第9周《节电》一条，3.8万应为8.3万，向当事人致歉。\n"
    )
    assert labels(text)["调度中心"][0] is Kind.SIGNATURE
    assert "更正" in titles(text)


def test_parts_of_a_case_and_lists_of_people_open_no_story() -> None:
    told = "　　灯亮不亮，合同里写着，双方都该照着做。\n"
    case = f"{TOP}床垫能退吗\n【基本案情】\n{LONG}【裁判结果】\n{MORE}【法官说法】\n{told}"
    assert [labels(case)[f"【{part}】"][0] for part in ("基本案情", "裁判结果", "法官说法")] == [Kind.CROSSHEAD] * 3
    row = "3路：沙小木　尹大明　丛小林"
    rest = "5路：夏大玉　洛小珠　李芳\n以上每人奖励500元，照片在各站贴一个月。\n"
    listed = f"{TOP}9月“星级司乘”（8人）\n{row}\n{rest}{STORY}"
    assert labels(listed)[row][0] not in (Kind.HEADLINE, Kind.DECK, Kind.CROSSHEAD)


@pytest.mark.parametrize(("text", "found"), [
    ("连水生 口述　疏影 记", ["连水生", "疏影"]),
    ("邵小渔 著", ["邵小渔"]),
    ("文：庹小兰　核：宋江海", ["庹小兰", "宋江海"]),
    ("口述/全凤仪（市二院主任医师）　记录/谢　天", ["全凤仪", "谢天"]),
    ("扎西措（藏族）", ["扎西措"]),
    ("高原 上行记", []),
    ("敬　挽", []),
])  # fmt: skip
def test_bylines_of_supplements(text: str, found: list[str]) -> None:
    folded = Source.from_text(text).folded.text
    assert names(folded) == found


def test_reporters_without_brackets_before_a_date() -> None:
    opening = read_opening("本报讯 本报记者 屠晓 通讯员 侍文军 10月9日凌晨,大修后的电车驶出车辆段。")
    assert opening is not None and opening.byline is not None
    assert [who.name for who in opening.byline.people] == ["屠晓", "侍文军"]
    assert read_opening("记者 王明 走到桥头") is None
