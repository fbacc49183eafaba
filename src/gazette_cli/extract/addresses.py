"""The field `addresses`: places that a letter could be sent to.

A road with a house number, a crossing of two roads, or a numbered building, together with the
administrative places printed directly in front.

The value of an address: `place`, the parts in front from the largest; `road` and `number` (人民路, 26号),
`unit`, what stands behind (3号楼2单元501室), `crossing`, the second road of a crossing; None where not
printed; `confidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.extract.places import Part, chains
from gazette_cli.fold import HAN
from gazette_cli.tagger import View, see

_BEFORE = frozenset("到在从由向往赴沿经的和与及当前区县市镇乡村")  # no road begins with one of them as a word
_NO_ROADS = frozenset(
    ("公路", "铁路", "道路", "马路", "线路", "电路", "水路", "大路", "小路", "山路", "管路", "支路", "思路")
)
_NUMBER = r"[0-9A-Za-z一二三四五六七八九十百]{1,5}"


@cache
def _pattern() -> re.Pattern[str]:
    """人民路26号院3号楼2单元501室, 长江路与淮河路交叉口, 5栋2单元; not 26号下午, 3号文件."""
    road = rf"(?P<road>(?P<stem>{HAN}{{1,6}}?)(?:路|大街|街|大道|巷|胡同|弄|里弄)(?:[东西南北中]段|{_NUMBER}段|支路)?)"
    number = rf"(?P<number>[附甲乙丙]?{_NUMBER}(?:-[0-9]{{1,4}})?号(?:院|附[0-9]{{1,3}}号)?)"
    crossing = rf"(?:与|和)(?P<crossing>{HAN}{{1,6}}?(?:路|大街|街|大道))(?:交叉口|交汇处|交会处|路口)"
    room = rf"{_NUMBER}(?:号楼|栋|幢|座|单元|室|层|楼|号院)"
    return re.compile(rf"{road}(?:{crossing}|{number}(?P<unit>(?:{room}){{0,4}}))|(?P<only>(?:{room}){{2,5}})")


def find_addresses(text: str, context: Context) -> Iterator[Found]:
    """Every address in a folded text, ascending, none overlapping.

    >>> [(f.value["road"], f.value["number"]) for f in find_addresses("记者来到鹿渡区人民路26号院", Context())]
    [('人民路', '26号院')]
    """
    if not re.search("[号栋幢座口处元]", text):
        return
    view = see(text)
    rows = chains(view)
    edge = 0
    for match in _pattern().finditer(view.text):
        begin = match.start() if match["road"] is None else _road_begins(view, match, rows)
        if begin < edge or (match["road"] and view.text[begin : match.end("road")] in _NO_ROADS):
            continue
        inside = [row for row in rows if row[-1].end == begin and row[0].start >= edge]
        start = inside[-1][0].start if inside else begin
        edge = match.end()
        yield Found(start, edge, {
            "place": [text[part.start : part.end] for part in inside[-1]] if inside else [],
            "road": text[begin : match.end("road")] if match["road"] else None,
            "number": match["number"],
            "unit": match["unit"] or match["only"] or None,
            "crossing": match["crossing"],
            "confidence": 0.9 if inside or match["number"] else 0.8,
        })  # fmt: skip


def _road_begins(view: View, match: re.Match[str], rows: list[list[Part]]) -> int:
    """Where the name of the road begins: behind a place, else behind the last preposition or verb in front of it."""
    begin, stop = match.span("stem")
    for row in rows:
        if begin < row[-1].end <= stop:
            begin = row[-1].end
    for at in range(begin, stop):
        word, tag = view.words[view.cover[at]], view.tags[view.cover[at]]
        rest = view.text[at + len(word) : stop].strip("东西南北中")
        opens = at == view.starts[view.cover[at]] and rest
        if opens and ((len(word) == 1 and word in _BEFORE) or tag[:1] in ("p", "v", "u", "c", "r", "d")):
            begin = at + len(word)
    return begin


ADDRESSES = Extractor(
    name="addresses",
    version="1",
    find=find_addresses,
    about="streets with house numbers, crossings, buildings and rooms",
    about_zh="地址",
    examples=("人民路26号院", "长江路与淮河路交叉口", "3号楼2单元501室"),
)
