"""What an engine for names is: the plug-in point `gazette.ner` for heavier taggers a user has installed.

An engine is a pure function from a text to entities. It takes the place of the built-in tagger in running
text; bylines, titles, repeats inside the article and the shape of the value stay what they are. A package
offers one by an entry point:

    [project.entry-points."gazette.ner"]
    heavy = "my_package:ENGINE"

and is asked for by `gazette extract --fields names --names-engine heavy`. The built-in one is called `own`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

OWN = "own"


class Entity(NamedTuple):
    """`[start, end)` in code points of the text given, what it is (`person`, `org`, `place`), and a share of 0 to 1."""

    start: int
    end: int
    kind: str = "person"
    share: float = 0.9


@dataclass(frozen=True, slots=True)
class Engine:
    """A tagger of names; `find(text)` yields entities in any order, they may overlap.

    The text is folded (`gazette_cli.fold`): one article, parts joined by line feeds. Entities out of range are
    an error; those that are no persons are left out of the field `names`.
    """

    name: str
    version: str
    find: Callable[[str], Iterable[Entity]]
    about: str = ""
