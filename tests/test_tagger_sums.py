"""The sums the tagger keeps are those of its keys."""

from __future__ import annotations

from gazette_cli.tagger import look
from gazette_cli.tagger.candidates import ends, starts
from gazette_cli.tagger.features import cut_of, end_keys, kind_of, left_keys
from gazette_cli.tagger.model import _of_end, _of_left, _sum, tables

TEXT = (
    "王明说,镇长冉光旭和李芳、赵小满(女)到场。张老师与周敏书记来了;欧阳建平讲完\n常委高兴地说,钱多多同志"
    "任主任。2019年马骏36岁 三班黄月娥\n孙女士,水利局林海涛、陆一鸣、郑国"
)


def test_kept_sums_are_those_of_the_keys() -> None:
    view = look(TEXT)
    seen = 0
    for start, title, _ in starts(view, view.openings):
        assert _of_left(view.text, start) == _sum(tables()[0], left_keys(view.text, start))
        for end in ends(view.text, start):
            span, kind = (start, end), kind_of(view.text[start:end])
            next_word = cut_of(view, span, kind, title)[1]
            assert _of_end(view.text, span, kind, next_word) == _sum(
                tables()[5], end_keys(view.text, span, kind, next_word)
            )
            seen += 1
    assert seen > 20
