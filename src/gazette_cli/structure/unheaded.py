"""Paragraphs that are stories of their own though no headline and no mark says so: notices, letters, briefs in a row.

Below the name of a column, or below what somebody has signed, each begins anew: as a story does, with whom it is
about or to whom it is written, as long as the others, and with no word of those above. A logistic regression, fitted
by `tools/fit_unheaded.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from statistics import fmean, pstdev
from typing import NamedTuple

import orjson

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.lexicon import packaged
from gazette_cli.patterns import late
from gazette_cli.structure.box_names import has_box_name
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.leads import lead_step
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.run_in import opens_with_sentence
from gazette_cli.structure.standing_heads import names_column
from gazette_cli.structure.units import Unit

_SURE = 0.72  # share from which a paragraph is taken for an item by itself, …
_MEAN, _LIKELY = 0.65, 0.45  # … that of several below one heading from which those are that are nearly as likely as not
_LONGEST_NAME = 10  # characters of the name of a column
_SHORT_NAME = 6
_SHORTEST, _SHORT = 15, 25  # characters of an item, and of a paragraph that hardly is one
_MOST_LENGTH, _MOST_ITEMS = 300, 8  # beyond which more says nothing
_FRONT = 12  # characters in which who was named above is meant
_LEAD_STEPS = 4
_BEFORE = 8  # units above a heading that hold the story a box is set into
_LISTS = late(  # what is above entries by day, which are read elsewhere, and above rows of a list
    r"^[(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月|\d{4}年|大事|[记紀纪]事|天气|天氣|预报|預報|预告|預告|日程|安排|名单|名單"
)
_DIGIT = re.compile(r"\d")
_HAN = re.compile(f"{HAN}+")
_REFERS = late(
    r"“?(?:[该該这這那他她它而但]|此外|同时|与此同时|另外|其中|为此|对此|随后|接着|下一步|据了解|据悉|不过|然而|于是|后来|因此|所以"
    r"|如今|现在|当时|首先|其次|最后|原来|没想到|记者|目前|至此|除了|[一二三四]是|(?:.{0,4}回复|答复?|复|A|编[者后辑].{0,4}):)"
)
_MEANT = late("[他她它]|这[个些种项样次里]|[该該]")
_SIGNED = late(r"[(][^()。]{2,24}[)]$|[。!?”][^。,:;!?]{2,14}$")
_COURT = late(r".{2,30}:本院|申请人.{2,30}(?:因|向本院)")
_ASKS = late(r"[问Qq]\s?:|.{2,14}(?:[问問]|[来來][函信电電]|留言|反映|咨询|建议|投诉)[:,]")
_ADDRESSED = late(
    r"(?:尊敬的|敬爱的|亲爱的|[网網]友)?.{1,16}?(?:同志|先生|女士|小姐|老[师師]|[编編][辑輯]|主任|书记|县长|市长|校长|院长|大夫"
    r"|医生|读者|[们們]|朋友|[您你]好|网友|公司|“[^”]{1,12}”)(?:[:!,]|:您好)"
)
_DATED = late(
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:月(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[日号]?|[日时])"
    r"|近日|日前|[昨今][日天]|[本上][周月]|周[一二三四五六日]|星期[一二三四五六日]"
)
_NAMED = late(rf"{HAN}{{1,12}}(?:\([^()]{{1,8}}\))?:")
_BODY = late(
    rf"(?:{HAN}|[\d一二三四五六七八九十]){{1,10}}?(?:[镇鎮乡鄉村厂廠校院局所站队隊部馆館会會社连营团处科室里市县縣区區堂店]"
    r"|[社街][区區道]|公司|中心|[小中大]学|公社|大队|工会|商店)"
)
_ASKED = ("问:", "Q:")
_OPENINGS = (_COURT, _ASKS, _ADDRESSED, _DATED, _NAMED, _BODY)
_TOLD_OF = late("遗失|不慎|丢失|拾[到得]|捡到|招领|作废|声明")


class Paragraph(NamedTuple):
    """A paragraph that stands below another one, or below who signed that: its position and what is weighed in it."""

    place: int
    cues: dict[str, float]


def find_unheaded(units: Sequence[Unit], usual_gap: int) -> set[int]:
    """Positions of paragraphs that are items though nothing marks them; the first below the name of a column is one
    where all others are. `usual_gap` is how many blank lines stand between most units."""
    found: set[int] = set()
    for paragraphs in rows_of(units, usual_gap):
        shares = [share_of(one.cues) for one in paragraphs]
        together = len(shares) > 1 and fmean(shares) >= _MEAN
        items = {
            one.place for one, share in zip(paragraphs, shares, strict=True)
            if share >= _SURE or (together and share >= _LIKELY)
        }
        first = paragraphs[0].place - 1
        if len(items) == len(paragraphs) and _is_below_column(units, first, paragraphs):
            items.add(first)
        found |= items
    return found


def _is_below_column(units: Sequence[Unit], first: int, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the first paragraph of a stretch stands below a heading that is the name of a column: by what it says, or
    since it is short and several items follow."""
    if not first or units[first].type != TEXT or not _heads(units[first - 1]):
        return False
    cues = paragraphs[0].cues
    return bool(cues["column"]) or (bool(cues["named-shortly"]) and len(paragraphs) > 1)


def rows_of(units: Sequence[Unit], usual_gap: int) -> Iterator[list[Paragraph]]:
    """The paragraphs of each stretch between two headings that may be items, with what is weighed in them.

    Only below a short heading, which may be the name of a column, or behind what is signed; the first of a stretch is
    never among them.
    """
    start = 0
    for n in range(len(units) + 1):
        if n == len(units) or _heads(units[n]):
            if n - start > 1:
                found = list(_paragraphs(units, start, n, usual_gap))
                if found:
                    yield found
            start = n + 1


def share_of(cues: Mapping[str, float]) -> float:
    """How likely (0..1) a paragraph with these cues is an item."""
    weights = _weights()
    return 1.0 / (1.0 + math.exp(-weights[""] - sum([weights[name] * value for name, value in cues.items()])))


def _heads(unit: Unit) -> bool:
    return unit.type == TEXT and unit.head_like


def _paragraphs(units: Sequence[Unit], start: int, past: int, usual_gap: int) -> Iterator[Paragraph]:
    """Those of the stretch `[start, past)`."""
    name = units[start - 1].squeezed.strip(SECTION_MARKS) if start and _heads(units[start - 1]) else ""
    # who wrote it, or where it comes from, stands below a headline, and below no name of a column
    heads_story = units[start].type != TEXT or units[start].at_edge == str(Kind.NAVIGATION)
    below_name = 0 < len(name) <= _LONGEST_NAME and not heads_story
    places = [n for n in range(start, past) if units[n].type == TEXT]
    asked = [n for n in places[1:] if _may_be_item(units, n, below_name=below_name)]
    if not asked or _LISTS.search(name) or (name and has_box_name(name)) or _marked(units, places) > len(places) / 2:
        return
    texts = [units[n].text for n in places]
    openings = [next((n for n, one in enumerate(_OPENINGS) if one.match(text)), -1) for text in texts]
    bylined = sum([units[n].closing is not None for n in places]) / len(places)
    stacked = start > 1 and bool(name) and _heads(units[start - 2])
    shared = _of_row(name, texts) | {"bylined": bylined, "stack": stacked}
    told: set[str] = set()  # the pairs of characters of the paragraphs above
    before = _pairs("\n".join([unit.text for unit in units[max(start - _BEFORE, 0) : max(start - 1, 0)]]))
    for at, n in enumerate(places):
        pairs = _pairs(texts[at])
        if n in asked:
            above = units[n - 1]
            opening, same = openings[at], openings.count(openings[at])
            refers = _REFERS.match(texts[at]) is not None
            yield Paragraph(n, shared | {
                "after-signed": _is_signed(units, n - 1),
                "above-ends-signed": above.type == TEXT and _SIGNED.search(above.text) is not None,
                "ends-signed": _SIGNED.search(texts[at]) is not None,
                "like-lead": lead_step(texts[at]) / _LEAD_STEPS,
                "log-length": math.log(len(texts[at])),
                "short": len(texts[at]) < _SHORT,
                "refers": refers,
                "refers-in-column": refers and shared["column"],
                "nothing-said-again": told.isdisjoint(pairs),
                "said-further-up": len(pairs & before) / (len(pairs) or 1),
                "gap": units[n].first.above > max(usual_gap, units[places[0]].first.above),
                "told-of": _TOLD_OF.search(texts[at]) is not None,
                "court": opening == 0, "asks": opening == 1, "addressed": opening == 2, "dated": opening == 3,
                "named": opening == 4, "body": opening == 5,
                "opens-as-above": 0 <= opening == openings[at - 1],
                "opening-shared": same / len(places) if opening >= 0 else 0.0,
            })  # fmt: skip
        told |= pairs


def _pairs(text: str) -> set[str]:
    return {run[k : k + 2] for run in _HAN.findall(text) for k in range(len(run) - 1)}


def _of_row(name: str, texts: Sequence[str]) -> dict[str, float]:
    """What the paragraphs below one heading have in common."""
    lengths = [min(len(text), _MOST_LENGTH) for text in texts]
    mean = fmean(lengths)
    below = texts[1:]
    return {
        "column": bool(name) and names_column(name),
        "named-shortly": 0 < len(name) <= _SHORT_NAME,
        "named-with-digit": _DIGIT.search(name) is not None,
        "no-heading": not name,
        "log-items": math.log(min(len(texts), _MOST_ITEMS)),
        "mean-length": mean / 100,
        "uneven": pstdev(lengths) / mean,
        "meant": sum([_MEANT.search(text, 0, _FRONT) is not None for text in below]) / len(below),
        "referring": sum([_REFERS.match(text) is not None for text in below]) / len(below),
        "signed": sum([_SIGNED.search(text) is not None for text in texts]) / len(texts),
    }


def _may_be_item(units: Sequence[Unit], n: int, *, below_name: bool) -> bool:
    """Whether a paragraph stands right behind what is signed, or below what may be the name of a column and behind the
    end of a sentence, and what it begins with is not read elsewhere."""
    unit = units[n]
    if unit.mark or unit.note or unit.number or unit.opening or len(unit.text) < _SHORTEST:
        return False
    if unit.text[:2] in _ASKED and unit.closing is None:  # nobody is said to ask: the questions of one story
        return False
    if opens_with_sentence(unit):  # 排水。早稻田先露叶尖: a title, or a point of a story
        return False
    return _is_signed(units, n - 1) or (below_name and units[n - 1].last.closed)


def _is_signed(units: Sequence[Unit], n: int) -> bool:
    """Whether a unit ends with who wrote it, and is no picture that stands within a story, nor one of those a colon
    announces."""
    unit = units[n]
    if unit.type == TEXT:
        return unit.closing is not None and not unit.photo
    return n == 0 or units[n - 1].text[-1] != ":"


def _marked(units: Sequence[Unit], places: Sequence[int]) -> int:
    return sum([bool(units[n].mark or units[n].number) for n in places])


@cache
def _weights() -> Mapping[str, float]:
    table: dict[str, float] = orjson.loads(packaged("gazette_cli.structure", "unheaded_weights.json"))
    return table
