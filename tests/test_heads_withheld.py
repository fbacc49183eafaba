"""Short lines that head nothing, lines that head a card, and headlines printed again as the heads of their pages."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.source import Source
from gazette_cli.structure.features import Candidate, candidates
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.states import State

HEADS = {State.HEAD, State.SECTION}
CARD = (State.HEAD, State.CROSSHEAD)  # the name of a card inside a story, at most


def candidate(text: str, words: str) -> Candidate:
    """The candidate of the unit with these words."""
    board = board_of(Source.from_text(text))
    return next(one for one, unit in zip(candidates(board), board.units, strict=True) if unit.text == words)


@pytest.mark.parametrize("credit", ["溪口中学比赛现场 资料图片", "孙小满在渡口 资料照片", "渡口旧貌（资料图片）"])
def test_a_picture_from_the_files_is_a_caption(credit: str) -> None:
    assert labels(f"{STORY}{credit}\n\n{OTHER}")[credit][0] is Kind.CAPTION


@pytest.mark.parametrize("mark", ["附件", "附件1", "附 件 2：", "附件一"])
def test_what_stands_below_the_mark_of_an_attachment_heads_no_story(mark: str) -> None:
    text = f"{STORY}{mark}\n渡口维修资金表\n1. 北堤　三千元\n2. 南堤　四千元\n"
    assert HEADS.isdisjoint(candidate(text, "渡口维修资金表").states)


def test_the_mark_of_an_attachment_is_no_page_head() -> None:
    notice = "关于检修渡口的通知\n　　各村：六月检修渡口，请各村准备。\n"
    pages = "".join(f"{notice}— {n} —\n附件1\n{table}表\n" for n, table in enumerate(("渡口", "船只", "人员"), 2))
    text = f"溪口公报\n2021年第3期\n\n{pages}"
    assert labels(text)["附件1"][0] not in FURNITURE_KINDS


@pytest.mark.parametrize("answer", ["答：", "A：", "答:"])
def test_a_question_answered_right_below_heads_no_story(answer: str) -> None:
    text = f"{STORY}2. 渡船几点开？\n{answer}早上六点，逢集加开两班。\n"
    assert HEADS.isdisjoint(candidate(text, "2. 渡船几点开?").states)


def test_a_line_inside_a_paragraph_heads_no_story() -> None:
    above = "渡口换了新船\n　　六月二日，新船下了水。过去一船坐三十来人，老人和孩"
    below = "子挤在甲板上，如今两岸的人都说好，船也稳了。\n"
    text = f"{OTHER}{above}\n\n孩子们在渡口\n\n{below}{STORY}"
    assert HEADS.isdisjoint(candidate(text, "孩子们在渡口").states)


@pytest.mark.parametrize("field", ["时间：", "【时间】", "◇时间："])
def test_a_line_above_the_fields_of_a_card_heads_it(field: str) -> None:
    assert candidate(f"{STORY}渡口灯会\n{field}六月二日晚七点\n地点：北堤\n", "渡口灯会").states == CARD


def test_the_label_that_comes_again_begins_another_card() -> None:
    card = "时间：六月二日晚七点\n地点：北堤\n"
    assert candidate(f"渡口灯会\n{card}渡口棋会\n{card}", "渡口棋会").states == CARD
    row = "* 6月9日19:30 棋会"
    assert candidate(f"渡口灯会\n{card}{row}\n{card}", row).states != CARD


def test_a_marked_line_above_text_names_no_column_where_its_mark_comes_back() -> None:
    first = "◆渡口换了新船坐船的都说好\n　　六月二日，新船下了水，能坐三十八人。\n"
    found = candidate(f"{first}◆北堤种上了柳树和三叶草\n　　四月里栽下的，活了九成。\n", "◆渡口换了新船坐船的都说好")
    assert State.SECTION not in found.states


@pytest.mark.parametrize("again", ["汽笛又响了，渡船回来了", "汽笛又响了渡船回来了", "汽笛又响了，渡船回来"])
def test_a_headline_again_beside_a_folio_inside_a_paragraph(again: str) -> None:
    text = (
        f"古渡\n2025年第4期　双月刊\n\n{STORY}汽笛又响了，渡船回来了\n　　六月二日，新船下了水，老人和孩子再也不用\n\n"
        f"{again}\n08 | 09\n\n挤在甲板上，两岸的人都说好。\n\n{OTHER}"
    )
    found = [block for block in labels_of(text) if block[0] == again]
    assert [kind for _, kind in found][-1] is Kind.RUNNING_HEAD
    assert labels_of(text)[found_at(text, "汽笛又响了，渡船回来了")][1] not in FURNITURE_KINDS


def labels_of(text: str) -> list[tuple[str, Kind]]:
    """The words and the kind of every block."""
    return [(block.core.slice(text), block.kind) for block in read(text).blocks]


def found_at(text: str, words: str) -> int:
    """The position of the first block with these words."""
    return next(n for n, (printed, _) in enumerate(labels_of(text)) if printed == words)


def test_an_issue_line_on_a_later_page_ends_no_top() -> None:
    text = (
        "古渡\n2025年第4期　双月刊\n古渡镇人民政府主办\n\n母亲的渡口\n外婆家的门槛高，我小时候要用手撑着才能翻过去\n\n"
        f"— 02 —\n古渡 2025年第4期\n\n。后来门槛矮了，其实是我高了。\n\n{OTHER}"
    )
    assert labels(text)["母亲的渡口"][0] is Kind.HEADLINE


@pytest.mark.parametrize("head", ["6问渡口服务", "渡船补助政策问答", "您问我答：渡口怎么走"])
def test_what_names_the_questions_below_opens_a_story(head: str) -> None:
    asked = "1. 渡船几点开？\n答：早上六点，逢集加开两班。\n2. 票价涨了吗？\n答：没有涨，老人免票。\n"
    printed = head.replace("：", ":")
    assert set(candidate(f"{STORY}{head}\n{asked}", printed).states) <= HEADS
    assert not set(candidate(f"{STORY}秤杆上的学问\n{asked}", "秤杆上的学问").states) <= HEADS


def test_a_part_of_a_list_of_names_heads_no_story() -> None:
    row = "王必成　李南山　令狐小婉　祁红梅\n"
    text = f"{STORY}捐款名单\n{row}后勤组\n赵海山　钱小满　孙北渡　周春田\n"
    assert HEADS.isdisjoint(candidate(text, "后勤组").states)


@pytest.mark.parametrize("head", ["渡口几点开门？", "溪口镇给渡口换了新船"])
def test_a_line_above_a_dateline_goes_on_with_no_paragraph(head: str) -> None:
    text = (
        "　　头一年起头难，大家心里都没有\n底。摊位家家一个味道，菜单抄来抄\n去，客人来一回就不来第二回，这样\n"
        f"{head}\n本报讯　六月二日，渡口的新船下了\n水，能坐三十八人，两岸的人都说好。\n"
    )
    board = board_of(Source.from_text(text))
    assert head.replace("？", "?") in [unit.text for unit in board.units]


def test_a_picture_from_the_files_behind_the_sign_of_a_list() -> None:
    rows = "".join(f"△北堤第{n}段的石料已经运到，一共用去三百方。\n" for n in "一二三四")
    shown = "△渡口旧貌 资料图片"
    assert labels(f"{STORY}{rows}{shown}\n{OTHER}")[shown][0] is Kind.CAPTION


@pytest.mark.parametrize("line", ["遗失声明、公告刊登请致电广告部", "广告刊登联系市场部"])
def test_where_to_have_an_advertisement_printed(line: str) -> None:
    assert labels(f"{STORY}{line}\n\n{OTHER}")[line] == (Kind.COLOPHON, "colophon.house-line")


def test_the_name_of_a_note_may_begin_its_headline() -> None:
    text = f"{STORY}编后：为了一盏灯\n　　一盏灯不大，照亮的是回家的路，愿这样的灯再多一些。\n{OTHER}"
    assert candidate(text, "编后:为了一盏灯").states == (State.HEAD,)
    told = f"{STORY}编后：一盏灯不大，照亮的是回家的路。\n{OTHER}"
    assert candidate(told, "编后:一盏灯不大,照亮的是回家的路。").states == (State.ITEM,)


def test_who_made_the_page_stands_in_its_head() -> None:
    head = "2015年5月25日　04　文化园地　版式：米洋"
    assert labels(f"{STORY}{head}\n{OTHER}")[head] == (Kind.RUNNING_HEAD, "running-head.staff")


def test_pages_counted_from_the_top_of_the_issue() -> None:
    story = f"{STORY}　　饭菜便宜，量也足。\n　　天冷了，还添了姜汤。\n"
    top = "溪口化工\n2015年5月25日　第12期　本期共4版\n"
    assert labels(f"{top}1 要闻\n{story}\n2 医者仁心\n{OTHER}")["2 医者仁心"] == (Kind.FOLIO, "folio.with-section")
    assert labels(f"{top}{story}\n2 医者仁心\n{OTHER}")["2 医者仁心"][0] is not Kind.FOLIO
