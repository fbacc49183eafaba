"""What frames the pages of an issue: heads with a day and a number, jumps, who made it, lists of titles."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind

TOP = "溪口通讯\n2024年第6期　　2024年5月6日\n"


@pytest.mark.parametrize("head", ["溪口之声 2024年5月6日 2", "3　2024年5月6日　街坊版面"])
def test_a_name_a_day_and_a_page(head: str) -> None:
    assert labels(f"{STORY}\n{head}\n{OTHER}")[head] == (Kind.RUNNING_HEAD, "running-head.dated")


def test_rows_of_a_name_a_day_and_a_count_are_no_page_heads() -> None:
    rows = "周立春 2024年5月6日 2\n李满仓 2024年5月7日 3\n"
    assert labels(f"{STORY}\n{rows}")["周立春 2024年5月6日 2"][0] is not Kind.RUNNING_HEAD


def test_the_number_of_the_issue_beside_a_section_at_the_edge_of_a_page() -> None:
    head = "田头课堂 2024年第6期"
    assert labels(f"{TOP}{STORY}\n- 2 -\n{head}\n{OTHER}")[head] == (Kind.RUNNING_HEAD, "running-head.issue-number")
    other = "田头课堂 2024年第5期"
    assert labels(f"{TOP}{STORY}\n- 2 -\n{other}\n{OTHER}")[other][0] is not Kind.RUNNING_HEAD


def test_a_paper_and_a_section_at_the_edge_of_a_page() -> None:
    head = "溪口电缆行业报 | 深度"
    assert labels(f"{STORY}\n4\n{head}\n{OTHER}\n5\n")[head] == (Kind.RUNNING_HEAD, "running-head.section")
    assert labels(f"{STORY}\n{head}\n{OTHER}")[head][0] is not Kind.RUNNING_HEAD


@pytest.mark.parametrize("jump", ["（上接A2）", "（下转 B3）", "【紧接A1】"])
def test_a_jump_to_a_page_that_is_a_letter_and_a_number(jump: str) -> None:
    assert labels(f"{STORY}\n{jump}\n{OTHER}")[jump] == (Kind.JUMP, "jump.page")


def test_who_made_the_issue_below_its_number() -> None:
    top = "青溪校报\nQINGXI XIAOBAO\n青溪小学\n2024年5月6日\n第48期　本期四版\n"
    staff = "主编：屠老师　小编辑：五（2）班文学社"
    assert labels(f"{top}{staff}\n{STORY}")[staff] == (Kind.STAFF, "staff.label")
    source = "来源：溪口农业服务中心　作者：周立春"
    assert labels(f"{top}{source}\n{STORY}")[source][0] is not Kind.STAFF


def test_the_last_line_below_who_made_the_issue() -> None:
    text = f"{TOP}{STORY}\n{OTHER}\n监制｜周立春　编辑｜小满　校对｜禾禾\n点击“阅读原文”报名\n🌹 点这里 ↘\n"
    assert labels(text)["🌹 点这里 ↘"][0] is Kind.COLOPHON


def test_a_year_of_the_old_calendar_and_a_code() -> None:
    line = "农历癸亥年八月初八　代号55—19"
    text = f"1983年9月14日　星期三　第二版　第2187号\n{line}\n{STORY}"
    assert labels(text)[line][0] is Kind.ISSUE_LINE


CHROME = (
    "上一版 下一版\n■ 本版标题\n县里开会调度抗旱\n夜班食堂开门\n老兵守泵房 一守三十年\n短评：别嫌账本小\n"
    "当前位置：首页 > 溪口日报 > 要闻\n"
)


def test_a_list_of_titles_some_of_which_are_printed_otherwise() -> None:
    found = labels(f"溪口日报数字报\n{CHROME}{STORY}\n{OTHER}\n短评：别嫌账本小\n{OTHER}")
    assert found["县里开会调度抗旱"] == found["老兵守泵房 一守三十年"] == (Kind.CONTENTS, "contents.entry")


def test_no_list_where_nothing_comes_back() -> None:
    listed = "目录\n县里开会调度抗旱\n一根竹子的账\n老兵守泵房 一守三十年\n水渠通到后山\n\n"
    found = labels(f"{TOP}{listed}{STORY}\n{OTHER}")
    assert found["水渠通到后山"][0] is not Kind.CONTENTS


def test_a_list_of_titles_behind_tags() -> None:
    listed = "本期要目\n【专题】食堂整治的三个做法\n【动态】秤杆子、电梯和校园\n"
    found = labels(f"{TOP}{listed}{STORY}\n{OTHER}")
    assert found["【动态】秤杆子、电梯和校园"] == (Kind.CONTENTS, "contents.entry")
    assert titles(f"{TOP}{listed}{STORY}\n{OTHER}")[0] == "夜班食堂开门"


def test_sights_with_pages() -> None:
    listed = "看点\n春管别等雨　P1\n三叶一心的薯苗　P4\n果园怪病　P2\n\n"
    assert labels(f"{TOP}{listed}{STORY}")["果园怪病　P2"] == (Kind.CONTENTS, "contents.entry")


def test_the_name_of_a_section_between_its_page_and_the_same_by_its_sound() -> None:
    found = labels(f"溪口晚报数字报\n上一版 下一版\nB06\n社区 · 信箱\nSHE QU XIN XIANG\n{STORY}\n{OTHER}")
    assert found["社区 · 信箱"][0] is Kind.FURNITURE


def test_whose_organ_a_paper_is() -> None:
    organ = "中共溪口县委机关报"
    assert labels(f"溪口报\n第412期　1992年5月23日　星期六\n{organ}\n第二版\n{STORY}")[organ][0] is Kind.NAMEPLATE


def test_the_headline_of_a_post_below_a_picture() -> None:
    text = f"溪口发布\n[图片]\n一条船和它的四个\n下午\n原创 溪口发布 5月6日\n{STORY.split(chr(10), 1)[1]}\n{OTHER}"
    assert labels(text)["一条船和它的四个"][0] is not Kind.CAPTION


def test_the_name_of_a_column_below_a_line_without_a_stop() -> None:
    text = f"{STORY}看守的人把钥匙交给了街坊，自己回了老家，过年也没有再来\n市场人物\n{OTHER}"
    assert labels(text)["市场人物"][0] is Kind.STANDING_HEAD


@pytest.mark.parametrize("line", [">>>> 向上滑动看时间轴 <<<<", "点个“在看”，把健康分享给更多人"])
def test_what_a_post_asks_for(line: str) -> None:
    assert labels(f"{STORY}\n{line}\n{OTHER}")[line][0] is Kind.NAVIGATION
