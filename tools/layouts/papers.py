"""Newspaper pages: with bylines at the tail, in the lead and at the head, briefs, whole issues, school, supplement."""

from __future__ import annotations

import random

from tools.layouts import breaks, furnish
from tools.layouts.compose import Damage, arrange, damaged, finish, flows_of, style_of
from tools.layouts.content import Habit
from tools.layouts.forms import Forms
from tools.layouts.layout import Issue, Line, Style, blanks, furniture, section
from tools.layouts.traditional import traditional
from tools.layouts.world import World

SECTIONS = (
    "民生视线",
    "基层传真",
    "图片新闻",
    "社会广角",
    "平安建设",
    "乡村振兴进行时",
    "身边好人",
    "一线直击",
)


def paper_name(world: World) -> str:
    """The name of a local paper."""
    s = world.stem
    return world.rng.choice((f"{world.county}报", f"今日{s}", f"{s}日报", f"{s}周报", f"{s}新闻", f"{s}时讯"))


def start(rng: random.Random) -> tuple[World, Forms, Issue]:
    """A world, its writer and an issue of its paper."""
    world = World(rng)
    return world, Forms(world), furnish.issue_of(world, paper_name(world))


def page(rng: random.Random, habit: Habit, count: tuple[int, int]) -> Issue:
    """A newspaper page of news articles with one byline habit; the common part of three families."""
    world, writer, issue = start(rng)
    habit.dateline = habit.dateline.format(stem=world.stem)
    style = style_of(rng)
    mast = furnish.newspaper(world, issue) if rng.random() < 0.8 else []
    if not mast:
        issue.name = None
    issue.add(mast, blanks(rng.randint(1, 3) if mast else rng.randint(0, 2)))
    flows = [flows_of(rng, issue, writer, habit, style) for _ in range(rng.randint(*count))]
    if rng.random() < 0.3:
        flows.insert(rng.randint(1, len(flows)), issue.set(writer.photo(), style))
    if rng.random() < 0.25:
        label = rng.choice(SECTIONS)
        at = rng.randrange(len(flows))
        issue.articles[flows[at][0].article or 0].section = label
        flows[at] = [section(label), *blanks(style.gap), *flows[at]]
    damage = Damage.drawn(rng, lambda: [furnish.advert(world)])
    issue.add(arrange(rng, issue, flows, style, damage))
    if rng.random() < 0.5:
        issue.add(blanks(style.article_gap), furnish.footer(world, issue.name or paper_name(world)))
    return finish(rng, issue)


def paper_tail(rng: random.Random) -> Issue:
    """A page whose articles end with their bylines, on a line or glued to the last sentence."""
    dateline = rng.choice(("", "本报讯", "本报讯", "{stem}讯"))
    form = rng.choice(("plain", "plain", "bracket", "photo"))
    habit = Habit(rng.choice(("tail", "tail", "glued")), form, dateline, kicker=0.2, deck=0.2)
    return page(rng, habit, (4, 7))


def paper_lead(rng: random.Random) -> Issue:
    """A page whose leads open with 本报讯（记者 …）."""
    habit = Habit(
        "lead", dateline=rng.choice(("本报讯", "本报讯", "{stem}讯", "本台讯", "本报综合讯")), kicker=0.3, deck=0.3
    )
    habit.two_line = rng.choice((0.0, 0.3))
    return page(rng, habit, (4, 8))


def paper_head(rng: random.Random) -> Issue:
    """A page with the byline under each headline and long articles with crossheads."""
    return page(rng, Habit("head", kicker=0.4, deck=0.4, subs=0.6, numbered=0.3, paras=(4, 8)), (2, 4))


def paper_plain(rng: random.Random) -> Issue:
    """A community newsletter without bylines: only blank lines and headlines tell the articles apart."""
    world, writer, _ = start(rng)
    comm = rng.choice(world.comms)
    name = rng.choice((f"{comm}月报", f"{comm}简讯", f"邻里{world.stem}", f"{world.towns[0]}之窗"))
    issue = furnish.issue_of(world, name)
    issue.number = f"第{rng.randint(3, 160)}期"
    rows = [name, issue.number, furnish.printed_date(world)] if rng.random() < 0.6 else [f"{name} {issue.number}"]
    issue.date = world.date.isoformat() if len(rows) == 3 else None
    style = style_of(rng)
    issue.add(furniture(*rows, *rng.choice(([], ["内部资料 免费赠阅"], [f"{comm}居民委员会 编"]))), blanks(1))
    habit = Habit("none", kicker=0.1, deck=0.1, subs=0.2, caption=0.3, paras=(1, 4))
    flows = [issue.set(writer.news(habit), style) for _ in range(rng.randint(4, 8))]
    for make, chance in ((writer.letter, 0.4), (lambda: writer.notice(False), 0.4), (writer.questions, 0.3)):
        if rng.random() < chance:
            flows.append(issue.set(make(), style))
    damage = Damage.drawn(rng)
    issue.add(arrange(rng, issue, flows, style, damage), blanks(1), furnish.colophon(world, name))
    return finish(rng, issue)


def briefs_page(rng: random.Random) -> Issue:
    """A page of briefs under standing heads (▲ ◆ 【】, one-sentence news), between one or two full articles."""
    world, writer, issue = start(rng)
    style = style_of(rng)
    issue.add(furnish.newspaper(world, issue), blanks(rng.randint(1, 2)))
    habit = Habit("lead", dateline="本报讯", paras=(2, 4))
    blocks: list[list[Line]] = [issue.set(writer.news(habit), style) for _ in range(rng.randint(1, 3))]
    for label in rng.sample(("简 讯", "要闻速递", "城乡短波", "一句话新闻", "基层快报", "微新闻"), rng.randint(1, 3)):
        titled = label != "一句话新闻" and rng.random() < 0.75
        mark = rng.choice("▲◆●■★【") if titled else rng.choice(("◆", "●", "▲", "■ ", "· "))
        box: list[Line] = [section(label)]
        for _ in range(rng.randint(3, 6)):
            art = writer.brief(mark, titled, rng.choice((0.0, 0.6)))
            art.section = label.replace(" ", "")
            box += [*blanks(style.gap), *issue.set(art, style)]
        blocks.append(box)
    rng.shuffle(blocks)
    damage = Damage.drawn(rng, lambda: [furnish.advert(world)])
    if rng.random() < 0.35 and blocks[0][0].role != "section":
        box = next((b for b in blocks if b[0].role == "section"), None)
        if box:
            blocks.remove(box)
            blocks[0] = breaks.interrupt(rng, blocks[0], box)
    for block in blocks:
        issue.add(damaged(rng, block, damage) if block[0].role != "section" else block, blanks(style.article_gap))
    return finish(rng, issue)


def whole_issue(rng: random.Random) -> Issue:
    """A four-page paper: page heads between pages, articles that jump from page one to later pages."""
    world, writer, issue = start(rng)
    style = style_of(rng)
    name = issue.name or ""
    habit = Habit(rng.choice(("lead", "tail")), rng.choice(("plain", "bracket")), "本报讯", kicker=0.3)
    date = furnish.printed_date(world)
    issue.date, issue.number = world.date.isoformat(), f"第{rng.randint(12, 990)}期"
    issue.add(furniture(name, f"{date} {issue.number}"), blanks(1))
    form = rng.choice(("{n:02d}版 {l}", "第{n}版 {l} {d}", "{n} {l} {d}", "{l}·{n}"))
    waiting: list[list[Line]] = []
    for n, label in enumerate(rng.sample(furnish.PAGES, rng.randint(2, 4)), 1):
        if n > 1:
            issue.add(furniture(form.format(n=n, l=label, d=date)), blanks(rng.randint(0, 2)))
        flows = [issue.set(writer.news(habit), style) for _ in range(rng.randint(2, 4))]
        flows, waiting = [*flows, *waiting], []
        if n == 1:
            flows[0], rest = breaks.jump(rng, damaged(rng, flows[0], Damage(cut=0)), 2, 1)
            waiting = [rest] if rest else []
        issue.add(arrange(rng, issue, flows, style, Damage.drawn(rng)), blanks(style.article_gap))
    for rest in waiting:
        issue.add(furniture(form.format(n=4, l="转版", d=date)), rest, blanks(1))
    issue.add(furnish.footer(world, name))
    return finish(rng, issue)


def school_wrapped(rng: random.Random) -> Issue:
    """A school paper: every line hard-wrapped at 24 to 40 characters, bylines at head or tail, prose and poems."""
    world, writer, _ = start(rng)
    school = world.stem + rng.choice(("中学", "职业技术学院", "师范学校", "第二小学", "实验学校"))
    issue = furnish.issue_of(world, rng.choice((f"{school}报", f"{school}校报", f"{world.stem}青年")))
    style = Style(
        rng.choice(("　　", "　　", "", "    ")),
        0,
        0,
        0,
        rng.choice((0, 1, 1, 2)),
        rng.choice(("", "　　　　")),
    )
    issue.add(furnish.newspaper(world, issue), blanks(rng.randint(0, 1)))
    place = rng.choice(("head", "tail"))
    habit = Habit(
        place,
        rng.choice(("bracket", "slash")),
        rng.choice(("", "本报讯")),
        subs=0.2,
        caption=0.1,
        paras=(2, 5),
    )
    flows = [issue.set(writer.news(habit), style) for _ in range(rng.randint(3, 5))]
    flows += [issue.set(writer.prose(place), style) for _ in range(rng.randint(0, 2))]
    if rng.random() < 0.5:
        flows.append(issue.set(writer.poem(place), style))
    page_ = arrange(rng, issue, flows, style, Damage.drawn(rng, lambda: [furnish.advert(world)]))
    issue.add(page_)
    if rng.random() < 0.45:
        issue.transform(breaks.half_marks)
    issue.lines = breaks.wrap(issue.lines, rng.randint(24, 40), gap=1 if rng.random() < 0.12 else 0)
    if rng.random() < 0.5:
        issue.add(blanks(1), furnish.footer(world, issue.name or ""))
    issue.tidy()
    return issue


def county_width(rng: random.Random) -> Issue:
    """An old county paper: everything full-width, hard wraps, no-break spaces, zero-width characters, CRLF."""
    world, writer, issue = start(rng)
    style = Style("　　", 0, 0, 0, rng.choice((0, 1)), "")
    issue.add(furnish.newspaper(world, issue))
    habit = Habit(rng.choice(("lead", "head", "glued")), "bracket", "本报讯", kicker=0.4, deck=0.3, subs=0.5)
    flows = [issue.set(writer.news(habit), style) for _ in range(rng.randint(3, 5))]
    if rng.random() < 0.5:
        flows.append(issue.set(writer.notice(), style))
    issue.add(arrange(rng, issue, flows, style, Damage.drawn(rng)), furnish.footer(world, issue.name or ""))
    issue.transform(breaks.full_width)
    issue.lines = breaks.wrap(issue.lines, rng.randint(26, 38))
    breaks.zero_width(rng, issue.lines, 0.006)
    issue.transform(lambda t: t.replace("\u3000", "\u3000\u00a0") if rng.random() < 0.2 else t)
    issue.newline = rng.choice(("\n", "\r\n"))
    issue.tidy()
    return issue


def traditional_paper(rng: random.Random) -> Issue:
    """A paper in Traditional script with 【記者…／…報導】 leads and 「」 quotes."""
    world, writer, issue = start(rng)
    style = style_of(rng)
    issue.add(furnish.newspaper(world, issue), blanks(1))
    flows: list[list[Line]] = []
    for _ in range(rng.randint(4, 7)):
        art = writer.news(Habit("none", kicker=0.2, deck=0.2, paras=(2, 5)))
        who, town = rng.choice(world.staff), rng.choice(world.towns)[:2]
        text = rng.choice(
            ("【记者{w}／{t}报导】", "〔记者{w}／{t}报导〕", "（记者{w}／{t}讯）", "[记者{w}/{t}报导]")
        ).format(w=who, t=town)
        next(p for p in art.parts if p.role == "body").text = text + next(p.text for p in art.parts if p.role == "body")
        art.names, art.byline = [who], f"记者{who}"
        flows.append(issue.set(art, style))
    issue.add(arrange(rng, issue, flows, style, Damage.drawn(rng, lambda: [furnish.advert(world)])))
    issue.transform(traditional)
    for art in issue.articles:
        art.names = [traditional(n) for n in art.names]
    issue.name = traditional(issue.name) if issue.name else None
    return finish(rng, issue, half=0.1)


def literary(rng: random.Random) -> Issue:
    """A literary supplement: prose, poems line by line, authors under the titles or in brackets at the end."""
    world, writer, issue = start(rng)
    style = style_of(rng)
    issue.add(
        furnish.newspaper(world, issue),
        furniture(rng.choice(("副刊", "文学副刊", f"{world.stem}风"))),
        blanks(1),
    )
    place = rng.choice(("head", "tail"))
    flows = [issue.set(writer.prose(place), style) for _ in range(rng.randint(3, 4))]
    poem_style = Style(
        style.indent, rng.choice((0, style.gap)), 0, style.after_head, style.article_gap, style.head_indent
    )
    flows += [issue.set(writer.poem(place), poem_style) for _ in range(rng.randint(1, 3))]
    rng.shuffle(flows)
    issue.add(arrange(rng, issue, flows, style, Damage.drawn(rng)))
    if rng.random() < 0.4:
        issue.add(blanks(1), furniture(f"来稿请寄：{world.county}文联《{issue.name or '副刊'}》编辑部"))
    return finish(rng, issue)
