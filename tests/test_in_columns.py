"""What stands below the name of a column, a piece of its own without a headline: questions, notices of a court."""

from __future__ import annotations

from tests.pages import OTHER, STORY, read

ASKED = (
    "问：邻居家的空调外机正对着我家窗户，我可以要求移走吗？（读者　潘桂枝）\n"
    "答：可以先与邻居和物业协商，不符合安装规范的可以要求整改。\n"
    "问：我替朋友担保借款，没有写期限，现在还要不要还？\n"
    "答：没有约定保证方式的，按一般保证承担责任。\n"
)


def test_questions_below_the_name_of_a_column_are_pieces() -> None:
    articles = read(f"{STORY}法律信箱\n{ASKED}\n{OTHER}").articles
    asked = [article for article in articles if article.section == "法律信箱"]
    assert [article.headline for article in asked] == [None, None]
    assert [len(article.paragraphs) for article in asked] == [2, 2]


def test_questions_below_a_headline_are_one_piece() -> None:
    articles = read(f"{STORY}空调外机能不能移走\n本报记者　王明\n{ASKED}\n{OTHER}").articles
    heads = [article.headline.text if article.headline else None for article in articles]
    assert heads == ["夜班食堂开门", "空调外机能不能移走", "车棚换了新灯"]


def test_notices_of_a_court() -> None:
    notices = (
        "马小军：本院受理原告县农村商业银行与你借款合同纠纷一案，现公告送达起诉状，自公告之日起三十日内来院领取\n"
        "吴德顺、汤丽：本院受理原告冉启明诉你们买卖合同纠纷一案已审理终结，逾期视为送达。石门县人民法院\n"
    )
    articles = read(f"{STORY}法院公告\n{notices}\n{OTHER}").articles
    assert [article.headline for article in articles if article.section == "法院公告"] == [None, None]


def test_briefs_with_a_tag_and_no_headline() -> None:
    briefs = (
        "村里大小事\n坪顶村 老人共餐满百场\n坪顶村关怀据点的共餐八月十四日迈入第一百场，掌厨的特地卤了三锅肉。\n"
        "小学棒球队 首闯全县四强\n只有十三名球员的棒球队，日前在少棒赛击退两支劲旅，首度闯进四强。\n"
        "【水尾村】村办公处与电信公司完成基站修复，台风期间中断的手机信号已于八月十九日恢复。\n"
        "东兴村民拾获现金三万二千元，送交派出所后由失主领回，失主要送红包，他没有收。\n"
    )
    articles = read(f"{STORY}{briefs}\n{OTHER}").articles
    assert [len(article.paragraphs) for article in articles] == [1] * 6
    assert [article.headline for article in articles[3:5]] == [None, None]


def test_an_answer_with_a_tag_is_a_part_of_the_letter() -> None:
    letter = (
        "读者来信\n阅览室能不能晚点关门\n阅览室五点就关门，下了班的人赶不上，能不能晚两个小时？\n读者　王建国\n"
        "【馆方答复】来信收到了。阅览室早关，主要是人手不够，自六月一日起，改到晚上八点关门。\n"
    )
    articles = read(f"{STORY}{letter}").articles
    heads = [article.headline.text for article in articles if article.headline]
    assert heads == ["夜班食堂开门", "阅览室能不能晚点关门"]


def test_briefs_without_a_headline_between_those_that_have_one() -> None:
    plain = "四月十七日，校友、深海工程师回母校作报告，六百名师生到场聆听，会后互相问答了一个小时。\n"
    column = (
        "校园快讯\n春季运动会　拔河成了最热项目\n四月十一日至十二日，我校举行春季运动会，一千二百名同学参加。\n"
        "读书节　两千册旧书换了新主人\n在四月二十三日的漂流书市上，同学们用一本旧书换回另一本，换出两千册。\n"
    )
    articles = read(f"{STORY}{column}{plain}{OTHER}").articles
    assert [len(article.paragraphs) for article in articles] == [1] * 5
    assert articles[3].headline is None
    first = column.partition("读书节")[0]
    assert [len(article.paragraphs) for article in read(f"{STORY}{first}{plain}{OTHER}").articles] == [1, 2, 1]
