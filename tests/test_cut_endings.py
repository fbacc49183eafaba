"""Words cut off at the end of a story: a bracket, a credit, and where a letter was written."""

from __future__ import annotations

from tests.pages import OTHER, labels, read, titles

from gazette_cli.block import Kind

TOP = "溪口铁道\n一九八三年十一月九日　星期三\n第三一二期　今日四版\n"
WRAPPED = (
    "风雪夜走车\n　　　　　王小满\n"
    "　　老王把马灯挂在扳道房的门框上，雪已\n"
    "经没过了膝盖。电话里说，一列货车要在半\n个钟头后通过，可是南头的道岔冻死了。\n"
    "　　他脱下棉袄，蘸上半桶煤油，点着了塞\n"
    "进尖轨底下。火苗舔着铁，铁吱吱地响，徒\n弟要往上扑，被他一把推了出去，推得远。\n"
)
PHOTO = (
    "溪口客运段的三个包乘组今年以来为旅客做\n了好事两千一百多件。图为列车长李芳（左\n"
    "）在车上给一位老人量血压，摄于十月。王\n小满　摄影\n"
)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of all articles, blanks left out."""
    return ["".join(part.text.split()) for article in read(text).articles for part in article.paragraphs]


def test_the_end_of_a_bracket_below() -> None:
    text = (
        f"{TOP}{WRAPPED}　　远处，汽笛响了第一声。　　（未\n完待续）\n"
        "更　正\n　　本报上一期第二版有一处误植，特此更正。\n"
    )
    assert labels(text)["完待续）"][0] is Kind.PARAGRAPH
    assert "远处，汽笛响了第一声。（未完待续）" in paragraphs(text)


def test_a_photo_at_the_foot_of_a_page() -> None:
    text = (
        f"{TOP}{WRAPPED}（下转第四版）\n一周短波\n"
        "　　▲十一月四日，分局医院用自制的药给第\n一百名工人治好了腿，工人送来一面锦旗。\n"
        "　　▲分局象棋赛十一月六日在俱乐部结束\n"
        "，四十八名棋手下了三天，司机李大山得了\n第一名，奖脸盆一只。（李大山）\n"
        + PHOTO.replace("王\n小满　摄影", "张　兰\n摄影")
        + "第一版　责任编辑　李芳\n（上接第一版）\n"
        "　　徒弟爬起来，又抱了一捆柴。天快亮的\n时候，道岔扳动了，列车过去了。\n"
    )
    assert any(part.startswith("溪口客运段") and part.endswith("摄于十月。") for part in paragraphs(text))
    assert "photo" in [article.kind for article in read(text).articles]


def test_a_day_and_a_place_sign_a_letter() -> None:
    letter = (
        "给所里捎一包土\n王小满\n　　各位老同事：\n　　我调走已有29年，听说所里过生日，去不了，捎去一包土，是\n"
        "我在老家后山上自己淘的。今随信汇去一万元，请收下，不必登报。\n王小满\n9月30日　于溪口\n"
    )
    text = f"溪口月报 2018.10\n{letter}{OTHER}"
    assert labels(text)["9月30日　于溪口"][0] is Kind.SIGNATURE
    assert titles(text)[0] == "给所里捎一包土"
