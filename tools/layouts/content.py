"""News articles: headline stacks, leads, paragraphs, crossheads, quotes, captions, briefs and their bylines."""

from __future__ import annotations

from dataclasses import dataclass

from tools.layouts import bylines
from tools.layouts.layout import Article, Part
from tools.layouts.world import ExhaustedError, World

CN = "一二三四五六七八九十"


@dataclass
class Habit:
    """What one paper always does: where bylines stand, its dateline, how rich its stacks and articles are.

    `byline` is tail, glued, lead, head or none; `tail_form` see `bylines.tail`; chances are between 0 and 1.
    """

    byline: str = "tail"
    tail_form: str = "plain"
    dateline: str = ""
    kicker: float = 0.2
    deck: float = 0.2
    two_line: float = 0.15
    subs: float = 0.25
    caption: float = 0.2
    numbered: float = 0.15
    listing: float = 0.1
    paras: tuple[int, int] = (2, 6)


class Writer:
    """Writes the articles of one issue; every draw comes from the world's random source."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.rng = world.rng

    def tell(self, key: str, topic: str, fixed: dict[str, str], default: str = "") -> str:
        """A filled template, or the default where nothing new can be said."""
        try:
            return self.world.say(key, fixed, topic)
        except ExhaustedError:
            return default

    def headline(self, topic: str, fixed: dict[str, str]) -> str:
        """A main headline of 5 to 30 characters, of the topic or of a general pattern."""
        own = self.tell("head", topic, fixed) if self.rng.random() < 0.7 else ""
        text = own or self.tell("headx", topic, fixed) or self.tell("head", topic, fixed)
        return text or f"{fixed['town']}{self.world.day(-9, -1)}见闻"

    def paragraph(self, topic: str, fixed: dict[str, str]) -> str:
        """A paragraph of roughly 40 to 400 characters; empty where the topic is exhausted."""
        goal = self.rng.choice((40, 70, 90, 110, 140, 180, 220, 300))
        text = ""
        for _ in range(8):
            if len(text) >= goal:
                break
            piece = self.tell("trans", topic, fixed)
            if text and piece.startswith("“"):
                continue
            text += piece
        return text[: text.rfind("。", 0, 420) + 1] if len(text) > 420 else text

    def stack(self, topic: str, fixed: dict[str, str], habit: Habit) -> Article:
        """An article with nothing but its headline stack."""
        rng = self.rng
        title = self.headline(topic, fixed)
        lines = [title]
        if rng.random() < habit.two_line:
            if " " in title:
                lines = title.split(" ", 1)
            elif "，" in title[3:-3] and "“" not in title:
                cut = title.index("，", 3)
                lines = [title[:cut], title[cut + 1 :]]
            elif len(title) < 12 and "：" not in title:
                lines = [title, self.tell("sub", topic, fixed) or title]
                lines = lines[:1] if lines[0] == lines[-1] else lines
        art = Article([Part("headline", x) for x in lines], "".join(lines))
        if rng.random() < habit.kicker and (kicker := self.tell("kick", topic, fixed)):
            art.kicker = kicker
            art.kicker_arguable = not any(c.isdigit() for c in kicker)
            art.parts.insert(0, Part("kicker", kicker))
        if rng.random() < habit.deck and (deck := self.tell("deck", topic, fixed)):
            art.deck = deck
            art.parts.append(Part("deck", deck))
        return art

    def body(self, topic: str, fixed: dict[str, str], habit: Habit) -> list[Part]:
        """Lead and paragraphs, with crossheads, captions, 一是…二是 and lists as the habit has them."""
        rng = self.rng
        parts = [Part("body", self.tell("lead", topic, fixed) or self.paragraph(topic, fixed))]
        if rng.random() < 0.4:
            parts[0].text += self.paragraph(topic, fixed)
        count = rng.randint(*habit.paras)
        parts += [Part("body", text) for _ in range(count - 1) if (text := self.paragraph(topic, fixed))]
        if rng.random() < habit.numbered:
            parts += self.points(topic, fixed)
        if rng.random() < habit.listing:
            parts.append(Part("body", f"{rng.choice(('各地', '各单位', '各村'))}进展情况如下："))
            items = [t for _ in range(rng.randint(3, 4)) if (t := self.tell("list", topic, fixed))]
            parts += [Part("list", t) for t in items[:-1]] + [Part("list", items[-1][:-1] + "。")]
        if end := self.tell("end", topic, fixed):
            parts.append(Part("body", end))
        if len(parts) >= 5 and rng.random() < habit.subs:
            parts = self.crossheads(parts, topic, fixed)
        if len(parts) >= 3 and rng.random() < habit.caption:
            parts.insert(rng.randint(2, len(parts) - 1), self.caption(topic, fixed))
        return parts

    def points(self, topic: str, fixed: dict[str, str]) -> list[Part]:
        """一是…，二是…: as paragraphs of their own, or run together in one."""
        rng = self.rng
        points = [t for _ in range(rng.randint(2, 4)) if (t := self.tell("yishi", topic, fixed))]
        mark = rng.choice(("{}是", "{}要", "{}、", "（{}）", "第{}，"))
        points = [mark.format(CN[i]) + t for i, t in enumerate(points)]
        if rng.random() < 0.3:
            points = ["".join(p.rstrip("。") + "；" for p in points)[:-1] + "。"] if points else []
        return [Part("body", p) for p in points]

    def crossheads(self, parts: list[Part], topic: str, fixed: dict[str, str]) -> list[Part]:
        """Put parallel crossheads before some paragraphs after the lead."""
        rng = self.rng
        at = sorted(rng.sample(range(1, len(parts) - 1), min(len(parts) - 2, rng.randint(2, 3))))
        at = [i for i in at if parts[i].role == "body"]
        mark = rng.choice(("", "", "", "{}、", "■", "●", "◆"))
        out: list[Part] = []
        for i, part in enumerate(parts):
            if i in at and (sub := self.tell("sub", topic, fixed)):
                out.append(Part("subhead", mark.format(CN[at.index(i)]) + sub))
            out.append(part)
        return out

    def caption(self, topic: str, fixed: dict[str, str]) -> Part:
        """A caption, often with its photographer."""
        rng = self.rng
        text = self.tell("caption", topic, fixed) or f"{fixed['village']}新貌"
        credit = rng.choice(
            ("", f"{self.world.person()} 摄", f"本报记者 {rng.choice(self.world.staff)} 摄", "资料图片")
        )
        mark = rng.choice(("", "", "▲", "△", "（图）"))
        return Part("caption", f"{mark}{text}{' ' if credit else ''}{credit}")

    def sign(self, art: Article, habit: Habit) -> Article:
        """Give the article its byline where the paper prints bylines."""
        world, rng = self.world, self.rng
        bodies = [p for p in art.parts if p.role == "body"]
        if not bodies:
            return art
        first = bodies[0]
        if habit.byline == "lead":
            dateline = habit.dateline or "本报讯"
            if rng.random() < 0.06:
                dateline = f"新华社{world.stem}{world.day(-3, -1)}电"
            opening, by = bylines.lead(world, dateline)
            first.text = opening + first.text
        elif habit.dateline and habit.byline != "head":
            first.text = habit.dateline + rng.choice((" ", "　")) + first.text
        if habit.byline == "head":
            by = bylines.head(world)
            at = next(i for i, p in enumerate(art.parts) if p.role == "body")
            art.parts.insert(at, Part("byline", by.text))
        elif habit.byline in ("tail", "glued"):
            by = bylines.tail(world, habit.tail_form)
            last = art.parts[-1]
            if habit.byline == "glued" and last.role == "body":
                last.text += by.text
            else:
                art.parts.append(Part("byline", by.text))
        elif habit.byline == "none":
            return art
        art.byline, art.names = by.text.strip("（）□■◎●○ "), by.names
        return art

    def news(self, habit: Habit) -> Article:
        """A whole news article."""
        topic, fixed = self.world.subject()
        fixed["did"] = self.tell("did", topic, fixed, "召开工作推进会")
        art = self.stack(topic, fixed, habit)
        art.parts += self.body(topic, fixed, habit)
        return self.sign(art, habit)

    def brief(self, mark: str, titled: bool, signed: float = 0.5) -> Article:
        """A brief in one paragraph: `▲Title text(byline)`; untitled it is one sentence."""
        topic, fixed = self.world.subject()
        rng = self.rng
        pair = self.tell("pair", topic, fixed) if titled else ""
        plain = f"{fixed['unit']}{self.tell('did', topic, fixed, '召开例会')}。"
        title, text = pair.split("|", 1) if pair else ("", self.tell("brief", topic, fixed) or plain)
        if titled and not title:
            title = f"{fixed['unit']}有新举措"
        if titled and rng.random() < 0.7:
            text += self.tell("fact", topic, fixed)
        art = Article([], title or None, "brief", run_in=bool(title))
        tail = ""
        if titled and rng.random() < signed:
            name = self.world.person()
            tail, art.byline, art.names = f"（{name}）", name, [name]
        opening = f"【{title}】" if mark == "【" and title else f"{mark}{title} " if title else mark.strip("【")
        art.parts.append(Part("body", opening + text + tail))
        return art

    def photo(self) -> Article:
        """A photo with headline and caption text, signed by its photographer."""
        topic, fixed = self.world.subject()
        art = self.stack(topic, fixed, Habit(kicker=0, deck=0, two_line=0))
        name = self.rng.choice(self.world.staff)
        text = self.tell("lead", topic, fixed) + self.tell("fact", topic, fixed)
        art.parts.append(Part("body", text or self.tell("brief", topic, fixed)))
        art.kind, art.names, art.byline = "photo", [name], f"记者 {name} 摄"
        art.parts.append(Part("byline", art.byline))
        return art

    def sidebar(self) -> Article:
        """A short boxed piece (点评, 小贴士, 链接) with a headline of its own."""
        topic, fixed = self.world.subject()
        label = self.rng.choice(("小贴士", "相关链接", "名词解释", "记者手记", "编后"))
        title = self.rng.choice(
            (
                label,
                f"【{label}】{self.tell('sub', topic, fixed)}",
                f"{label}：{self.tell('did', topic, fixed)}",
            )
        )
        art = Article([Part("headline", title)], title, "sidebar")
        if title.startswith("【"):
            art.title_alt = [title.split("】", 1)[1]] if title.split("】", 1)[1] else []
        elif "：" in title:
            art.title_alt = [title.split("：", 1)[1]]
        text = self.tell("fact", topic, fixed) + self.tell("act", topic, fixed)
        art.parts.append(Part("body", text or self.tell("brief", topic, fixed)))
        return art
