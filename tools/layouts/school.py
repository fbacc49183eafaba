"""A school paper: essays signed by class and pupil, poems of several stanzas, short news, a notice."""

from __future__ import annotations

import random

from tools.layouts import bylines, furnish
from tools.layouts.compose import Damage, damaged, finish
from tools.layouts.content import Habit
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.service import Service
from tools.layouts.world import World

Flow = list[Line]
GRADES = ("七", "八", "九", "高一", "高二", "三", "四", "五", "六", "2023级")


class Pupils(Service):
    """A writer of what pupils write."""

    def credit(self, art: Article, place: str, classes: bool) -> Article:
        """Class and name, at times with the teacher, under the headline or at the end."""
        rng, who = self.rng, self.world.person()
        art.names = [who]
        room = rng.choice(
            (f"{rng.choice(GRADES)}（{rng.randint(1, 12)}）班", f"{rng.choice(GRADES)}年级{rng.randint(1, 9)}班")
        )
        text = (
            f"{room}{rng.choice(('　', ' '))}{bylines.spaced(rng, who)}" if classes else bylines.spaced(rng, who, 0.4)
        )
        if not classes and rng.random() < 0.5:
            text = rng.choice(("□ {}", "◎{}", "文/{}", "作者：{}")).format(who)
        if classes and rng.random() < 0.3:
            teacher = self.world.person()
            text += f"　指导教师：{teacher}"
        if place == "head":
            at = next(i for i, p in enumerate(art.parts) if p.role not in ("headline", "deck", "kicker"))
            art.parts.insert(at, Part("byline", text))
        else:
            art.parts.append(Part("byline", text if rng.random() < 0.5 else f"（{text}）"))
        art.byline = text.strip("□◎ ")
        return art

    def essay(self, place: str, classes: bool) -> Article:
        """A pupil's essay of three to six paragraphs."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = self.tell("khead", topic, fixed) or self.tell("phead", topic, fixed, "无题")
        title = title if rng.random() < 0.75 else rng.choice((f"{title}——读后感", f"{title}（节选）", f"我与{title}"))
        art = Article([Part("headline", title)], title)
        for key in rng.sample(("kid", "kid", "kid", "prose", "prose"), rng.randint(3, 5)):
            if text := self.tell(key, topic, fixed):
                art.parts.append(Part("body", text))
        if len(art.parts) == 1:
            art.parts.append(Part("body", self.paragraph(topic, fixed) or "今天，我想说说我的学校。"))
        return self.credit(art, place, classes)

    def stanzas(self, place: str, classes: bool) -> Article:
        """A poem in stanzas with blank lines between them; （外一首） brings a second one under its own name."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = self.tell("vhead", topic, fixed, "无题")
        second = self.tell("vhead", topic, fixed) if rng.random() < 0.35 else ""
        head = title + rng.choice(("（外一首）", "（二首）")) if second else title
        art = Article([Part("headline", head)], head, title_alt=[title] if second else [])
        for k, name in enumerate([title, second] if second else [title]):
            if k:
                art.parts += [Part("blank", ""), Part("subhead", name)]
            for n in range(rng.randint(2, 4)):
                lines = [t for _ in range(rng.randint(2, 5)) if (t := self.tell("verse", topic, fixed))]
                art.parts += [Part("blank", "")] if n and lines else []
                art.parts += [Part("list", t) for t in lines]
        while art.parts[-1].role in ("subhead", "blank"):
            art.parts.pop()
        if art.parts[-1].role == "headline":
            art.parts.append(Part("list", "风从操场上吹过"))
        return self.credit(art, place, classes)


def school_page(rng: random.Random) -> Issue:
    """A school paper: essays signed 八（3）班 某某, poems in stanzas with author lines, campus news, a notice."""
    world = World(rng)
    writer = Pupils(world)
    school = world.stem + rng.choice(("中学", "第一小学", "外国语学校", "职业中学", "师范附小"))
    name = rng.choice((f"{school}报", "新芽", "小荷", f"{world.stem}校园", "绿叶文学社社刊"))
    issue = furnish.issue_of(world, name)
    issue.number, issue.date = f"第{rng.randint(2, 260)}期", world.date.isoformat()
    issue.add(furniture(name, f"{furnish.printed_date(world)}　{issue.number}", rng.choice((f"{school}主办", ""))))
    issue.add(blanks(rng.randint(0, 2)))
    gap = rng.choice((0, 0, 1))
    style = Style(rng.choice(("　　", "　　", "")), gap, 0, gap, rng.choice((1, 2)), rng.choice(("", "", "　　　　")))
    verse = Style("" if rng.random() < 0.6 else style.indent, 0, 0, gap, style.article_gap, style.head_indent)
    place, classes = rng.choice(("head", "tail")), rng.random() < 0.75
    blocks: list[tuple[str, list[Flow]]] = [("习作园地", []), ("诗苑", []), ("校园简讯", [])]
    for _ in range(rng.randint(2, 4)):
        art = writer.essay(place if rng.random() < 0.85 else "tail", classes)
        blocks[0][1].append(damaged(rng, issue.set(art, style), Damage(cut=0.12, pull=0.05)))
    for _ in range(rng.randint(1, 3)):
        blocks[1][1].append(issue.set(writer.stanzas(place, classes and rng.random() < 0.6), verse))
    habit = Habit(
        "tail", rng.choice(("bracket", "plain")), rng.choice(("本报讯", "")), kicker=0.1, deck=0.1, paras=(1, 3)
    )
    for _ in range(rng.randint(0, 3)):
        brief = rng.random() < 0.4
        blocks[2][1].append(issue.set(writer.brief("●", True) if brief else writer.news(habit), style))
    if rng.random() < 0.3:
        blocks[2][1].append(issue.set(writer.notice(False), style))
    rng.shuffle(blocks)
    under_heads(rng, issue, blocks, style)
    issue.add(
        furniture(rng.choice((f"顾问：{world.person()}　主编：{world.person()}", f"投稿信箱：{school}团委办公室")))
    )
    return finish(rng, issue, half=0.3)


def under_heads(rng: random.Random, issue: Issue, blocks: list[tuple[str, list[Flow]]], style: Style) -> None:
    """Put the groups on the page, with their standing heads or without any."""
    heads = rng.random() < 0.6
    for label, flows in blocks:
        if heads and flows:
            issue.add(section(rng.choice((label, f"◆{label}", " ".join(label)))), blanks(style.gap))
        for flow in flows:
            if heads:
                issue.articles[flow[0].article or 0].section = label
            issue.add(flow, blanks(style.article_gap))
