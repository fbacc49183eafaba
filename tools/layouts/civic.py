"""Sheets of offices for citizens: hotline letters with answers, village affairs, boards of listings."""

from __future__ import annotations

import random
from collections.abc import Callable

from tools.layouts import breaks, furnish
from tools.layouts.compose import Damage, arrange, damaged, finish
from tools.layouts.content import Habit
from tools.layouts.hotline import Hotline
from tools.layouts.layout import Article, Issue, Line, Style, blanks, furniture, section
from tools.layouts.office import paged
from tools.layouts.service import Service
from tools.layouts.world import World

Flow = list[Line]


def labelled(issue: Issue, label: str, flows: list[Flow], style: Style) -> Flow:
    """Articles under a standing head."""
    bare = label.strip("◎【】■· ")
    out: Flow = [section(label), *blanks(style.gap)]
    for k, flow in enumerate(flows):
        issue.articles[flow[0].article or 0].section = bare
        out += [*(blanks(style.article_gap) if k else []), *flow]
    return out


def hotline_letters(rng: random.Random) -> Issue:
    """A hotline weekly: letters, 答复 signed 答复单位, questions of the week, an echo, figures, a correction."""
    world = World(rng)
    writer = Hotline(world)
    name = rng.choice(("有话好好说", f"{world.stem}热线", "民声回音壁", "来信来电摘登", "您呼我应"))
    issue = furnish.issue_of(world, name)
    issue.number, issue.date = f"第{rng.randint(2, 300)}期", world.date.isoformat()
    issue.add(furniture(name, f"{furnish.printed_date(world)}　{issue.number}"), blanks(1))
    gap = rng.choice((0, 0, 1))
    style = Style(rng.choice(("", "　　", "　　")), gap, 0, gap, 1 if rng.random() < 0.8 else gap)
    mark = rng.choice(("◎{}", "【{}】", "{}", "■ {}"))
    folios = furnish.Folios(rng, rng.choice((None, name)))
    letters = [issue.set(a, style) for _ in range(rng.randint(1, 3)) for a in writer.exchange()]
    parts: list[tuple[str, list[Flow]]] = [("来信照登", letters)]
    if rng.random() < 0.8:
        parts.append(("一问一答", [issue.set(writer.column(), style)]))
    habit = Habit("tail", rng.choice(("plain", "bracket")), kicker=0, deck=0.2, paras=(2, 4))
    if rng.random() < 0.7:
        parts.append(
            ("限时回音", [issue.set(writer.news(wobbled(rng, habit)), style) for _ in range(rng.randint(1, 2))])
        )
    if rng.random() < 0.6:
        parts.append(("数字说话", [issue.set(writer.numbers(), style)]))
    rng.shuffle(parts)
    for label, flows in parts:
        flows = [paged(rng, damaged(rng, f, Damage(cut=0.05, pull=0.03)), folios, 0.15) for f in flows]
        if rng.random() < 0.85:
            issue.add(labelled(issue, mark.format(label), flows, style), blanks(style.article_gap))
        else:
            issue.add(*(x for f in flows for x in (f, blanks(style.article_gap))))
    if rng.random() < 0.4:
        issue.add(issue.set(writer.correction(), style), blanks(1))
    issue.add(furniture(f"承办：{world.county}政务服务中心　投稿信箱：hot@example.com"))
    return finish(rng, issue, half=0.15)


def wobbled(rng: random.Random, habit: Habit) -> Habit:
    """The habit with or without its byline."""
    return habit if rng.random() < 0.75 else Habit("none", paras=habit.paras)


def village_sheet(rng: random.Random) -> Issue:
    """A village sheet: notices, by-laws, flattened tables, honour rolls, minutes, thanks, under 【】 heads."""
    world = World(rng)
    writer = Service(world)
    world.villages = world.villages[:3]
    village = world.villages[0]
    name = rng.choice((f"{village}村务公开".replace("村村", "村"), f"{village}月月谈", "阳光村务"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number, issue.date = f"{d.year}年第{rng.randint(1, 12)}期", d.isoformat()
    star = rng.choice(("★ {} ★", "{}", "☆{}☆"))
    issue.add(furniture(star.format(name), issue.number, f"{village}民委员会　编　{d.year}年{d.month}月{d.day}日"))
    rule = rng.choice(("=" * 30, "－" * 16, "", "……………………"))
    issue.add(blanks(1), furniture(rule), blanks(1 if rule else 0))
    style = Style(rng.choice(("", "", "　　")), 0, 0, 0, 1)
    sign = rng.choice(("", "　" * 8, " " * 18))
    boxes: list[tuple[str, list[Callable[[], Article]]]] = [
        ("通知通告", [lambda: writer.notice(False), writer.outage, writer.event]),
        ("移风易俗", [writer.bylaws, writer.minutes]),
        ("阳光账本", [writer.table, writer.roll, writer.table]),
        ("来信照登", [writer.letter, writer.lost]),
        ("村里新事", [lambda: writer.news(Habit("none", kicker=0, deck=0, paras=(1, 3))), writer.roll]),
    ]
    rng.shuffle(boxes)
    mark = rng.choice(("【{}】", "◎{}", "{}", ""))
    for label, makes in boxes[: rng.randint(3, 5)]:
        flows = [issue.set(make(), style) for make in rng.sample(makes, rng.randint(1, len(makes)))]
        for line in (x for f in flows for x in f if x.role == "signature"):
            line.indent = sign
        pairs = [(f, blanks(1)) for f in flows]
        issue.add(
            labelled(issue, mark.format(label), flows, style) if mark else [x for p in pairs for y in p for x in y]
        )
        issue.add(blanks(1))
    issue.add(furniture(rule, f"监督电话：{writer.phone()}"))
    if rng.random() < 0.2:
        issue.lines = breaks.wrap(issue.lines, rng.randint(26, 40))
    return finish(rng, issue, half=0.15)


def listings(rng: random.Random) -> Issue:
    """A board of listings: events, vacancies, lost and found, water and power cuts, with fields and telephones."""
    world = World(rng)
    writer = Service(world)
    name = rng.choice((f"{world.stem}便民信息", "生活服务版", f"{world.comms[0]}公告板", "分类信息"))
    issue = furnish.issue_of(world, name)
    issue.number, issue.date = f"第{rng.randint(2, 300)}期", world.date.isoformat()
    issue.add(furniture(f"{name}　{issue.number}", furnish.printed_date(world)), blanks(rng.randint(0, 2)))
    gap = rng.choice((0, 0, 0, 1))
    style = Style(rng.choice(("", "", "　　")), gap, 0, 0, rng.choice((1, 1, 2)) if gap else rng.choice((0, 1, 1)))
    groups: list[tuple[str, Callable[[], Article]]] = [
        ("活动预告", writer.event), ("招聘求职", writer.vacancy), ("失物招领", writer.lost),
        ("停水停电", writer.outage),
    ]  # fmt: skip
    grouped = rng.random() < 0.6
    mark = rng.choice(("【{}】", "◆{}◆", "{}", "—— {} ——"))
    blocks: list[Flow] = []
    for label, make in rng.sample(groups, rng.randint(3, 4)):
        flows = [issue.set(dotted(rng, make()), style) for _ in range(rng.randint(2, 4))]
        blocks += [labelled(issue, mark.format(label), flows, style)] if grouped else flows
    if rng.random() < 0.6:
        blocks.append(issue.set(writer.news(Habit("tail", "bracket", "本报讯", paras=(1, 3))), style))
    if not grouped:
        rng.shuffle(blocks)
    issue.add(arrange(rng, issue, blocks, style, Damage(0.03, 0.03, 0.03, 0, 0, 0, 0, 0)), blanks(1))
    issue.add(furniture(rng.choice((f"信息刊登热线：{writer.phone()}", "本版信息仅供参考，请核实后再行联系"))))
    return finish(rng, issue, half=0.3)


def dotted(rng: random.Random, art: Article) -> Article:
    """A listing whose headline carries an ornament once in a while."""
    heads = [p.text for p in art.parts if p.role == "headline"]
    if len(heads) == 1 and rng.random() < 0.2:
        alts = [heads[0], *art.title_alt]
        art.retitle([rng.choice(("●{}", "★ {}", "【{}】")).format(heads[0])], alts)
    return art
