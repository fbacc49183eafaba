"""Blocks of a page to stories: which columns a headline stands over, what belongs below, what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gazette_cli.readers.layout.lines import ruled_off
from gazette_cli.readers.layout.order import in_order
from gazette_cli.readers.layout.shapes import Area, Block, Page, around, beside

_HEAD = 1.1  # of the body's size: what is larger is set as a head
_INSIDE = 1.3  # a head of one line that is no larger may stand inside a column
_CAPTION = 0.93  # what is smaller may be a caption
_STACK = 1.2  # of the size: the widest gap between the lines of a head
_BELOW = 3.5  # of the body's size: how far below its head a story begins
_NEAR = 4.0  # the same: how far below another block the rest of its story may stand
_CENTRED = 0.75
_LEVEL = 0.6  # columns that begin at one height
_LONGEST_HEAD = 120  # characters
_CROWD = 600  # blocks on a page beyond which nobody made it up
_GUTTER = 0.4  # of the body's size


@dataclass(slots=True, eq=False)
class Story:
    """A head with what belongs to it; pieces without a head make a story too."""

    head: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    pictures: list[Block] = field(default_factory=list)

    @property
    def area(self) -> Area:
        """The area of everything in it."""
        return around(block.area for block in (*self.head, *self.blocks, *self.captions, *self.pictures))

    @property
    def columns(self) -> list[list[Block]]:
        """Its blocks in reading order, those of one column together."""
        size = max((block.size for block in self.blocks), default=0.0)
        ordered = in_order(self.blocks, lambda block: block.area, gutter=_GUTTER * size, columns_first=True)
        found: list[list[Block]] = []
        for block in ordered:
            if found and beside(found[-1][-1].area, block.area) > 0 and block.area.top >= found[-1][-1].area.top:
                found[-1].append(block)
            else:
                found.append([block])
        return found


class Plan:
    """The stories of one page; `body` is the size of its running text."""

    def __init__(self, page: Page, blocks: Sequence[Block], body: float) -> None:
        self._page, self._body = page, body
        self._owner: dict[int, Story] = {}
        self._rules = page.level
        pictures = [Block([], area) for area in page.pictures]
        stacks, rest = self._stacks(blocks)
        self._heads = [(stack, around(block.area for block in stack)) for stack in stacks]
        self._rest = sorted([*rest, *pictures], key=lambda block: (block.area.top, block.area.left))

    def stories(self) -> list[Story]:
        """The stories in the order they are read."""
        if len(self._rest) + len(self._heads) > _CROWD:
            return [Story(blocks=[block]) for block in self._rest if block.lines]
        found: list[Story] = []
        for stack, area in sorted(self._heads, key=lambda head: -head[1].top):  # heads shield what is below
            found.append(Story(head=stack))
            for block in self._over(area, stack[0].frame):
                self._give(block, found[-1])
        for block in self._rest:
            if id(block) not in self._owner:
                heir = self._heir(block)
                if heir is None:
                    found.append(heir := Story())
                self._give(block, heir)
        found = [story for story in found if story.head or story.blocks or story.captions]
        areas = {id(story): story.area for story in found}
        return in_order(found, lambda story: areas[id(story)], gutter=_GUTTER * self._body, columns_first=False)

    def _stacks(self, blocks: Sequence[Block]) -> tuple[list[list[Block]], list[Block]]:
        """Heads, lines close below each other together, from the top; and the other blocks."""
        large = [block for block in blocks
                 if block.size >= _HEAD * self._body and block.chars <= _LONGEST_HEAD and not block.lines[0].down]
        stacks: list[list[Block]] = []
        for block in sorted(large, key=lambda block: block.area.top):
            stack = next((stack for stack in stacks if self._goes_on(stack[-1], block)), None)
            if stack is None:
                stacks.append([block])
            else:
                stack.append(block)
        heads = [stack for stack in stacks if not self._is_inside(stack)]
        used = {id(block) for stack in heads for block in stack}
        return heads, [block for block in blocks if id(block) not in used]

    def _goes_on(self, above: Block, below: Block) -> bool:
        gap = below.area.top - above.area.bottom
        close = -above.size / 2 <= gap <= _STACK * max(above.size, below.size)
        return (close and beside(above.area, below.area) > 0 and above.frame == below.frame
                and not ruled_off(above.area, below.area, self._rules))  # fmt: skip

    def _is_inside(self, stack: list[Block]) -> bool:
        return len(stack) == 1 and len(stack[0].lines) == 1 and stack[0].size < _INSIDE * self._body

    def _over(self, head: Area, frame: int) -> list[Block]:
        """The columns that begin below a head and that it is set over: centred, or flush left."""
        starts = self._starting_below(head, frame)
        best: tuple[float, float, list[Block]] | None = None
        for first in range(len(starts)):
            for last in range(first, len(starts)):
                run = starts[first : last + 1]
                left, right = run[0].area.left, max(block.area.right for block in run)
                if left > head.left + self._body / 2 or right < head.right - self._body / 2:
                    continue
                off = abs((left + right) / 2 - head.middle) / self._body
                rank = (0.0, left - right) if off <= _CENTRED else (1.0, off + (right - left) / self._body)
                if best is None or rank < best[:2]:
                    best = (*rank, run)
        return [block for block in starts if beside(block.area, head) > 0] if best is None else best[2]

    def _starting_below(self, head: Area, frame: int) -> list[Block]:
        """The topmost blocks of their columns that begin a little below a head, from the left."""
        near = [block for block in self._rest
                if id(block) not in self._owner
                and (block.frame == frame or not block.lines)
                and head.bottom - self._body / 2 <= block.area.top <= head.bottom + _BELOW * self._body
                and not self._is_cut_off(head, block)]
        near.sort(key=lambda block: block.area.top)
        found: list[Block] = []
        for block in near:
            if all(beside(block.area, other.area) <= 0 for other in found):
                found.append(block)
        return sorted(found, key=lambda block: block.area.left)

    def _is_cut_off(self, head: Area, block: Block) -> bool:
        """Whether a rule stands between a head and the block, or another head nearer above it, on its side."""
        if ruled_off(head, block.area, self._rules):
            return True
        top, reach = block.area.top, _BELOW * self._body
        return any(area is not head and top - reach <= area.bottom <= top + self._body and beside(area, block.area) > 0
                   and beside(area, head) <= 0 for _, area in self._heads)  # fmt: skip

    def _heir(self, block: Block) -> Story | None:
        """The story of what stands directly above the block, or that begins level with it on its left."""
        above = self._nearest_above(block)
        if above is not None:
            owner, area = above
            far = _NEAR * self._body if block.lines else 2 * _NEAR * self._body
            if block.area.top - area.bottom <= far and not ruled_off(area, block.area, self._rules):
                return owner
        level = [other for other in self._rest
                 if id(other) in self._owner and other.area.right <= block.area.left + self._body
                 and abs(other.area.top - block.area.top) <= _LEVEL * self._body and other.frame == block.frame]
        if not level or not block.lines:
            return None
        neighbour = max(level, key=lambda other: other.area.right)
        return self._owner[id(neighbour)] if neighbour.size and self._alike(neighbour, block) else None

    def _alike(self, one: Block, other: Block) -> bool:
        return abs(one.size - other.size) <= 0.1 * self._body and not self._fenced(one.area, other.area)

    def _fenced(self, left: Area, right: Area) -> bool:
        """Whether a vertical rule is drawn between two columns."""
        return any(rule.height > rule.width and left.right - 3 <= rule.left <= right.left + 3
                   and rule.top <= right.top + self._body and rule.bottom >= right.top for rule in self._page.rules)

    def _nearest_above(self, block: Block) -> tuple[Story, Area] | None:
        best: tuple[Story, Area] | None = None
        for owner, area in self._placed():
            shares = beside(area, block.area) > 0.3 * min(block.area.width, area.width)
            above = area.top < block.area.top and area.bottom <= block.area.top + self._body
            if shares and above and (best is None or area.bottom > best[1].bottom):
                best = (owner, area)
        return best

    def _placed(self) -> Iterable[tuple[Story, Area]]:
        """Everything that has a story already, heads and blocks."""
        for block in self._rest:
            if id(block) in self._owner:
                yield self._owner[id(block)], block.area
        seen: set[int] = set()
        for story in self._owner.values():
            if story.head and id(story) not in seen:
                seen.add(id(story))
                yield story, around(block.area for block in story.head)

    def _give(self, block: Block, story: Story) -> None:
        self._owner[id(block)] = story
        if not block.lines:
            story.pictures.append(block)
        elif block.size <= _CAPTION * self._body and self._captions(block):
            story.captions.append(block)
        else:
            story.blocks.append(block)

    def _captions(self, block: Block) -> bool:
        """Whether a picture stands directly above, or directly below."""
        for picture in self._page.pictures:
            gap = max(block.area.top - picture.bottom, picture.top - block.area.bottom)
            if gap <= 2.5 * self._body and beside(picture, block.area) > 0.5 * block.area.width:
                return True
        return False

