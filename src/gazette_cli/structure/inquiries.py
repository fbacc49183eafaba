"""The parts of a story about a complaint: what a reader told, what the reporter found, what the office answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gazette_cli.patterns import late
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.units import Unit

_TOLD = "(?:读者|市民|群众|居民|村民|网友|业主|家长)(?:来电|反映|投诉|诉求)"
_FOUND = "记者(?:调查|核实|走访|探访|回访|求证)|(?:(?:相关|有关|职能|主管)?部门|官方)(?:回应|回复|答复|说法)"
_STORY = late(_TOLD)
_PART = late(rf"{_TOLD}|{_FOUND}|(?:处理|办理|处置)结果")
_ENDS = frozenset("电映诉求查实访证应复法果】]:")
_LONGEST = 10  # characters, marks included
_NEAR = 8  # units within which another part stands


def find_inquiries(units: Sequence[Unit]) -> set[int]:
    """Positions of headings that name such a part, with another one near by: none of them opens a story."""
    parts: dict[int, str] = {}
    for n, unit in enumerate(units):
        if unit.head_like and len(unit.squeezed) <= _LONGEST and unit.squeezed[-1] in _ENDS:
            name = unit.squeezed.strip(SECTION_MARKS)
            if _PART.fullmatch(name):
                parts[n] = name
    return {n for n, name in parts.items() if any(parts.get(k, name) != name for k in range(n - _NEAR, n + _NEAR + 1))}


def heads_inquiry(units: Sequence[Unit], parts: Collection[int], n: int) -> bool:
    """Whether the first of such `parts` stands right below a short line: that is the headline."""
    return n + 1 in parts and n not in parts and _STORY.match(units[n + 1].squeezed.strip(SECTION_MARKS)) is not None
