"""Magazines: double pages whose contents list reads otherwise than the headlines, and interviews in turns."""

from __future__ import annotations

import random

from tools.layouts import breaks, bylines, furnish
from tools.layouts.columns import wobble
from tools.layouts.compose import Damage, damaged, finish
from tools.layouts.content import Habit
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.service import Service
from tools.layouts.world import World

Flow = list[Line]
COLUMNS = ("卷首", "编读往来", "人物", "特别报道", "问答", "光影", "故园", "观察")


class Talker(Service):
    """A writer of interviews; `guest` is who was asked last."""

    guest = ""

    def interview(self, place: str = "head", turns: tuple[int, int] = (4, 8)) -> Article:
        """An interview: headline, byline, an introduction, turns `记者：` and `某某：`, crossheads between some."""
        topic, fixed = self.world.subject()
        rng, who = self.rng, fixed["who"]
        self.guest = who
        title = self.tell("thead", topic, fixed, f"对话{who}")
        art = Article([Part("headline", title)], title)
        if rng.random() < 0.4:
            art.deck = rng.choice((f"——访{fixed['village']}村民{who}", f"——与{who}的一次长谈", f"{who}口述"))
            told = art.deck.endswith("口述")  # names who told it: a byline
            art.parts.append(Part("byline" if told else "deck", art.deck))
            if told:
                art.byline, art.names, art.deck = art.deck, [who], None
        art.parts.append(Part("body", self.tell("lead", topic, fixed, f"{who}，{fixed['village']}人。")))
        asks = rng.choice(("记者：", "问：", "本刊记者：", "本刊："))
        says = rng.choice((f"{who}：", f"{who}：", "答：", f"{who[0]}师傅：" if len(who) < 4 else f"{who}："))
        subs = rng.random() < 0.35
        for i in range(rng.randint(*turns)):
            if not (pair := self.tell("talk", topic, fixed)):
                break
            if subs and i % 3 == 1 and (sub := self.tell("four", topic, fixed)):
                art.parts.append(Part("subhead", sub))
            question, answer = pair.split("|", 1)
            if rng.random() < 0.3:
                answer += self.tell("act", topic, fixed)
            art.parts += [Part("body", asks + question), Part("body", says + answer)]
        return self.credited(art, place)

    def credited(self, art: Article, place: str) -> Article:
        """The interviewer, under the headline or at the end; some interviews name none."""
        rng, name = self.rng, self.world.person()
        if place == "none":
            return art
        text = rng.choice((f"采访/{name}", f"采访整理/{name}", f"文/{name}", f"本刊记者 {name}"))
        if place == "head":
            at = next(i for i, p in enumerate(art.parts) if p.role == "body")
            art.parts.insert(at, Part("byline", text))
        else:
            text = rng.choice((text, f"（{text}）"))
            art.parts.append(Part("byline", text))
        art.byline, art.names = text.strip("（）"), [*art.names, name]
        return art

    def profile(self) -> Article:
        """A box 人物名片 beside an interview: fields of the life of who was asked, each once."""
        topic, fixed = self.world.subject()
        fixed["who"] = self.guest
        title = self.rng.choice(("人物名片", "人物小传", "【名片】"))
        art = Article([Part("headline", title)], title, "sidebar")
        rows = [t for _ in range(4) if (t := self.tell("card", topic, fixed))]
        art.parts += [Part("list", r) for r in {r.split("：")[0]: r for r in rows}.values()]
        return art

    def foreword(self, name: str) -> Article:
        """A short opening by the editors, signed by the editors' office."""
        topic, fixed = self.world.subject()
        title = self.tell("phead", topic, fixed, "写在前面")
        art = Article([Part("headline", title)], title)
        texts = [t for _ in range(2) if (t := self.tell("prose", topic, fixed))]
        art.parts += [Part("body", t) for t in texts or ["又到翻开新的一期的时候。"]]
        if self.rng.random() < 0.6:
            return self.sign_off(art, [self.rng.choice(("本刊编辑部", f"《{name}》编辑部"))], None)
        return art


def listed(rng: random.Random, arts: list[Article]) -> Flow:
    """A contents list whose titles are older, shorter or tagged versions of those printed inside."""
    rows = []
    page = 1
    form = rng.choice(("{n:02d}/ {t}", "{t}　{n:02d}", "{n:02d} {t}"))
    for art in arts:
        title = art.title or "来信"
        roll = rng.random()
        if roll < 0.3 and len(title) > 8:
            title = title[: rng.randint(5, 8)]
        elif roll < 0.6:
            title = f"【{rng.choice(COLUMNS)}】{furnish.reword(rng, title)}"
        elif roll < 0.75:
            title = f"{art.names[0]}：{title}" if art.names else title
        rows.append(form.format(n=page, t=title))
        page += rng.choice((1, 2, 2, 4))
    if rng.random() < 0.5:
        rng.shuffle(rows)
    return furniture(rng.choice(("目录 CONTENTS", "目　录", "CONTENTS")), *rows)


class Spreads:
    """Marks between the double pages of one magazine: both folios on a line, a running head with the title."""

    def __init__(self, rng: random.Random, name: str) -> None:
        self.rng, self.name, self.page = rng, name, rng.choice((2, 4))
        self.form = rng.choice(("{:02d} | {:02d}", "{} / {}", "— {:02d} —\n— {:02d} —", "{:02d}　　　　　　{:02d}"))
        self.title_runs = rng.random() < 0.6

    def next(self, title: str = "") -> Flow:
        """The lines between two spreads."""
        rows = self.form.format(self.page, self.page + 1).split("\n")
        self.page += 2
        head = furnish.reword(self.rng, title) if title and self.title_runs else self.name
        if self.rng.random() < 0.8:
            rows.insert(self.rng.choice((0, len(rows))), head)
        return furniture(*rows)


def double_pages(rng: random.Random) -> Issue:
    """A magazine by double pages: 04 | 05, running titles in mid-paragraph, captions 左图：, interviews, letters."""
    world = World(rng)
    writer = Talker(world)
    name = rng.choice((f"{world.stem}渡", f"今日{world.towns[0]}", f"{world.stem}人文", "乡音"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number = f"{d.year}年第{rng.randint(1, 6)}期"
    issue.add(furniture(name, f"{issue.number} 双月刊 总第{rng.randint(3, 120)}期", f"{world.towns[0]}人民政府主办"))
    place = rng.choice(("head", "head", "tail"))
    habit = Habit(place, "slash", kicker=0.1, deck=0.3, two_line=0.4, subs=0.6, caption=0.5, paras=(3, 6))
    arts = [writer.foreword(name), *(writer.news(wobble(rng, habit)) for _ in range(rng.randint(2, 3)))]
    arts += [writer.interview(place) for _ in range(rng.randint(1, 2))]
    makes = (writer.table, writer.letter, writer.questions, lambda: writer.prose(place), writer.correction)
    arts += [make() for make in rng.sample(makes, rng.randint(1, 3))]
    rest = arts[1:]
    rng.shuffle(rest)
    arts = [arts[0], *rest]
    issue.add(blanks(1), listed(rng, arts), blanks(1))
    spreads = Spreads(rng, f"{name} {issue.number}")
    style = Style("", rng.choice((0, 0, 1)), 0, 0, 1)
    for art in arts:
        if rng.random() < 0.4:
            art.section = rng.choice([c for c in COLUMNS if all(x.text != c for x in issue.lines)])
            issue.add(section(art.section))
        flow = issue.set(art, style)
        flow = breaks.caption_between(rng, flow) if rng.random() < 0.5 else flow
        for _ in range(rng.choice((0, 1, 1, 2))):
            flow = breaks.break_with(rng, flow, [*blanks(1), *spreads.next(art.title or ""), *blanks(1)])
        issue.add(flow, blanks(1), spreads.next() if rng.random() < 0.5 else [])
    issue.add(furnish.colophon(world, name))
    return finish(rng, issue, half=0.4)


def interviews(rng: random.Random) -> Issue:
    """A page of interviews: turns 记者： and 某某：, name cards beside them, a report and an afterword between."""
    world = World(rng)
    writer = Talker(world)
    name = rng.choice((f"{world.stem}访谈", "面对面", f"{world.county}报·人物周刊", "老同志"))
    issue = furnish.issue_of(world, name)
    issue.add(furniture(name, furnish.printed_date(world)), blanks(1))
    issue.date = world.date.isoformat()
    gap = rng.choice((0, 0, 1))
    style = Style(rng.choice(("", "　　", "　　")), gap, 0, gap, rng.choice((1, 2)))
    place = rng.choice(("head", "tail", "none"))
    flows: list[Flow] = []
    for _ in range(rng.randint(2, 3)):
        art = writer.interview(place if rng.random() < 0.85 else "none", (3, 7))
        flow = issue.set(art, style)
        if rng.random() < 0.4:
            flow = breaks.interrupt(rng, flow, issue.set(writer.profile(), style))
        flows.append(damaged(rng, flow, Damage(cut=0.15, pull=0.3)))
        if rng.random() < 0.3:
            flows.append(issue.set(writer.sidebar(), style))
    where = "none" if place == "none" else place
    flows += [issue.set(writer.news(Habit(where, "plain", paras=(2, 4))), style) for _ in range(rng.randint(0, 2))]
    if rng.random() < 0.4:
        flows.insert(0, issue.set(writer.editor_note(), style))
    for flow in flows:
        issue.add(flow, blanks(style.article_gap))
    issue.add(furniture(f"栏目主持：{bylines.spaced(rng, world.person())}　联系电话：{writer.phone()}"))
    if rng.random() < 0.3:
        issue.lines = breaks.wrap(issue.lines, rng.randint(20, 36))
    return finish(rng, issue, half=0.3)
