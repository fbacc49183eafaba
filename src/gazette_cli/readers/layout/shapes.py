"""What stands on a page: pieces of print, rules, pictures, and the blocks they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_HALF_WIDE = "，。、；：！？”’）】》〉」』〕,.;:!?)"  # ink in the left half only: the rest may hang over the edge


class Area(NamedTuple):
    """A rectangle in points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The x of the centre."""
        return (self.left + self.right) / 2

    def holds(self, other: Area, slack: float = 2.0) -> bool:
        """Whether `other` lies inside, but for `slack` points."""
        return (self.left - slack <= other.left and other.right <= self.right + slack
                and self.top - slack <= other.top and other.bottom <= self.bottom + slack)  # fmt: skip


def beside(one: Area, other: Area) -> float:
    """How many points of width two areas have in common; negative: the gap between them."""
    return min(one.right, other.right) - max(one.left, other.left)


def around(areas: Iterable[Area]) -> Area:
    """The smallest area that holds all of `areas`, of which there is at least one.

    >>> around([Area(0, 0, 2, 2), Area(1, 1, 5, 3)])
    Area(left=0, top=0, right=5, bottom=3)
    """
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))


def least_sure(prints: Iterable[Print]) -> float | None:
    """The least confidence of some pieces; None where none of them is recognised."""
    return min((piece.confidence for piece in prints if piece.confidence is not None), default=None)


def place_of(prints: Sequence[Print]) -> Area | None:
    """Where pieces are seen together; None where that is around their areas."""
    return around(piece.told for piece in prints) if any(piece.place for piece in prints) else None


@dataclass(slots=True, eq=False)
class Print:
    """A stretch of print on one line: its words, its area, the size of a full-width character in points.

    `down` says that the characters stand one below the other; `frame` numbers the box it is printed in, or is -1;
    `row` says that it is a row of a table; `confidence` how sure the words are, where recognised;
    `place` where it is seen on a page whose areas were set straight.
    """

    text: str
    area: Area
    size: float
    bold: bool | None = None
    down: bool = False
    frame: int = -1
    row: bool = False
    confidence: float | None = None
    place: Area | None = None

    @property
    def told(self) -> Area:
        """Where it stands on the page as people see it."""
        return self.place or self.area

    @property
    def inked(self) -> float:
        """The right edge of the ink, where a mark that fills half its square ends the line."""
        return self.area.right - (self.size / 2 if self.text[-1:] in _HALF_WIDE else 0.0)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a reader saw it: its number (1-based), measures in points, and what is drawn on it.

    `rules` are drawn lines, horizontal and vertical; `frames` drawn boxes; `pictures` images. `unit` is what a point
    measures in the unit in which places are told: 1, or so many pixels.
    """

    number: int
    width: float
    height: float
    prints: list[Print]
    rules: list[Area] = field(default_factory=list)
    frames: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    unit: float = 1.0

    @property
    def level(self) -> list[Area]:
        """The horizontal rules."""
        return [rule for rule in self.rules if rule.width >= rule.height]


@dataclass(slots=True, eq=False)
class Block:
    """Lines of one size below each other, or a picture, which has none."""

    lines: list[Print]
    area: Area
    size: float = 0.0
    frame: int = -1

    @classmethod
    def of(cls, lines: list[Print]) -> Block:
        """The block that some lines make, of which there is at least one."""
        area = around(line.area for line in lines)
        right = max(line.inked for line in lines)
        return cls(lines, area._replace(right=max(right, area.left + 1)), lines[0].size, lines[0].frame)

    @property
    def chars(self) -> int:
        """How many characters it holds."""
        return sum(len(line.text) for line in self.lines)
