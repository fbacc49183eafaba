"""Supplements: authors printed above their headlines, and large initials torn off their paragraphs."""

from __future__ import annotations

from gazette_cli import Document
from gazette_cli.source import Source
from gazette_cli.structure import split

_PAGE = """草垛晚报　副刊　04
2024年3月9日　星期六　总第118期
责任编辑　甘棠
□ 闻人岚
渡口的磅秤
祖
父在渡口过了四十一年磅。那台磅秤是1956年从省城运来的，砣换过三回。
小时候我最爱看祖父拨砣。船靠岸，担子一副接一副上来，他的嗓子哑了半个月。
石柘木
春汛来的时候
渡船解缆以前，三只白鹭从草垛后面起身，把一条河折成两半。
后来桥通了，船停在岸上，白鹭还是每年三月回来。
习水声
一顶斗笠走了三千里
斗笠是篾匠编的。1964年3月，镇上去了27个人，一人一顶，编号写在里圈。
去年冬天，有人在三千里外的农场看见过其中一顶，里圈还写着“十九号”。
"""


def _split(text: str) -> Document:
    return split(Source.from_text(text))


def _signed(text: str) -> list[tuple[str | None, list[str]]]:
    found = _split(text).articles
    return [(one.headline.text if one.headline else None, [who.name for who in one.people]) for one in found]


def test_authors_above_their_headlines() -> None:
    assert _signed(_PAGE) == [
        ("渡口的磅秤", ["闻人岚"]), ("春汛来的时候", ["石柘木"]), ("一顶斗笠走了三千里", ["习水声"]),
    ]  # fmt: skip


def test_an_article_begins_with_its_author() -> None:
    document = _split(_PAGE)
    starts = [min(span.start for span in one.spans) for one in document.articles]
    assert [document.source.text[start:].split("\n")[0] for start in starts] == ["□ 闻人岚", "石柘木", "习水声"]


def test_authors_at_the_end_of_their_stories_stay_there() -> None:
    lines = _PAGE.splitlines()
    for author, last in (("□ 闻人岚", 7), ("石柘木", 10), ("习水声", 13)):
        lines.remove(author)
        lines.insert(last, author)
    assert _signed("\n".join(lines) + "\n") == [
        ("渡口的磅秤", ["闻人岚"]), ("春汛来的时候", ["石柘木"]), ("一顶斗笠走了三千里", ["习水声"]),
    ]  # fmt: skip


def test_an_initial_goes_on_below() -> None:
    first = _split(_PAGE).articles[0].paragraphs[0]
    assert first.text.startswith("祖父在渡口过了四十一年磅。")
    assert len(first.spans) == 2


def test_a_character_alone_is_no_initial_above_a_beginning() -> None:
    text = _PAGE.replace("祖\n父在渡口", "鐘\n本报讯 3月2日，渡口")
    assert not any("鐘本报讯" in one.text for article in _split(text).articles for one in article.paragraphs)
