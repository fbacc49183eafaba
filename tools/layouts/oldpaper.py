"""A county paper of the 1980s as OCR gives it: noise, folios and running heads in mid-paragraph, 通讯员 at the end."""

from __future__ import annotations

import datetime
import random
import re

from tools.layouts import breaks
from tools.layouts.columns import across, line_cut
from tools.layouts.compose import finish
from tools.layouts.forms import DIGITS, Forms, chinese_date
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.world import PERIOD, World

Flow = list[Line]
UNITS = [
    "县供销社",
    "县农机厂",
    "城关粮站",
    "县邮电局",
    "县广播站",
    "县食品公司",
    "县运输公司",
    "县缫丝厂",
    "县百货公司",
    "县拖拉机站",
    "县医院",
]


def han(number: int) -> str:
    """A number below ten thousand in Chinese numerals.

    >>> han(1006), han(15), han(260)
    ('一千零六', '十五', '二百六十')
    """
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
        gap = not digit
    return out.removeprefix("一") if 10 <= number < 20 else out or "零"


def han_text(text: str) -> str:
    """All numbers of a text in Chinese numerals, years digit by digit."""
    text = re.sub(r"\d{4}(?=年)", lambda m: "".join(DIGITS[int(c)] for c in m[0]), text)
    return re.sub(r"\d+", lambda m: han(int(m[0])) if len(m[0]) < 5 else m[0], text)


class OldWriter(Forms):
    """A writer of the years of the responsibility system."""

    def opened(self) -> dict[str, str]:
        """The fixed things of one story, with the offices of the time."""
        fixed = self.world.subject()[1]
        fixed["unit"] = self.world.xian + self.rng.choice(UNITS)[1:]
        return fixed

    def signed(self, art: Article, chance: float, own_line: float) -> Article:
        """（通讯员 甲 乙）, （甲） or a bare name, glued to the last sentence or on a line of its own."""
        rng = self.rng
        if rng.random() > chance:
            return art
        people = [self.world.person() for _ in range(rng.choice((1, 1, 1, 2)))]
        text = rng.choice(("（通讯员 {}）", "（{}）", "（{}）", "（本报通讯员　{}）")).format(" ".join(people))
        if rng.random() < own_line:
            art.parts.append(Part("byline", text))
        else:
            art.parts[-1].text += text
        art.byline, art.names = text.strip("（）"), people
        return art

    def story(self, numerals: bool, own_line: float) -> Article:
        """A report of two to five paragraphs under one or two headline lines."""
        fixed, rng = self.opened(), self.rng
        title = self.tell("ohead", PERIOD, fixed) or f"{fixed['village']}社员喜事多"
        heads = title.split(" ", 1) if rng.random() < 0.5 else [title]
        art = Article([Part("headline", h) for h in heads], "".join(heads))
        if rng.random() < 0.25 and (kicker := self.tell("okick", PERIOD, fixed)):
            art.kicker = kicker
            art.kicker_arguable = True
            art.parts.insert(0, Part("kicker", kicker))
        art.parts.append(Part("body", self.tell("olead", PERIOD, fixed) or self.tell("obody", PERIOD, fixed)))
        for _ in range(rng.randint(1, 4)):
            text = "".join(self.tell("obody", PERIOD, fixed) for _ in range(rng.choice((1, 1, 2))))
            art.parts += [Part("body", text)] if text else []
        if rng.random() < 0.6 and (end := self.tell("oend", PERIOD, fixed)):
            art.parts[-1].text += end
        art.parts = [p for p in art.parts if p.text]
        if art.parts[-1].role != "body":
            art.parts.append(Part("body", f"{fixed['town']}{fixed['village']}今年又获丰收。"))
        return self.aged(self.signed(art, 0.85, own_line), numerals)

    def short(self, numerals: bool, mark: str) -> Article:
        """A △ brief without a title, signed in brackets."""
        fixed = self.opened()
        text = self.tell("obrief", PERIOD, fixed) or f"{fixed['unit']}超额完成上半年计划。"
        art = Article([Part("body", mark + text)], None, "brief")
        return self.aged(self.signed(art, 0.7, 0.0), numerals)

    def aged(self, art: Article, numerals: bool) -> Article:
        """The article with all its numbers in Chinese numerals, where the paper prints them so."""
        if numerals:
            for part in art.parts:
                part.text = han_text(part.text)
            art.title = han_text(art.title) if art.title else None
            art.kicker = han_text(art.kicker) if art.kicker else None
        return art


def misread(rng: random.Random, flow: Flow, rate: float) -> Flow:
    """OCR errors and stray blanks in the body lines of a flow; a byline in brackets at the end is spared.

    So is the first stop of a brief behind a mark: with 。 for ， nobody could tell its beginning from a title.
    """
    for line in flow:
        if line.role != "body" or rng.random() > 0.7:
            continue
        at = line.text.rfind("（") if line.text.endswith("）") else len(line.text)
        text = breaks.noisy(rng, line.text[:at], rate)
        stop = line.text.find("，")
        if not line.text[0].isalnum() and 0 < stop < at:
            text = f"{text[:stop]}，{text[stop + 1 :]}"
        if at > 12 and rng.random() < 0.2:
            k = rng.randint(4, at - 4)
            text = f"{text[:k]} {text[k:]}"
        line.text = text + line.text[at:]
    return flow


def folio(rng: random.Random, name: str, day: str, page: int) -> Flow:
    """A folio and a running head, on one line or two, at times spaced out."""
    form = rng.choice(("第{}版", "— {} —", "·{}·"))
    mark = form.format(han(page) if rng.random() < 0.5 else page)
    return furniture(*rng.choice(([mark, f"{name}　{day}"], [f"{name}　{day}　　　　{mark}"], [mark])))


def ocr_eighties(rng: random.Random) -> Issue:
    """A 1980s county paper after OCR: confused characters, heads in mid-paragraph, glued （通讯员 …）, △ briefs."""
    world = World(rng)
    world.date = datetime.date(1981, 1, 5) + datetime.timedelta(days=rng.randrange(3200))
    writer = OldWriter(world)
    name = f"{world.stem}{rng.choice(('报', '农民报', '日报', '通讯'))}"
    day = chinese_date(world.date)
    issue = Issue(world.date.isoformat(), name, f"第{rng.randint(12, 990)}期", world.date.isoformat())
    big = rng.choice((name, "　".join(name)))
    issue.add(furniture(big, f"{day}　星期{'一二三四五六日'[world.date.weekday()]}", f"{issue.number}　逢二、五出版"))
    numerals, own, columns = rng.random() < 0.75, rng.choice((0.0, 0.1, 0.6)), rng.randint(16, 30)
    style = Style("　　", 0, 0, 0, 1, rng.choice(("", "　　　　", "　　　　　　")))
    rate = rng.choice((0.0, 0.01, 0.02, 0.03))
    flows: list[Flow] = []
    for _ in range(rng.randint(4, 7)):
        flow = misread(rng, issue.set(writer.story(numerals, own), style), rate)
        flows.append(breaks.wrap(flow, columns))
    box: Flow = [section(rng.choice(("＊简讯＊", "简　讯", "各地短讯", "一句话新闻")))]
    mark = rng.choice(("△", "▲", "·", "", "●"))
    for _ in range(rng.randint(2, 5)):
        box += breaks.wrap(misread(rng, issue.set(writer.short(numerals, mark), style), rate), columns)
    flows.insert(rng.randint(1, len(flows)), box)
    page = 1
    gap = rng.choice((0, 0, 1))
    while flows:
        flow = flows.pop(0)
        plain = flow[0].role != "section"
        if plain and flows and flows[0][0].role != "section" and rng.random() < 0.15:
            flow = across(rng, flow, flows.pop(0), rng.randint(0, 1))
        elif plain and rng.random() < 0.3:
            a, b = line_cut(rng, flow)
            flow = [*a, *(folio(rng, name, day, page) if b else []), *b]
            page += 1
        issue.add(flow, blanks(gap))
    if rng.random() < 0.7:
        issue.add(furniture(f"本报社址：{world.county}城关镇　电话：{rng.randint(200, 990)}"))
    if rng.random() < 0.3:
        issue.transform(breaks.full_width)
        issue.number = breaks.full_width(issue.number or "")
    return finish(rng, issue, half=0.15)
