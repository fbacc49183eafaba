"""Laws of the numeral reader: what is written is read back, and nothing hostile is slow or fatal."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette_cli.extract.amounts import AMOUNTS
from gazette_cli.extract.base import Context
from gazette_cli.extract.dates import DATES
from gazette_cli.extract.durations import DURATIONS
from gazette_cli.grammar.numbers import CHINESE, NUMERAL, read_int, read_number, read_numeral, write_decimal
from gazette_cli.grammar.numerals import scan

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("万亿", "萬億")


def write_section(number: int) -> str:
    """A number below ten thousand in Chinese."""
    out, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + UNITS[place]
            zero = False
        else:
            zero = True
    return out


def write_chinese(number: int) -> str:
    """Any number below 10**16 in Chinese, as taught in school."""
    if number == 0:
        return "零"
    out = ""
    for place, unit in ((3, "万亿"), (2, "亿"), (1, "万"), (0, "")):
        section = number // 10000**place % 10000
        if not section:
            continue
        if out and section < 1000:
            out += "零"
        out += write_section(section) + unit
        if unit == "万亿" and number // 10000**2 % 10000:
            out = out[:-1]  # 三万亿五千亿 is written 三万五千亿
    return out


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_is_read_back(number: int) -> None:
    assert read_number(write_chinese(number)) == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_formal_and_traditional_are_read_back(number: int) -> None:
    written = write_chinese(number)
    assert read_number(written.translate(FORMAL)) == number
    assert read_number(written.translate(TRADITIONAL)) == number


@given(st.integers(min_value=10, max_value=19))
def test_ten_needs_no_one(number: int) -> None:
    assert read_number(write_chinese(number).removeprefix("一")) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_arabic_groups(number: int) -> None:
    assert read_number(f"{number:,}") == number == read_number(str(number))


@given(st.decimals(min_value=0, max_value=99999, places=3), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_decimals_with_powers(number: Decimal, power: tuple[str, int]) -> None:
    assert read_number(f"{number}{power[0]}") == number * power[1]


@given(st.integers(min_value=1200, max_value=2099))
def test_years_as_digit_strings(year: int) -> None:
    assert read_int("".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))) == year


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_the_pattern_takes_the_whole_numeral(number: int) -> None:
    written = write_chinese(number)
    assert re.fullmatch(NUMERAL, written)


@given(st.text(alphabet=CHINESE + "几数余多来点.,0123456789 ", max_size=30))
def test_nothing_raises(text: str) -> None:
    numeral = read_numeral(text)
    if numeral is not None:
        assert numeral.high is None or numeral.low < numeral.high
        assert Decimal(write_decimal(numeral.low)) == numeral.low


ALPHABET = (
    "一二三十百千万亿两半几多余0123456789年月日号时点分个元块角%折成天周至到-—、,.:() "
    "“”上下本今去前后第每近约以内"
)


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_extractors_keep_their_promises(text: str) -> None:
    for extractor in (DATES, AMOUNTS, DURATIONS):
        edge = 0
        for found in extractor(text, Context()):
            assert edge <= found.start < found.end <= len(text)
            assert text[found.start : found.end].strip() == text[found.start : found.end]
            edge = found.end


PIECES = ("年", "1", "一", "1月", "1-", "本周", "十 ", "3至", "一分", "3个", "1,111", "近", "“三", "每三张")


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    for extractor in (DATES, AMOUNTS, DURATIONS):
        for _ in extractor(text, Context()):
            pass
    assert time.perf_counter() - started < 10  # seconds; a second power would take minutes


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("遇险请拨打幺幺零。", ["110"]),
        ("老幺今年上学了。", []),
        ("地址段为10.0.12.1,请勿外传。", ["10", "0", "12", "1"]),
        ("请稍候...9号窗口", ["9"]),
        ("一点两小时的会议", ["1", "2"]),
    ],
)
def test_numbers_that_only_look_like_decimals(text: str, numbers: list[str]) -> None:
    assert [str(found.numeral.low) for found in scan(text)] == numbers
