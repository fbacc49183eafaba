"""Reports in numbered parts, columns that the list of contents names in brackets, items behind tags in 〔〕."""

from __future__ import annotations

from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind

TOP = "溪口人大\n2023年第2期（总第74期）\n溪口市人大常委会办公室编　2023年4月28日出版\n"
LEAD = "　　三月六日至二十四日，工委组成三个调研组，走了十一个乡镇，看了四十处水厂，听了两百多位村民的话。\n"
REPORT = (
    f"让有水喝变成喝好水\n——关于农村饮水的调研报告\n{LEAD}一、基本情况\n"
    "五年来，全市投入四点一八亿元，建成集中供水工程六十三处，自来水通到了最远的自然村。\n二、存在的问题\n"
    "（一）水源“靠天”。全市分散供水工程中，有四成取自山泉和溪沟，去年夏秋连旱，两万人靠送水过日子。\n"
    "（二）管网“带病”。早年铺设的管道多是塑料管，埋得不深，漏损率普遍在三成左右，修一处漏一处。\n"
    "三、几点建议\n要不要建大水厂？\n建，但不能都建。建议以两座水库为骨干水源，三年内新建跨乡镇水厂四座。\n"
)


def test_what_stands_between_two_parts_is_of_one_story() -> None:
    text = f"{TOP}{REPORT}{OTHER}"
    assert titles(text) == ["让有水喝变成喝好水", "车棚换了新灯"]
    assert labels(text)["三、几点建议"][0] is Kind.CROSSHEAD


def test_a_box_between_two_parts_stays_one() -> None:
    box = "【小资料】什么是分散供水\n　　几户人家共用一口井、一条溪沟，没有水厂也没有管网，叫分散供水，多在山上。\n"
    assert "【小资料】什么是分散供水" in titles(f"{TOP}{REPORT.replace('二、存在', box + '二、存在')}{OTHER}")


def test_a_column_that_the_list_of_contents_names_in_brackets() -> None:
    contents = "目　录\n【车间内外】\n夜班食堂开门……………1\n【城墙根】……………2\n车棚换了新灯……………3\n"
    text = f"{TOP}{contents}\n车间内外\n{STORY}城墙根\n{OTHER}"
    assert [labels(text)[name][0] for name in ("车间内外", "城墙根")] == [Kind.STANDING_HEAD] * 2


def test_items_behind_tags_in_shell_brackets() -> None:
    items = (
        "〔沿河镇〕四月七日，镇里组织二十一名代表对三家农贸市场的电子秤复秤，查出两台不准的，当天换下。\n"
        "〔马家渡〕联络站每逢渡口早班船开航前半小时接待赶集的群众，已经收集意见三十四条，办结二十条。\n"
        "〔东坪〕街道工委请退休法官为三十名代表讲解怎样写好一件建议，讲了两个钟头，问的人排到门口。\n"
    )
    assert titles(f"{TOP}{STORY}乡镇传真\n{items}")[1:] == [None, None, None]  # where, and not what


def test_a_place_before_a_gap_names_no_item() -> None:
    items = (
        "▲双堰乡　投资四万八千元改建的敬老院于十月二十日落成，首批十九位老人搬了进去，每人一床新棉被。\n"
        "▲东坪街道　新装的四十盏路灯本周亮了，从菜场到学校一路不再摸黑，孩子们放学可以走近路。\n"
        "▲渡口通船　停了两个月的早班船十一月一日起照开，每天两班，票价不变，站长说水位够了。\n"
    )
    assert titles(f"{TOP}{STORY}乡镇传真\n{items}")[1:] == [None, None, "渡口通船"]
