"""What mail, web pages and mastheads put around the stories of an issue, and how people sign them."""

from __future__ import annotations

import pytest
from tests.pages import labels

from gazette_cli.block import Kind
from gazette_cli.grammar.openings import read_opening
from gazette_cli.grammar.people import read_byline
from gazette_cli.pipeline import understand
from gazette_cli.source import Source

MAIL = """发件人: 宣传部 <a@b.example>
日期: 2023年5月6日 10:00
主题: Fwd: 一周简讯

> 一周简讯
> 2023年第18期
>
> 夜班食堂开门
> 五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好。
>
> 车棚换了新灯
> 车棚的四盏灯坏了两个月，五月四日换上了新的，夜里亮堂了。

--
宣传部 | 电话 0000-5512040
"""


def test_quoted_mail() -> None:
    found = labels(MAIL)
    assert found["发件人: 宣传部 <a@b.example>"][1] == "furniture.mail-head"
    assert found["--"][1] == found["宣传部 | 电话 0000-5512040"][1] == "furniture.mail-signature"
    assert found[">"] == (Kind.ORNAMENT, "ornament.quote-mark")
    bodies = [article.text for article in understand(Source.from_text(MAIL)).articles]
    assert "五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好。" in "\n".join(bodies)
    assert not any(">" in body for body in bodies)


def test_few_marks_are_words() -> None:
    text = "> 首页\n" + "食堂夜里再开一餐，热汤热饭，大家说好。\n" * 9
    assert (Kind.ORNAMENT, "ornament.quote-mark") not in labels(text).values()


def test_web_page() -> None:
    text = (
        "溪口镇中心小学\n学校概况　新闻动态　德育之窗　校友风采\n当前位置：首页>>新闻动态>>正文\n\n"
        "八百个鸡蛋的旅行\n　　本周起，初一年级的学生每人护住一枚鸡蛋，五天不能碎。\n"
        "字体：大 中 小　　打印　　关闭\n[1] [2] 下一页\n"
        "<< 上一篇 《操场翻新》　下一篇 >> 《新书到了》\n溪口新闻网 - 教育 - 正文\n"
    )
    rules = {words: rule for words, (_, rule) in labels(text).items()}
    assert rules["溪口镇中心小学"] == "navigation.site-name"
    assert rules["学校概况　新闻动态　德育之窗　校友风采"] == "navigation.menu"
    assert rules["溪口新闻网 - 教育 - 正文"] == "navigation.path"
    assert {rules["[1] [2] 下一页"], rules["字体：大 中 小　　打印　　关闭"]} == {"navigation.chrome"}
    assert len(understand(Source.from_text(text)).articles) == 1


@pytest.mark.parametrize(("line", "day"), [
    ("一九五七年五月十六日　星期四　第四一二号", "1957-05-16"),
    ("中華民國113年10月5日　第147期", "2024-10-05"),
    ("二〇二四年十一月　总第203期", "2024-11"),
])  # fmt: skip
def test_dates_of_issues(line: str, day: str) -> None:
    text = f"溪口小报\n{line}\n\n夜班食堂开门\n　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好。\n"
    assert understand(Source.from_text(text)).issue.date == day


def test_misprinted_date_of_an_issue() -> None:
    text = "溪口小报\n民国十十年十十月　第147期\n\n夜班食堂开门\n　　食堂夜里十一点再开一餐，热汤热饭，职工们说好。\n"
    assert understand(Source.from_text(text)).issue.date is None


def test_advertisement_in_a_text() -> None:
    text = (
        "夜班食堂开门\n　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说\n"
        "北街汽修厂　机油八折　电话 0000-3388001\n好，来吃的人一天比一天多。\n"
    )
    assert labels(text)["北街汽修厂　机油八折　电话 0000-3388001"][1] == "furniture.advertisement-in-text"


@pytest.mark.parametrize(("line", "people"), [
    ("(急诊科 苗可欣 宣传科 邬江)", [("苗可欣", None), ("邬江", None)]),
    ("(物业 魏小波)", [("魏小波", None)]),
    ("江湾村 房小凤", [("房小凤", None)]),
    ("本报记者 凌 霄/文 田 壮/图", [("凌霄", "本报记者"), ("田壮", "文")]),
    ("本报记者 童 谣 摄", [("童谣", "本报记者")]),
    ("(张 弛整理)", [("张弛", "整理")]),
    ("供图、讲述/韦一苇 整理/桑可", [("韦一苇", "供图/讲述"), ("桑可", "整理")]),
    ("(王开文)", [("王开文", None)]),
    ("郑伊伦(台南市,国中教师)", [("郑伊伦", None)]),
    ("记者 阮书玮/湖东", [("阮书玮", "记者")]),
])  # fmt: skip
def test_bylines(line: str, people: list[tuple[str, str | None]]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(who.name, who.role) for who in byline.people] == people


@pytest.mark.parametrize("line", ["某某公司 启 事", "麦田书(组诗)", "路灯亮了"])
def test_no_bylines(line: str) -> None:
    byline = read_byline(line)
    assert byline is None or not byline.people


def test_a_name_sends_in_news() -> None:
    opening = read_opening("丁望春讯 青竹农业社从二月起抽出劳力积肥。")
    assert opening is not None and opening.byline is not None
    assert [who.name for who in opening.byline.people] == ["丁望春"]
    place = read_opening("平安县讯 青竹农业社从二月起抽出劳力积肥。")
    assert place is not None and place.byline is None
