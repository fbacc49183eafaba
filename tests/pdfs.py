"""Small PDF files, written here: a font of squares that says what they mean, at places in points from the top left."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 600.0, 800.0
SIZE = 10.0


@dataclass(frozen=True)
class Words:
    """A run of print: its baseline begins at `x`, `y`, turned by degrees against the clock."""

    text: str
    x: float
    y: float
    size: float
    turn: float

    def drawn(self, codes: dict[str, int]) -> str:
        """The operators that draw it."""
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        code = "".join(f"{codes[char]:02x}" for char in self.text)
        return (f"BT /F1 {self.size} Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {self.x} {HEIGHT - self.y} Tm "
                f"<{code}> Tj ET")  # fmt: skip


@dataclass
class Sheet:
    """One page under the pen; `rotate` is the page's own turn in degrees."""

    rotate: int = 0
    marks: list[str | Words] = field(default_factory=list)

    def text(self, words: str, x: float, y: float, size: float = SIZE, *, turn: float = 0.0) -> Sheet:
        """Words whose baseline begins at `x`, `y`, turned by degrees against the clock."""
        self.marks.append(Words(words, x, y, size, turn))
        return self

    @property
    def chars(self) -> set[str]:
        """The characters on it."""
        return {char for mark in self.marks if isinstance(mark, Words) for char in mark.text}

    def column(self, lines: Sequence[str], x: float, y: float, size: float = SIZE, *, pitch: float = 1.5) -> Sheet:
        """Lines below each other; two full-width blanks in front move a line in."""
        for n, line in enumerate(lines):
            moved = len(line) - len(line.lstrip("　"))
            self.text(line[moved:], x + moved * size, y + n * pitch * size, size)
        return self

    def rule(self, x: float, y: float, width: float, height: float = 0.8) -> Sheet:
        """A drawn line, or a box."""
        self.marks.append(f"{x} {HEIGHT - y - height} {width} {height} re f")
        return self


def pdf(*sheets: Sheet, encrypted: bool = False) -> bytes:
    """The file of these pages; `encrypted` asks for a password nobody has."""
    chars = sorted({char for sheet in sheets for char in sheet.chars})
    codes = {char: code for code, char in enumerate(chars, 1)}
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(sheets)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
               _font(len(chars)), _stream(_GLYPH), _stream(_meanings(codes))]  # fmt: skip
    for n, sheet in enumerate(sheets):
        content = "\n".join(mark if isinstance(mark, str) else mark.drawn(codes) for mark in sheet.marks)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.rotate} "
                       f"/Resources << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * n} 0 R >>")  # fmt: skip
        objects.append(_stream(content))
    return _file(objects, encrypted)


_GLYPH = "1000 0 0 -120 1000 880 d1 0 -120 1000 1000 re f"  # every character is a square
_LOCK = (f" /ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
         f"/O <{'11' * 32}> /U <{'22' * 32}> >>")  # fmt: skip


def _font(count: int) -> str:
    """A font of `count` full-width squares, with the table of what they mean."""
    codes = range(1, count + 1)
    return ("<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] "
            f"/FirstChar 1 /LastChar {max(count, 1)} /Widths [{' 1000' * max(count, 1)}] /ToUnicode 5 0 R /Encoding "
            f"<< /Type /Encoding /Differences [1 {' '.join(f'/g{code}' for code in codes)}] >> "
            f"/CharProcs << {' '.join(f'/g{code} 4 0 R' for code in codes)} >> /Resources << >> >>")  # fmt: skip


def _meanings(codes: dict[str, int]) -> str:
    rows = [f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    groups = "\n".join(f"{len(rows[n : n + 100])} beginbfchar\n" + "\n".join(rows[n : n + 100]) + "\nendbfchar"
                       for n in range(0, len(rows), 100))  # fmt: skip
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{groups}\nendcmap end end")  # fmt: skip


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], encrypted: bool) -> bytes:
    held = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(held))
        held += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, lock = len(objects) + 1, _LOCK if encrypted else ""
    tail = (f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{lock} >>\n"
            f"startxref\n{len(held)}\n%%EOF\n")  # fmt: skip
    return held + tail.encode("latin-1")


FIRST = [
    "　　柳溪街道今年改造老旧管网三千二百米，惠及",
    "居民六百一十二户。街道城建办把工序拆成九段，", "并承诺每栋楼停水不超过三十六小时。",
]
SECOND = [
    "　　截至二月底，家属院累计更换立管一千八百米，",
    "补做外墙保温二万平方米，其余由管线单位和住户", "按比例分担。验收报告将在今年五月底以前由街道",
]
THIRD = ["张榜公布。", "　　社区图书室同时开放，新增图书二千三百册。"]


def newspaper() -> Sheet:
    """A headline over two columns, the second paragraph broken between them; a second story below a rule."""
    return (
        Sheet()
        .text("第12期 2024年7月31日", 40, 40)
        .text("旧管网换出新日子", 190, 90, 24)
        .column([*FIRST, *SECOND], 40, 120)
        .column(THIRD, 290, 120)
        .rule(40, 230, 470)
        .text("夜市今起试运行", 200, 270, 20)
        .column(["　　暮春路夜市昨起试运行，设摊位一百六十三个，"], 40, 300)
        .column(["　　营业时间为每日十八时至二十三时三十分。"], 290, 300)
    )
