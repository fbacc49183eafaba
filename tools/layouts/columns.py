"""Pages of narrow columns as a text layer gives them: wrapped lines, columns read across, pages that run on."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.layouts import breaks, furnish
from tools.layouts.compose import Damage, damaged, finish, style_of
from tools.layouts.content import Habit
from tools.layouts.forms import Forms
from tools.layouts.layout import Article, Issue, Line, Style, blanks, furniture, section
from tools.layouts.papers import SECTIONS, start

Flow = list[Line]
ORNAMENTS = ("◆　◆　◆", "* * *", "———————", "▼", "■ ■ ■", "～～～～～～")


def wobble(rng: random.Random, habit: Habit) -> Habit:
    """The habit of one article: the paper's own, broken once in a while."""
    if rng.random() < 0.8:
        return habit
    return replace(
        habit,
        byline=rng.choice(("tail", "head", "none", habit.byline)),
        tail_form=rng.choice(("plain", "bracket", "photo")),
        kicker=rng.choice((0.0, 0.6)),
        deck=rng.choice((0.0, 0.6)),
        subs=rng.choice((0.0, 0.9)),
        paras=rng.choice(((1, 2), habit.paras, (4, 7))),
    )


def fold_heads(art: Article, columns: int) -> None:
    """Print the main headline on as many lines as the column needs."""
    heads = [p.text for p in art.parts if p.role == "headline"]
    folded = [piece for h in heads for piece in breaks.fold(h, columns, columns)]
    alts = art.title_alt
    art.retitle(folded, alts)


def line_cut(rng: random.Random, flow: Flow) -> tuple[Flow, Flow]:
    """Break a wrapped flow at the end of a printed line, mostly in mid-paragraph, as the foot of a column does."""
    inside = [i for i in range(2, len(flow)) if flow[i].para is not None and flow[i].para == flow[i - 1].para]
    between = [i for i in range(3, len(flow)) if flow[i].role == "body" and flow[i - 1].role == "body"]
    spots = inside if inside and (rng.random() < 0.8 or not between) else between
    if not spots:
        return flow, []
    at = rng.choice(spots)
    return flow[:at], flow[at:]


def across(rng: random.Random, left: Flow, right: Flow, gap: int) -> Flow:
    """Two wrapped columns read across: foot of one, then the neighbour, then the rest of both."""
    a, b = line_cut(rng, left)
    c, d = line_cut(rng, right)
    rest = [*b, *blanks(gap), *d] if rng.random() < 0.8 else [*d, *blanks(gap), *b]
    return [*a, *blanks(gap), *c, *blanks(gap if rng.random() < 0.5 else 0), *rest]


def into(rng: random.Random, flow: Flow, guest: Flow, frame: str) -> Flow:
    """A box in the middle of a wrapped article, at times framed by ornaments."""
    a, b = line_cut(rng, flow)
    edge = furniture(frame) if frame and rng.random() < 0.6 else []
    return [*a, *edge, *guest, *edge, *b]


def quoted(rng: random.Random, flow: Flow, frame: str) -> Flow:
    """A pull quote between two paragraphs, framed or not; it repeats the body and is a duplicate."""
    out = breaks.pull_quote(rng, flow, 0)
    at = next((i for i, x in enumerate(out) if x.role == "duplicate"), None)
    if at is None or not frame or rng.random() < 0.4:
        return out
    return [*out[:at], *furniture(frame), out[at], *furniture(frame), *out[at + 1 :]]


def tabloid(rng: random.Random) -> Issue:
    """A tabloid page in columns of 14 to 20: articles interleaved; pull quotes, boxes and captions interrupt."""
    _, writer, issue = start(rng)
    world, columns = writer.world, rng.randint(14, 20)
    style = Style(rng.choice(("　　", "　　", "")), 0, 0, 0, 1, "")
    frame = rng.choice((*ORNAMENTS, ""))
    habit = Habit(rng.choice(("head", "tail", "lead")), rng.choice(("plain", "bracket", "photo")), "本报讯")
    habit.deck, habit.subs, habit.caption, habit.paras = 0.4, 0.5, 0.5, (3, 6)
    issue.add(furnish.newspaper(world, issue), blanks(rng.randint(1, 2)))
    flows: list[Flow] = []
    for _ in range(rng.randint(4, 6)):
        art = writer.news(wobble(rng, habit))
        if rng.random() < 0.5:
            fold_heads(art, columns)
        flow = issue.set(art, style)
        if rng.random() < 0.6:
            flow = breaks.caption_between(rng, flow)
        if rng.random() < 0.4:
            flow = quoted(rng, flow, frame)
        flows.append([x for x in breaks.wrap(flow, columns) if x.role != "blank"])
        if rng.random() < 0.3:
            box = breaks.wrap(issue.set(writer.sidebar(), style), columns)
            flows[-1] = into(rng, flows[-1], box, frame)
    issue.add(braided(rng, flows), furnish.footer(world, issue.name or "本报"))
    return finish(rng, issue, half=0.0)


def braided(rng: random.Random, flows: list[Flow]) -> Flow:
    """Neighbouring flows read across in pairs, the others one after another."""
    out: Flow = []
    chance = rng.choice((0.2, 0.5, 0.8))
    while flows:
        gap = rng.randint(0, 2)
        if len(flows) > 1 and rng.random() < chance:
            out += across(rng, flows.pop(0), flows.pop(0), gap)
        else:
            out += flows.pop(0)
        out += blanks(rng.choice((0, 1, 1, 2)))
    return out


def page_head(rng: random.Random, name: str, date: str) -> str:
    """The form of the line at the head of every page of one paper: `{n}` and `{l}` stay open."""
    return rng.choice(
        (
            f"{{n:02d}}　{{l}}　　{date}　　{name}",
            f"{name}　{date}　第{{n}}版　{{l}}",
            f"{{l}} | {{n}} | {date}",
            f"第{{n}}版　{{l}}　责编　{rng.choice(('闻笛', '沈括苍', '白露'))}",
            f"{date} {name} A{{n}} {{l}}",
        )
    )


def paged_pdf(rng: random.Random) -> Issue:
    """The text layer of a PDF: a line at the head of every page, articles that jump pages or run over the foot."""
    world, writer, issue = start(rng)
    name, date = issue.name or "", furnish.printed_date(world)
    issue.date, issue.number = world.date.isoformat(), f"总第{rng.randint(30, 2600)}期"
    columns = rng.choice((0, 0, rng.randint(22, 32)))
    style = Style(rng.choice(("　　", "", "  ")), 0, 0, 0, rng.choice((0, 1, 1)), "")
    habit = Habit(rng.choice(("lead", "tail", "glued", "head")), rng.choice(("plain", "bracket")), "本报讯")
    form = page_head(rng, name, date)
    issue.add(furniture(name, f"{date}　{issue.number}", rng.choice(("", f"主办：{world.county}委宣传部"))))
    labels = rng.sample(furnish.PAGES, rng.randint(3, 4))
    waiting: dict[int, list[Flow]] = {n: [] for n in range(1, len(labels) + 1)}
    headed = rng.random() < 0.5
    for n, label in enumerate(labels, 1):
        if not headed:
            issue.add(furniture(form.format(n=n, l=label)), blanks(rng.randint(0, 1)))
        flows = [issue.set(writer.news(wobble(rng, habit)), style) for _ in range(rng.randint(2, 3))]
        flows = [damaged(rng, f, Damage(cut=0.1, pull=0.05)) for f in flows]
        if n < len(labels) and rng.random() < 0.7:
            flows[0], rest, target = sent_on(rng, issue, flows[0], n, len(labels))
            waiting[target] += [rest] if rest else []
        at = rng.choice((0, len(flows), len(flows)))
        flows[at:at] = waiting[n]
        headed = n < len(labels) and rng.random() < 0.4
        if headed:
            whole = flows[-1]
            flows[-1] = breaks.break_with(rng, whole, furniture(form.format(n=n + 1, l=labels[n])))
            headed = flows[-1] is not whole
        for flow in flows:
            issue.add(flow, blanks(style.article_gap))
    if columns:
        issue.lines = breaks.wrap(issue.lines, columns)
    issue.add(furnish.footer(world, name))
    return finish(rng, issue, half=0.2)


def sent_on(rng: random.Random, issue: Issue, flow: Flow, page: int, last: int) -> tuple[Flow, Flow, int]:
    """An article broken for a later page; the mark 上接 may name the article, or be missing altogether."""
    target = rng.randint(page + 1, last)
    first, rest = breaks.jump(rng, flow, target, page)
    if rest and rng.random() < 0.3:
        title = issue.articles[flow[0].article or 0].title or ""
        rest = [*furniture(f"（上接第{page}版《{title}》）"), *rest[1:]]
    elif rest and rng.random() < 0.15:
        rest = rest[1:]
    return first, rest, target


def twice_ended(rng: random.Random) -> Issue:
    """A paper whose conversion prints the ends of most articles twice: below, before the headline, or further on."""
    world, writer, issue = start(rng)
    style = style_of(rng)
    issue.add(furnish.newspaper(world, issue), blanks(rng.randint(0, 2)))
    habit = Habit(rng.choice(("tail", "glued", "lead", "head")), rng.choice(("bracket", "plain", "photo")), "本报讯")
    chance, usual = rng.choice((0.4, 0.6, 0.9)), rng.choice(("after", "before", "later"))
    noise = rng.choice((("exact",), ("exact", "mid"), ("exact", "mid", "noise")))
    label = rng.choice(SECTIONS)
    pending: Flow = []
    for i in range(rng.randint(4, 7)):
        if i == 2 and rng.random() < 0.5:
            issue.add(section(label), blanks(style.gap))
        flow = breaks.caption_between(rng, issue.set(pick(rng, writer, habit), style))
        dup = breaks.tail_copy(rng, flow, rng.choice(noise)) if rng.random() < chance else []
        where = usual if rng.random() < 0.75 else rng.choice(("after", "before", "later"))
        if dup and where == "before":
            flow, dup = [*dup, *blanks(style.gap), *flow], []
        issue.add(flow)
        if dup and where == "after":
            issue.add(blanks(rng.randint(0, 2)), dup)
        issue.add(blanks(style.article_gap), pending, blanks(style.article_gap if pending else 0))
        pending = dup if where == "later" else []
    issue.add(pending, furnish.footer(world, issue.name or "本报") if rng.random() < 0.6 else [])
    return finish(rng, issue)


def pick(rng: random.Random, writer: Forms, habit: Habit) -> Article:
    """Mostly news, at times a letter, a photo or a notice."""
    other = (writer.letter, writer.photo, lambda: writer.notice(False))
    return writer.news(wobble(rng, habit)) if rng.random() < 0.8 else rng.choice(other)()
