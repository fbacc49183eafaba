"""A corpus of paragraphs with repeats of every known kind and with hard negatives, as long as is asked for.

    python benchmarks/repeats.py --paragraphs 100000 --seed 7 > corpus.jsonl
    python benchmarks/repeats.py --paragraphs 100000 --seed 7 --truth > truth.jsonl

Text records `{"id", "date", "text"}`, one paragraph each, 24 to an issue and a day. The truth has one line for
each paragraph: its `kind`, whether it must go (`drop`), and the ids of what it was made from (`of`).

What must go: `reprint` (same words, other blanks, widths or marks), `ocr` (1, 2, 5 or 10 % of the characters
misread, left out or doubled), `fragment` (a part of at least 40 characters, which may begin in mid-sentence),
`merged` (two paragraphs run together). What must stay: `original`; `notice` (one form with other names, days and
sums); `digit` (one digit is another); `token` (one protected word is another: ordinals, negation, 万/亿, half of the
day, a name by one character); `byline`, long ones too; `overlap` (a third to a half is new in neither).

Noise leaves alone what no reader could tell from another fact: a digit is misread as a letter, never as another
digit or as nothing, and neither numerals nor negations are left out or put in.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.layouts.world import GIVEN_A, GIVEN_B, SURNAMES, templates

TO_AN_ISSUE = 24
FIRST_DAY = datetime.date(2016, 1, 4)
_SLOT = re.compile(r"\{\w+\}")
_PIECE = re.compile(r"\{\w+\}|[，。；：、“”]|[^{}，。；：、“”]{1,2}")
_REMEMBERED = 20_000  # originals that copies are made of
_FAMILY = 180  # notices to one form, in the mean
_LOOKALIKE = {"0": "O", "1": "l", "2": "Z", "5": "S", "6": "b", "8": "B", "9": "g"}
_CONFUSED = ("未末", "己已巳", "人入八", "日曰目", "土士", "大太犬", "天夫", "王玉主", "木术本", "干千于", "广厂",
             "治冶", "侯候", "徒徙", "拨拔", "免兔", "洒酒", "析折", "斤斥", "师帅", "今令", "贝见", "风凤", "刀力",
             "田由甲申", "米来", "住往佳", "晴睛", "辨辩", "戌戍戊")  # fmt: skip
_NUMERALS = "〇零一二三四五六七八九十百千万亿两半"
_DIGITS = "0123456789"
_NEGATION = "不未无没非勿否"
_SPARED = frozenset(_NUMERALS + _NEGATION)
DROPPED = frozenset({"reprint", "ocr", "fragment", "merged"})
SHARES = {"original": 50, "notice": 15, "reprint": 8, "ocr": 10, "fragment": 5, "merged": 2, "digit": 3, "token": 3,
          "byline": 2, "overlap": 2}  # fmt: skip


@dataclass(frozen=True)
class Paragraph:
    """One line of the corpus and what is true of it; `rate` is the share of misread characters."""

    id: str
    date: str
    text: str
    kind: str
    of: tuple[str, ...] = ()
    rate: float = 0.0

    @property
    def drop(self) -> bool:
        """Whether a reader would call it a repeat."""
        return self.kind in DROPPED


@cache
def chain() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Pieces of the layout generator's sentences, and what may follow each."""
    follow: dict[str, list[str]] = {}
    pieces: list[str] = []
    for block in templates().values():
        for sentence in (sentence for sentences in block.values() for sentence in sentences):
            row = _PIECE.findall(sentence)
            pieces += [piece for piece in row if piece[0] not in "，。；：、“”{"]
            for piece, after in pairwise(row):
                follow.setdefault(piece, []).append(after)
    return tuple(pieces), {piece: tuple(after) for piece, after in follow.items()}


class Generator:
    """Paragraphs from a seed; the same seed gives the same paragraphs on every machine, however many are taken."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"repeats/{seed}")
        self.pieces, self.follow = chain()
        self.known: list[Paragraph] = []
        self.forms: list[str] = []
        self.number = 0
        self._variants = set[int]()
        self._makers: dict[str, Callable[[], Made]] = {
            "original": lambda: Made(self.prose()), "notice": self.notice, "byline": lambda: Made(self.byline()),
            "reprint": self.reprint, "ocr": self.ocr, "fragment": self.fragment, "merged": self.merged,
            "digit": self.digit, "token": self.token, "overlap": self.overlap,
        }  # fmt: skip

    def __iter__(self) -> Iterator[Paragraph]:
        kinds, weights = list(SHARES), list(SHARES.values())
        while True:
            kind = self.rng.choices(kinds, weights)[0] if len(self.known) > 50 else "original"
            made = self._makers[kind]()
            day = FIRST_DAY + datetime.timedelta(days=self.number // TO_AN_ISSUE)
            one = Paragraph(f"p{self.number:08}", day.isoformat(), made.text, kind, made.of, made.rate)
            self.number += 1
            if kind == "original":
                self._remember(one)
            yield one

    # What stays

    def prose(self, low: int = 90, high: int = 260) -> str:
        """A paragraph of invented sentences, with people, days and sums in it."""
        rng, goal, text = self.rng, self.rng.randint(low, high), [self.lead()]
        length, piece = len(text[0]), rng.choice(self.pieces)
        while length < goal:
            said = self.slot() if piece.startswith("{") else piece
            text.append(said)
            length += len(said)
            after = self.follow.get(piece)
            piece = rng.choice(after) if after and rng.random() < 0.6 else rng.choice(self.pieces)
            if rng.random() < 0.07:
                piece = rng.choice("，，，。{{")
        return re.sub("[，。；：、“”]{2,}", "，", "".join(text)).rstrip("，。；：、") + "。"

    def lead(self) -> str:
        """The beginning of a paragraph, with something in it that must never be taken for something else."""
        pick = self.rng.choice
        return pick((
            f"{self.day()}{pick(('上午', '下午'))}，{self.person()}主持召开第{pick('三四五六七八九')}次会议，",
            f"据{pick(('书记', '主任', '镇长'))}{self.person()}介绍，"
            f"今年投入{self.rng.randint(2, 98)}{pick('万亿')}元，",
            f"经研究，决定{pick(('', '不'))}批准该项目第{pick('二三四五六')}期工程，",
            f"{self.place()}村民{self.person()}告诉记者，",
        ))  # fmt: skip

    def notice(self) -> Made:
        """A form filled in once more: names, days and sums are others, the words are not."""
        rng = self.rng
        if not self.forms or rng.random() < 1 / _FAMILY:
            slots = ["{p}", "{day}", "{sum}", "{place}", "{n}", "{p}"]
            words = [self._words(rng.randint(12, 30)) for _ in range(rng.randint(4, 6))]
            self.forms.append("，".join(f"{word}{slots[n % 6]}" for n, word in enumerate(words)) + "，特此通知。")
        form = self.forms[int(len(self.forms) * rng.random() ** 2)]
        fill = {"{p}": self.person, "{day}": self.day, "{sum}": self.money, "{place}": self.place,
                "{n}": lambda: f"{rng.randint(3, 4000)}人"}  # fmt: skip
        return Made(_SLOT.sub(lambda match: fill[match[0]](), form))

    def byline(self) -> str:
        """A line of names, short or long; the same people sign again and again."""
        rng = self.rng
        staff = [SURNAMES[n] + GIVEN_A[n % len(GIVEN_A)] + GIVEN_B[-n] for n in range(1, 15)]
        names = rng.sample(staff, rng.choice((1, 2, 2, 3, 5)))
        long = f" 通讯员 {' '.join(names[1:])}" if len(names) > 1 else ""
        return f"记者 {names[0]}{long}{rng.choice((' 摄影报道', ' 文/图', ''))}"

    def digit(self) -> Made:
        """An earlier paragraph with one digit changed."""
        return self._new(self._digit)

    def _new(self, make: Callable[[], Made]) -> Made:
        """A variant that was not made before: a second print of it would be a repeat."""
        made = next(made for made in iter(make, None) if hash(made.text) not in self._variants)
        self._variants.add(hash(made.text))
        return made

    def _digit(self) -> Made:
        one = self._one(lambda text: any(char in _DIGITS for char in text))
        at = self.rng.choice([n for n, char in enumerate(one.text) if char in _DIGITS])
        other = self.rng.choice([char for char in _DIGITS if char not in (one.text[at], "0")])
        return Made(one.text[:at] + other + one.text[at + 1 :], (one.id,))

    def token(self) -> Made:
        """An earlier paragraph with one word of weight changed."""
        return self._new(self._token)

    def _token(self) -> Made:
        rng = self.rng
        one = self._one(lambda text: bool(_PROTECTED.search(text)))
        found = rng.choice(list(_PROTECTED.finditer(one.text)))
        return Made(one.text[: found.start()] + self._other(found) + one.text[found.end() :], (one.id,))

    def _other(self, found: re.Match[str]) -> str:
        """The protected words with another meaning."""
        rng, words = self.rng, found[0]
        if words.startswith("第"):
            return f"第{rng.choice([char for char in '二三四五六七八九' if char != words[1]])}{words[2]}"
        swapped = {"决定批准": "决定不批准", "决定不批准": "决定批准", "上午": "下午", "下午": "上午", "万元": "亿元",
                   "亿元": "万元"}  # fmt: skip
        if words in swapped:
            return swapped[words]
        return words[:-1] + rng.choice([char for char in GIVEN_B if char != words[-1]])

    def overlap(self) -> Made:
        """The end of an earlier paragraph under other words."""
        one = self._one()
        shared = one.text[-int(len(one.text) * self.rng.uniform(0.35, 0.5)) :]
        return Made(self.prose(len(shared) + 30, 2 * len(shared) + 30).rstrip("。") + "，" + shared, (one.id,))

    # What goes

    def reprint(self) -> Made:
        """The same words with other blanks, widths or marks, or the very same print."""
        one, rng = self._one(), self.rng
        way = rng.randrange(4)
        if way == 0:
            text = one.text.translate({ord(char): ord(char) + 0xFEE0 for char in _DIGITS})
        elif way == 1:
            text = one.text.replace("，", ",").replace("：", ":").replace("；", ";")
        elif way == 2:
            at = rng.randrange(1, len(one.text))
            text = "　　" + one.text[:at] + " " + one.text[at:]
        else:
            text = one.text
        return Made(text, (one.id,))

    def ocr(self) -> Made:
        """A copy as a machine reads it."""
        one, rate = self._one(), self.rng.choice((0.01, 0.02, 0.05, 0.1))
        return Made(self.noisy(one.text, rate), (one.id,), rate)

    def noisy(self, text: str, rate: float) -> str:
        """`text` with about `rate` of its characters misread."""
        rng, out = self.rng, []
        for char in text:
            if rng.random() >= rate:
                out.append(char)
            elif char in _DIGITS:
                out.append(_LOOKALIKE.get(char, char))
            elif rng.random() < 0.75:
                out.append(self._misread(char))
            elif char in _SPARED or rng.random() < 0.4:
                out.append(char if char in _SPARED else char + self._misread(char))
        return "".join(out)

    def _misread(self, char: str) -> str:
        for group in _CONFUSED:
            if char in group and not _SPARED.intersection(group):
                return self.rng.choice([other for other in group if other != char])
        return next(other for other in iter(self._glyph, "") if other not in _SPARED and other != char)

    def _glyph(self) -> str:
        """Any of the 6,763 characters of GB 2312, rare ones as often as common ones."""
        rng = self.rng
        row = rng.randrange(0xB0, 0xF8)
        return bytes((row, rng.randrange(0xA1, 0xFF if row != 0xD7 else 0xFA))).decode("gb2312")

    def fragment(self) -> Made:
        """A part of an earlier paragraph: its head, its tail, or from the middle."""
        one, rng = self._one(lambda text: len(text) >= 80), self.rng
        length = rng.randint(40, int(0.75 * len(one.text)))
        at = rng.choice((0, len(one.text) - length, rng.randrange(len(one.text) - length)))
        edges = re.compile("[0-9.]")  # a number cut in two is another number
        while at and edges.match(one.text[at]):
            at += 1
        end = at + length
        while end < len(one.text) and edges.match(one.text[end - 1]):
            end -= 1
        return Made(one.text[at:end], (one.id,))

    def merged(self) -> Made:
        """Two earlier paragraphs as one."""
        first, second = self._one(), self._one()
        return Made(first.text + second.text, tuple(dict.fromkeys((first.id, second.id))))

    # Pieces

    def person(self) -> str:
        """A name of three characters."""
        return self.rng.choice(SURNAMES) + self.rng.choice(GIVEN_A) + self.rng.choice(GIVEN_B)

    def day(self) -> str:
        """A month and a day."""
        return f"{self.rng.randint(1, 12)}月{self.rng.randint(1, 28)}日"

    def money(self) -> str:
        """A sum."""
        return f"{self.rng.randint(2, 990)}{self.rng.choice('万万亿')}元"

    def place(self) -> str:
        """A village or a town."""
        return "".join(self.rng.sample("松枫棠砚榆桐桂茅芦坪浦渡堰墩洲港陂", 2)) + self.rng.choice("村镇乡")

    def slot(self) -> str:
        """What a gap in a sentence is filled with."""
        return self.rng.choice((self.person, self.day, self.money, self.place))()

    def _words(self, length: int) -> str:
        text = ""
        while len(text) < length:
            text += self.rng.choice(self.pieces)
        return text

    def _one(self, wanted: Callable[[str], bool] = lambda text: True) -> Paragraph:
        """An original that came earlier and is as wanted."""
        return next(one for one in iter(lambda: self.rng.choice(self.known), None) if wanted(one.text))

    def _remember(self, one: Paragraph) -> None:
        if len(self.known) < _REMEMBERED:
            self.known.append(one)
        else:
            self.known[self.rng.randrange(_REMEMBERED)] = one


@dataclass(frozen=True)
class Made:
    """The words of a paragraph, and what they were made from."""

    text: str
    of: tuple[str, ...] = field(default=())
    rate: float = 0.0


_PROTECTED = re.compile(
    r"第[二三四五六七八九][次期]|决定不?批准|[上下]午|[万亿]元|"
    rf"(?:书记|主任|镇长|村民)[{SURNAMES}][{GIVEN_A}][{GIVEN_B}]"
)


def paragraphs(number: int, seed: int) -> Iterator[Paragraph]:
    """So many paragraphs of a seed."""
    return (one for _, one in zip(range(number), Generator(seed), strict=False))


def record(one: Paragraph) -> str:
    """The paragraph as a text record."""
    return json.dumps({"id": one.id, "date": one.date, "text": one.text}, ensure_ascii=False)


def truth(one: Paragraph) -> str:
    """What is true of the paragraph."""
    return json.dumps({"id": one.id, "kind": one.kind, "drop": one.drop, "of": one.of, "rate": one.rate})


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--paragraphs", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--truth", action="store_true", help="print what is true of them instead")
    args = parser.parse_args()
    show = truth if args.truth else record
    for one in paragraphs(args.paragraphs, args.seed):
        sys.stdout.write(show(one) + "\n")


if __name__ == "__main__":
    main()
