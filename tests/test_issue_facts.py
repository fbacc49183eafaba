"""What an issue says of itself: its name, number, day and page, as printed."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, read

MAILED = "发件人：合作社 <a@example.com>\n收件人：全体社员\n日期：2023年10月20日 19:46\n"


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("溪口日报　数字报\n首页｜版面导航｜往期回顾\n2024年5月4日　星期六\n", "溪口日报"),
        ("首页 > 数字报 > 溪口矿工\n2024年5月4日　星期六\n上一版　下一版\n", "溪口矿工"),
        ("溪口周报数字版\n2024年5月4日　星期六　第12期\n", "溪口周报"),
        ("溪\n口理工\n大学报\n2024年5月4日　星期六\n", "溪口理工大学报"),
        ("每 周 动 态\n溪口街道\n2024年第36期\n", "溪口街道每周动态"),
        ("溪口检察　2021年9月24日　第209期\n主办：溪口市人民检察院\n", "溪口检察"),
        ("第二版　溪 口 坪 报　1986年6月11日\n", "溪口坪报"),
        (f"{MAILED}主题：【溪口周邮】第41封｜秋粮入库\n\n", "溪口周邮"),
        ("07版\n溪口日报　社会\n2024年8月16日　星期五　第6208期\n", "溪口日报"),
        ("溪口年鉴（2024）\n大事记\n", "溪口年鉴"),
        ("溪江中学校报\n第73期　2024年12月6日\n", "溪江中学校报"),
        ("溪口文艺\n溪口县文化馆馆刊\n第73期　2024年12月6日\n", "溪口文艺"),
    ],
)
def test_name(top: str, name: str) -> None:
    assert read(f"{top}\n{STORY}\n{OTHER}").issue.name == name


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2023年第3期（总第41期）", "2023年第3期（总第41期）"),
        ("第23期　（总第318期）　2024年5月4日", "第23期（总第318期）"),
        ("2024年7月号（总第58期）", "2024年7月号（总第58期）"),
        ("2021—2022学年第2期　2022年5月4日", "2021—2022学年第2期"),
        ("（第32期）　2023年8月4日", "第32期"),
        ("总第2217期　2026年1月23日", "总第2217期"),
    ],
)
def test_number_as_printed(line: str, number: str) -> None:
    assert read(f"溪口通讯\n{line}\n\n{STORY}\n{OTHER}").issue.number == number


@pytest.mark.parametrize(
    ("top", "page"),
    [
        ("溪口报　2024年5月4日　星期六　第12期　今日8版\n第3版　民生\n", "第3版"),  # not 今日8版
        ("03　民生\n溪口报　2024年5月4日　星期六\n", "03"),
        ("溪口报数字报\n01版：要闻　02版：民生\n第02版：民生　上一版　下一版\n2024年5月4日　星期六\n", "第02版"),
        ("第二版　溪口报　1986年6月11日\n", "第二版"),
        ("溪口报\n2024年5月4日　星期六　第12期　今日4版\n", None),
    ],
)
def test_page_of_a_single_page(top: str, page: str | None) -> None:
    assert read(f"{top}\n{STORY}\n{OTHER}").issue.page == page


def test_an_issue_of_several_pages_has_no_page() -> None:
    text = f"溪口报\n第1版\n2024年5月4日　星期六　第12期\n\n{STORY}\n第2版\n\n{OTHER}"
    assert read(text).issue.page is None


def test_the_day_a_mail_was_sent() -> None:
    assert read(f"{MAILED}主题：【溪口周邮】第41封\n\n{STORY}\n{OTHER}").issue.date == "2023-10-20"
