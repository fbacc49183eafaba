"""One file in which many issues stand one below the other: what it costs grows with its size, not with the square."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from tools.layouts.families import FAMILIES, build

from gazette_cli.source import Source
from gazette_cli.structure import split
from gazette_cli.structure.entries import Entries
from gazette_cli.structure.margins import margins_of
from gazette_cli.structure.rows import Rows
from gazette_cli.structure.script import Script
from gazette_cli.structure.sheet import REACH

_TIMES = 4  # how many times as large the larger file is
_MOST = 1.3  # times as much work as the size tells


def _issues() -> Iterator[str]:
    for seed in count(700):
        for family in FAMILIES:
            yield build(family, seed).text + "\n"


def _lists() -> Iterator[str]:
    """Contents without marks that nothing below fulfils."""
    chance = random.Random(8)
    while True:
        titles = ["".join(chance.choices("山水田林路桥灯车夜班食堂开门换新", k=9)) for _ in range(6)]
        yield "目录\n" + "\n".join(titles) + "\n\n" + "".join(chance.choices("县乡村镇街居民职工", k=60)) + "。\n"


def _cells() -> Iterator[str]:
    chance = random.Random(8)
    while True:
        yield f"{chance.choice(('合计数', '村里', '镇上'))}\n{chance.randrange(300)}\n"


def _interrupted() -> Iterator[str]:
    """Stories broken off, two thirds of which are taken up again."""
    for n in count():
        back = "(上接第一版)\n" if n % 3 else ""
        yield f"第{n}座桥通车\n村里的桥修了{n}天,今天\n(下转第三版)\n"
        yield f"食堂{n}号开门\n热汤热饭职工说好。\n{back}通车了,{n}户人家说好。\n"


def _calls(text: str) -> int:
    """How many functions are called to split a text."""
    calls = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    source = Source.from_text(text)
    sys.setprofile(profile)
    try:
        split(source)
    finally:
        sys.setprofile(None)
    return calls


def _of(parts: Iterator[str], size: int) -> str:
    text = ""
    while len(text) < size:
        text += next(parts)
    return text


_SHAPES = [(_issues, 60_000), (_lists, 12_000), (_cells, 4_000), (_interrupted, 12_000)]


@pytest.mark.parametrize(("parts", "size"), _SHAPES)
def test_work_grows_with_the_size(parts: Callable[[], Iterator[str]], size: int) -> None:
    texts = parts()
    small, large = _of(texts, size), _of(texts, _TIMES * size)
    done, more = _calls(small), _calls(large)
    assert more / done <= _MOST * len(large) / len(small), (done, more)


def _come_again(printed: list[str], earlier: int, later: int) -> bool:
    """What `Rows` says, line by line and without a memory."""
    first = run = 0
    apart = later - earlier
    while first < min(earlier, apart - 1) and printed[earlier - first - 1] == printed[later - first - 1]:
        first += 1
    while run < min(len(printed) - later, apart) and printed[earlier + run] == printed[later + run]:
        run += 1
    letters = sum(map(len, printed[later - first : later + run]))
    whole = letters >= 30 and first + run >= 3
    whole = whole or (run == 2 and min(map(len, printed[later : later + run])) >= 14)
    return ((run == apart and letters >= 10) or whole) and ":" not in printed[later - first]


def test_rows_are_found_as_line_by_line() -> None:
    chance = random.Random(3)
    words = ["桥通了", "食堂开门", "时间:八点", "热汤热饭职工说好了没有", "村道上的四盏灯换了新的亮堂多了", "车棚"]
    answers = set()
    for _ in range(200):
        printed = [chance.choice(words) for _ in range(12)] * chance.randint(1, 3)
        printed[chance.randrange(len(printed))] = "另一行"
        rows = Rows(printed, str.__eq__)
        for later, text in enumerate(printed):
            earlier = printed.index(text)
            if earlier < later:
                answers.add(expected := _come_again(printed, earlier, later))
                assert rows.come_again(earlier, later) is expected
    assert answers == {True, False}


def test_quoted_lines_in_a_row_up_to_one_without_a_blank() -> None:
    text = "正文一行\n" * 40 + "> 甲\n> 乙\n> 丙\n>丁\n> 戊\n" + "正文一行\n" * 40 + "> 己\n> 庚\n"
    starts = [text.index(f"> {char}") for char in "甲乙丙"]
    assert list(margins_of(text)) == starts


def test_titles_announce_within_reach() -> None:
    entries = Entries([(5, "村道换了新灯"), (3 * REACH, "村道换了旧灯"), (7, "灯")])
    assert [len(grams) for grams in entries.sharing({"村道"}, 8)] == [5]
    assert len(entries.sharing({"换了"}, 2 * REACH)) == 1
    assert not Entries([(7, "灯")])


def test_a_name_is_restored_as_it_is_printed_near_by() -> None:
    far = "這個會說們國來為。\n" * 100_000
    script = Script.of("記者于明\n" + far + "記者於明\n")
    assert script.restore("于明", 0) == "于明"
    assert script.restore("于明", len(far)) == "於明"
    assert script.restore("来于") == "來于"
