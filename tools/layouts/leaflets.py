"""Newsletters of houses and neighbourhoods: headlines that ask and exclaim, works monthlies, digests by mail."""

from __future__ import annotations

import random
from dataclasses import replace

from tools.layouts import breaks, furnish
from tools.layouts.columns import wobble
from tools.layouts.compose import Damage, damaged, finish
from tools.layouts.content import Habit
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.service import Service
from tools.layouts.world import World

Flow = list[Line]
LATIN = ("COMMUNITY NEWS", "LINLI TONGXUN", "NEWSLETTER", "")


def asked(writer: Service, ask: float, caption: str) -> Article:
    """A story whose headline asks or exclaims and whose crossheads state; captions stand in the paper's own form."""
    rng = writer.rng
    topic, fixed = writer.world.subject()
    key = "qhead" if rng.random() < ask else "xhead"
    title = writer.tell(key, topic, fixed) or writer.headline(topic, fixed)
    if rng.random() < 0.12:
        title = writer.headline(topic, fixed)
    art = Article([Part("headline", title)], title)
    art.parts.append(Part("body", writer.tell("lead", topic, fixed) or writer.paragraph(topic, fixed)))
    subs = rng.randint(2, 4) if rng.random() < 0.6 else 0
    asking = rng.random() < 0.25
    for _ in range(subs or rng.randint(1, 3)):
        own = "" if asking else writer.tell("four", topic, fixed)
        if subs:
            art.parts.append(Part("subhead", own or writer.tell("quest", topic, fixed, "后来呢？")))
        texts = [t for _ in range(rng.randint(1, 2)) if (t := writer.paragraph(topic, fixed))]
        art.parts += [Part("body", t) for t in texts or [writer.tell("act", topic, fixed, "大家都说好。")]]
        if rng.random() < 0.3:
            text = writer.tell("caption", topic, fixed, f"{fixed['village']}新貌").rstrip("。")
            art.parts.append(Part("caption", caption.format(text.removeprefix("图为"))))
    if art.parts[-1].role != "body":
        art.parts.append(Part("body", writer.tell("end", topic, fixed, "故事还在继续。")))
    return art


def asking_newsletter(rng: random.Random) -> Issue:
    """A newsletter whose headlines ask and exclaim, with four-character crossheads and no bylines."""
    world = World(rng)
    writer = Service(world)
    name = rng.choice((f"{world.comms[0]}通讯", f"邻里{world.stem}", f"{world.towns[0]}家园报"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number, issue.date = f"{d.year}年第{rng.randint(1, 24)}期", d.isoformat()
    latin = rng.choice(LATIN)
    rows = [name, *([latin] if latin else []), f"{issue.number}　　{d.month}月{d.day}日出版"]
    issue.add(furniture(*rows), blanks(rng.randint(1, 3)))
    gap = rng.choice((0, 1, 1))
    style = Style(rng.choice(("", "　　")), gap, gap, gap, rng.choice((1, 2, 3)) if gap else rng.choice((1, 2)))
    caption = rng.choice(("（图为{}）", "（图：{}）", "图为{}", "▲{}", "【图说】{}"))
    ask = rng.choice((0.5, 0.7, 1.0))
    arts = [asked(writer, ask, caption) for _ in range(rng.randint(4, 7))]
    arts += [writer.event(rng.random() < 0.5) for _ in range(rng.randint(0, 2))]
    arts += [writer.letter()] if rng.random() < 0.3 else []
    for art in arts:
        flow = damaged(rng, issue.set(art, style), Damage(cut=0.1, pull=0.12, caption=0.2))
        issue.add(flow, blanks(style.article_gap))
    issue.add(furniture(f"编印：{world.comms[0]}综合服务中心　投稿：news@example.com"))
    return finish(rng, issue, half=0.2)


def widened(rng: random.Random, art: Article) -> None:
    """A short headline printed with blanks between its characters."""
    heads = [p.text for p in art.parts if p.role == "headline"]
    if len(heads) == 1 and 3 <= len(heads[0]) <= 8 and heads[0].isalpha():
        wide = rng.choice((" ", "　")).join(heads[0])
        art.retitle([wide], [heads[0], *art.title_alt])


def house_monthly(rng: random.Random) -> Issue:
    """A monthly of a hospital, works or union: page labels, centred stacks, tagged briefs, honour rolls, notices."""
    world = World(rng)
    writer = Service(world)
    house = world.stem + rng.choice(("二院", "化工", "纺织", "供电", "机械总厂", "职工之家", "中医院"))
    issue = furnish.issue_of(world, house)
    d = world.date
    issue.number, issue.date = f"第{rng.randint(2, 260)}期", d.isoformat()
    day = f"{d.year}年{d.month}月{d.day}日"
    issue.add(furniture(house, f"{day}　{issue.number}　本期共4版", rng.choice(("内部资料　免费交流", ""))))
    form = rng.choice(
        ("第{n}版 {l}　{d}　责任编辑：{p}", "{n} {l}", "{l}　第{n}版　{d}", "{d}　{n:02d}　{l}　版式：{p}")
    )
    style = Style("　　", 0, 0, 0, 1, rng.choice(("", "　　　　", "　　　　　　", "          ")))
    habit = Habit(rng.choice(("tail", "glued", "head")), rng.choice(("bracket", "org", "photo")), "")
    habit.kicker, habit.deck, habit.two_line = 0.5, 0.5, 0.5
    labels = rng.sample(("要闻", "综合新闻", "一线风采", "医者仁心", "班组天地", "副刊", "文化园地"), rng.randint(2, 4))
    tail: Flow = []
    for n, label in enumerate(labels, 1):
        page = furniture(form.format(n=n, l=label, d=day, p=world.person()))
        issue.add(page, blanks(rng.randint(0, 1)), tail, blanks(1 if tail else 0))
        flows = [issue.set(writer.news(wobble(rng, habit)), style) for _ in range(rng.randint(1, 3))]
        flows += [extras(rng, issue, writer, style)] if rng.random() < 0.8 else []
        rng.shuffle(flows)
        last = rng.random() < 0.35 and n < len(labels)
        for flow in flows[: -1 if last else None]:
            issue.add(damaged(rng, flow, Damage(cut=0.08, pull=0.04)), blanks(rng.choice((1, 1, style.gap))))
        a, b = breaks.cut(rng, flows[-1]) if last else ([], [])
        issue.add(a)
        tail = b
    issue.add(tail, furniture(f"主办：{house}　主编：{world.person()}　印数：{rng.randint(3, 60)}00份"))
    return finish(rng, issue, half=0.15)


def extras(rng: random.Random, issue: Issue, writer: Service, style: Style) -> Flow:
    """What stands between the reports: a box of tagged briefs, a photo, an honour roll, a notice, questions."""
    kind = rng.randrange(5)
    if kind == 0:
        return tagged(rng, issue, writer, style)
    makes = (writer.photo, writer.roll, lambda: writer.notice(False), writer.questions)
    art = makes[kind - 1]()
    if rng.random() < 0.5:
        widened(rng, art)
    if rng.random() < 0.4:
        art.section = ("图片新闻", "光荣榜", "公告栏", "有问必答")[kind - 1]
        return [section(art.section), *blanks(style.gap), *issue.set(art, style)]
    return issue.set(art, style)


def tagged(rng: random.Random, issue: Issue, writer: Service, style: Style) -> Flow:
    """Briefs with one mark under a standing head; one of them may lack its tag."""
    label = rng.choice(("简 讯", "短 波", "一句话", "快讯速递", "◎ 动态"))
    mark = rng.choice(("●", "◆", "【", "★", "▲", "○ "))
    box: Flow = [section(label)]
    for _ in range(rng.randint(3, 6)):
        art = writer.brief(mark, rng.random() < 0.75, rng.choice((0.0, 0.5)))
        art.section = label.replace(" ", "").strip("◎")
        box += [*blanks(style.gap), *issue.set(art, style)]
    return box


def mail_digest(rng: random.Random) -> Issue:
    """A digest by mail: headers, a numbered list of titles, separators, numbered titles, links, how to leave."""
    world = World(rng)
    writer = Service(world)
    name = rng.choice((f"{world.comms[0]}每周邮报", f"{world.stem}志愿者简报", f"{world.towns[0]}晨报邮件版"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number, issue.date = f"第{rng.randint(2, 300)}期", d.isoformat()
    rule = rng.choice(("-", "=", "*", "—", "_ ")) * rng.randint(16, 40)
    habit = Habit(rng.choice(("none", "none", "tail")), rng.choice(("plain", "slash")), "", kicker=0, deck=0.1)
    habit.two_line, habit.caption, habit.subs, habit.paras = 0, 0, 0.15, (1, 3)
    arts = [writer.news(replace(wobble(rng, habit), kicker=0)) for _ in range(rng.randint(3, 6))]
    arts += [writer.event(True) for _ in range(rng.randint(0, 2))]
    titles = [a.title or "" for a in arts]
    issue.add(mail_top(rng, issue, name), blanks(1))
    if rng.random() < 0.7:
        rows = [f"{i}. {furnish.reword(rng, t)}" for i, t in enumerate(titles, 1)]
        issue.add(furniture(rng.choice(("本期目录", "这一期有：", "== 本期内容 ==")), *rows), blanks(1))
    if mark := rng.choice(("{n}. ", "{n}、", "[{n}] ", "", "{cn}、")):
        breaks.numbered(arts, mark)
    style = Style("", 1 if rng.random() < 0.8 else 0, 0, rng.choice((0, 1)), 1)
    link = rng.choice(("阅读全文 >>", "全文：http://news.example/{}", "[查看原文]", ""))
    for i, art in enumerate(arts):
        if i == 0 or rng.random() < 0.9:
            issue.add(furniture(rule), blanks(style.gap))
        issue.add(issue.set(art, style))
        if link and rng.random() < 0.7:
            issue.add(furniture(link.format(rng.randint(1000, 9999))))
        issue.add(blanks(1))
    issue.add(mail_foot(rng, world, rule))
    if rng.random() < 0.6:
        issue.lines = breaks.wrap(issue.lines, rng.randint(30, 38))
    return finish(rng, issue, half=0.3)


def mail_top(rng: random.Random, issue: Issue, name: str) -> Flow:
    """Headers of a mail and its greeting."""
    rows = [f"发件人：{name} <digest@example.com>", f"主题：【{name}】{issue.number}", f"日期：{issue.date}"]
    if rng.random() < 0.4:
        rows = [f"From: digest@example.com {issue.date}", f"Subject: {name} {issue.number}"]
    return furniture(
        *rows, *rng.choice(([], ["", "各位邻居，大家好！"], ["", "如果无法正常显示，请点击这里在浏览器中查看"]))
    )


def mail_foot(rng: random.Random, world: World, rule: str) -> Flow:
    """How to leave the list, and who sends it."""
    rows = ["您收到这封邮件，是因为您订阅了本简报。", "退订请回复 TD，或点击退订链接。", f"编辑：{world.person()}"]
    return furniture(rule, *rows[: rng.randint(1, 3)])
