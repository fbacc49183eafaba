"""Ways of breaking printed text, each a function on flows (lists of `Line`) that keeps roles and paragraphs true.

All of them take the random source first and return new flows; nothing here knows a family.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from tools.layouts.layout import FLOWING, Article, Line, blanks

Flow = list[Line]
NO_START = "，。、；：？！）》」』”’％%·…—,.;:?!)〕】"
NO_END = "（《「『“‘(〔【"
CONFUSED = dict(
    zip(
        "人己未日大土士末天入曰太王千干享亨目自社杜会问间办力刀九丸",
        "入已末曰太士土未夭人日大玉干千亨享日白杜社金间问为刀力丸九",
        strict=True,
    )
)
OCR = {**CONFUSED, "0": "O", "1": "l", "，": "。", "的": "旳", "了": "丁"}


def seam_ok(text: str, at: int) -> bool:
    """May a line end before `text[at]`? Not inside a number or word, not before closing or after opening marks."""
    a, b = text[at - 1], text[at]
    if a.isascii() and b.isascii() and (a.isalnum() or a == ".") and (b.isalnum() or b == "."):
        return False
    return b not in NO_START and a not in NO_END and not a.isspace() and not b.isspace()


def seam(rng: random.Random, text: str) -> int | None:
    """A place to break a paragraph in mid-sentence, often in mid-word; None where the text is too short."""
    opening = re.match(r"[^。]{0,18}[（(【〔\[][^）)】〕\]]{2,30}[）)】〕\]]", text)
    first = max(12, opening.end() + 4 if opening else 0)
    stop = text.rfind("。") if "。" in text[-30:] else len(text)
    spots = [
        i for i in range(first, min(len(text) - 8, stop)) if seam_ok(text, i) and text[i - 1] not in "。！？；：”）"
    ]
    return rng.choice(spots) if spots else None


def split_line(line: Line, at: int) -> tuple[Line, Line]:
    """The two halves of a paragraph's line; the second has no indent."""
    return replace(line, text=line.text[:at]), replace(line, text=line.text[at:], indent="")


def candidates(flow: Flow, roles: tuple[str, ...] = ("body",)) -> list[int]:
    """Lines of a flow long enough to be broken."""
    return [i for i, x in enumerate(flow) if x.role in roles and x.para is not None and len(x.text) > 45]


def cut(rng: random.Random, flow: Flow) -> tuple[Flow, Flow]:
    """Break a flow in the middle of a paragraph: head and rest. The rest is empty where nothing could be broken."""
    spots = candidates(flow)
    rng.shuffle(spots)
    for i in spots:
        at = seam(rng, flow[i].text)
        if at is not None:
            a, b = split_line(flow[i], at)
            return [*flow[:i], a], [b, *flow[i + 1 :]]
    return flow, []


def cut_between(rng: random.Random, flow: Flow) -> tuple[Flow, Flow]:
    """Break a flow between two paragraphs."""
    spots = [i for i, x in enumerate(flow) if i > 2 and x.role == "body" and flow[i - 1].role in ("body", "blank")]
    spots = [i for i in spots if any(x.role == "body" for x in flow[:i])]
    if not spots:
        return flow, []
    i = rng.choice(spots)
    return flow[:i], flow[i:]


def break_with(rng: random.Random, flow: Flow, filler: Flow) -> Flow:
    """Put lines (blank, folio, running head, caption, another flow) into the middle of a paragraph."""
    a, b = cut(rng, flow)
    return [*a, *filler, *b] if b else flow


def caption_between(rng: random.Random, flow: Flow) -> Flow:
    """Move the caption of a flow into the middle of one of its paragraphs, with blank lines around it."""
    at = next((i for i, x in enumerate(flow) if x.role == "caption"), None)
    if at is None:
        return flow
    caption, rest = flow[at], flow[:at] + flow[at + 1 :]
    if at < len(rest) and at and rest[at].role == rest[at - 1].role == "blank":
        del rest[at]
    gap = rng.randint(0, 2)
    return break_with(rng, rest, [*blanks(gap), caption, *blanks(gap)])


def noisy(rng: random.Random, text: str, rate: float = 0.02) -> str:
    """The text as a bad OCR reads it: about `rate` of the characters confused, at least one where possible."""
    spots = [i for i, c in enumerate(text) if c in OCR]
    picked = set(rng.sample(spots, min(len(spots), max(1, round(rate * len(text)))))) if spots else set()
    return "".join(OCR[c] if i in picked else c for i, c in enumerate(text))


def copy(rng: random.Random, flow: Flow, noise: float = 0.0) -> Flow:
    """A duplicate of printed lines, blank lines kept."""
    out: Flow = []
    for x in flow:
        if x.role in ("furniture", "section", "blank"):
            out.append(x if x.role == "blank" else Line("", "blank"))
        else:
            text = noisy(rng, x.text, noise) if noise else x.text
            out.append(Line(text, "duplicate", indent=x.indent, corrupt=bool(noise) and text != x.text))
    return out


def tail_copy(rng: random.Random, flow: Flow, mode: str) -> Flow:
    """A copy of an article's tail: `exact`, `mid` (starts mid-sentence), `noise` (with ~2 % confusions)."""
    bodies = [i for i, x in enumerate(flow) if x.role == "body" and len(x.text) > 30]
    if not bodies:
        return []
    start = rng.choice(bodies[len(bodies) // 2 :])
    out = copy(rng, flow[start:], 0.02 if mode == "noise" else 0.0)
    if mode == "mid" and (at := seam(rng, out[0].text)) is not None:
        out[0] = replace(out[0], text=out[0].text[at:], indent="")
    return out


def doubled(rng: random.Random, flow: Flow) -> Flow:
    """A copy of a whole article, headline and all."""
    return copy(rng, flow)


def pull_quote(rng: random.Random, flow: Flow, gap: int = 1) -> Flow:
    """Repeat a sentence of the body as a line of its own between two later paragraphs, as designers do."""
    spots = candidates(flow)
    sentences = [(i, s) for i in spots for s in re.findall(r"(?<=[。！？])[^。“”！？]{14,40}。", flow[i].text)]
    if not sentences:
        return flow
    i, sentence = rng.choice(sentences)
    ends = [k + 1 for k, x in enumerate(flow) if k >= i and x.role == "body"]
    at = rng.choice(ends)
    quote = Line(rng.choice(("{}", "“{}”")).format(sentence.rstrip("。")), "duplicate")
    return [*flow[:at], *blanks(gap), quote, *blanks(gap), *flow[at:]]


def interrupt(rng: random.Random, flow: Flow, guest: Flow) -> Flow:
    """Print another flow (a sidebar, a box of briefs) in the middle of an article, half the time mid-paragraph."""
    a, b = cut(rng, flow) if rng.random() < 0.5 else cut_between(rng, flow)
    if not b:
        a, b = cut(rng, flow)
    return [*a, *blanks(rng.randint(0, 2)), *guest, *blanks(rng.randint(0, 2)), *b]


def interleave(rng: random.Random, left: Flow, right: Flow) -> Flow:
    """Two neighbouring columns read across: head of one, head of the other, rest of one, rest of the other."""
    a1, a2 = cut(rng, left)
    b1, b2 = cut(rng, right)
    gap = blanks(rng.randint(1, 2))
    return [*a1, *gap, *b1, *gap, *a2, *gap, *b2]


def jump(rng: random.Random, flow: Flow, to_page: int, from_page: int) -> tuple[Flow, Flow]:
    """Break an article for another page, with 下转 and 上接 lines; the second flow is to be printed later."""
    a, b = cut(rng, flow) if rng.random() < 0.7 else cut_between(rng, flow)
    if not b:
        return flow, []
    open_, close = rng.choice(("（）", "()", "【】", "〉 "))
    down = rng.choice(("下转第{}版", "下转{}版", "下转 {:02d} 版")).format(to_page)
    up = rng.choice(("上接第{}版", "上接{}版", "紧接第{}版")).format(from_page)
    return (
        [*a, Line(f"{open_}{down}{close}".strip(), "furniture")],
        [Line(f"{open_}{up}{close}".strip(), "furniture"), *b],
    )


def width(char: str) -> float:
    """Printed width of a character in columns of a Han character."""
    return 0.5 if char.isascii() else 1.0


def fold(text: str, columns: int, first: int) -> list[str]:
    """Fold a text into pieces of at most `columns` Han widths (the first has `first`), minding number and marks."""
    out: list[str] = []
    rest, room = text, first
    while sum(map(width, rest)) > room:
        at, used = 0, 0.0
        while used + width(rest[at]) <= room:
            used += width(rest[at])
            at += 1
        back = at
        while back > 4 and not seam_ok(rest, back):
            back -= 1
        at = back if back > 4 else at
        out.append(rest[:at])
        rest, room = rest[at:], columns
    return [*out, rest]


def wrap(lines: Flow, columns: int, gap: int = 0) -> Flow:
    """Hard-wrap every paragraph (and its copies) at so many columns, with `gap` blank lines between the pieces."""
    out: Flow = []
    for line in lines:
        if line.role not in (*FLOWING, "list", "duplicate"):
            out.append(line)
            continue
        pieces = fold(line.text, columns, columns - len(line.indent))
        for k, piece in enumerate(pieces):
            if k:
                out += blanks(gap)
            out.append(replace(line, text=piece, indent=line.indent if k == 0 else ""))
    return out


HALF = str.maketrans("，：；？！（）", ",:;?!()")


def half_marks(text: str) -> str:
    """ASCII punctuation for most full-width marks; 。 and quotes stay, as converters leave them."""
    return text.translate(HALF)


def full_width(text: str) -> str:
    """Every ASCII character printed full-width."""
    return "".join("\u3000" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])")


def spaced_numbers(text: str) -> str:
    """Blanks between Han characters and numbers.

    >>> spaced_numbers("投资86万元,占12.5%左右")
    '投资 86 万元,占 12.5% 左右'
    """
    return NUMBER.sub(" ", text)


def no_break(text: str) -> str:
    """No-break spaces for blanks."""
    return text.replace(" ", "\u00a0")


def zero_width(rng: random.Random, lines: Flow, rate: float = 0.01) -> None:
    """Scatter zero-width characters into the lines, in place."""
    for line in lines:
        if line.role != "blank":
            line.text = "".join(
                c + (rng.choice("\u200b\u200c\ufeff\u00ad\u2060") if rng.random() < rate else "") for c in line.text
            )


def numbered(articles: list[Article], mark: str, start: int = 0) -> None:
    """Give main headlines list marks such as 一、 (`{cn}、`) or 1. (`{n}.`); the bare title stays accepted."""
    cn = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]
    for i, art in enumerate(articles):
        heads = [p.text for p in art.parts if p.role == "headline"]
        heads[0] = mark.format(cn=cn[start + i], n=start + i + 1) + heads[0]
        art.retitle(heads)
