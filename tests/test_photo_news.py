"""News told below a picture, and what it shows."""

from __future__ import annotations

from tests.pages import OTHER, labels, read, titles

from gazette_cli.block import Kind

PAGE = (
    "溪口日报\n2019年11月21日　星期四\n第8846期　今日四版\n溪口大桥提前47天合龙\n□ 本报记者 李芳\n"
    "　　昨日16时18分，随着最后一方混凝土\n浇入主跨中央，全长1086米的溪口大桥\n顺利合龙，比计划工期提前47天。\n"
    "短评\n慢半拍，才走得稳\n　　合龙快了47天，值得喝彩；有人提议\n元旦就通车，我们倒想劝一句：别急。荷\n"
    "载试验、伸缩缝、护栏、照明，哪一样都\n省不得。（张　兰）\n"
    "　　按照安排，大桥将在12月底前完成桥\n面铺装，2020年3月通车试运行，届时江\n"
    "北居民到市医院的车程由40分钟缩短至\n12分钟。\n"
    "　　11月19日，渡口的甘蔗进入开榨的季\n节。今年全市种植甘蔗31.5万亩，预计入\n榨142万吨。图为蔗农王小满（右）和他\n"
    "的妻子在田间捆蔗。李山 摄\n要闻速览\n　　■市博物馆征集老物件 即日起至12月\n"
    "20日，向社会征集农具、票证、照片，首\n批拟收300件，联系人：张大山。\n"
)


def test_what_happened_and_what_the_picture_shows() -> None:
    assert "photo" in [article.kind for article in read(PAGE).articles]
    assert titles(PAGE)[:2] == ["溪口大桥提前47天合龙", "慢半拍，才走得稳"]


SOLD = "▲今天清早，白马河边的花农挑着担子进城，雨水足，花期晚了一个星期，价钱没掉。易星河　摄\n"
OF_IT = "▲今天清早，夜班食堂门口的职工排起长队，热汤热饭端上桌，大师傅忙得满头是汗。易星河　摄\n"
CANTEEN = "夜班食堂开门\n　　五月起，夜班食堂夜里十一点再开一餐，热汤热饭，大师傅王大山说职工们吃得好。\n"


BOOKS = "图书室添了新书\n　　村里的图书室添了两百册新书，孩子们放学以后就来坐着看。\n"


def test_a_photo_below_a_story_it_is_not_about_is_an_item() -> None:
    assert titles(f"{OTHER}{CANTEEN}{SOLD}{BOOKS}") == ["车棚换了新灯", "夜班食堂开门", None, "图书室添了新书"]


def test_a_photo_of_the_story_above_is_its_caption() -> None:
    assert labels(f"{OTHER}{CANTEEN}{OF_IT}{BOOKS}")[OF_IT.strip()][0] is Kind.CAPTION
