"""Office publications: red-head briefs, government bulletins, chronicles, work reports, notice boards."""

from __future__ import annotations

import datetime
import random

from tools.layouts import breaks, furnish
from tools.layouts.compose import Damage, damaged, finish
from tools.layouts.content import CN, Habit
from tools.layouts.forms import Forms
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.world import World


def paged(rng: random.Random, flow: list[Line], folios: furnish.Folios, chance: float) -> list[Line]:
    """A flow with page marks in the middle of paragraphs and between them."""
    if rng.random() < chance:
        gap = rng.choice((0, 0, 1))
        flow = breaks.break_with(rng, flow, [*blanks(gap), *folios.next(), *blanks(gap)])
    if rng.random() < chance / 3:
        a, b = breaks.cut_between(rng, flow)
        flow = [*a, *folios.next(), *b] if b else flow
    return flow


def red_brief(rng: random.Random) -> Issue:
    """工作简报: red head, 本期要目, 编者按, numbered reports signed by unit and name, 报送发 and print run."""
    world = World(rng)
    writer = Forms(world)
    name = rng.choice(("工作简报", "情况通报", "督查专报", "信息简报", "学习动态"))
    issue = furnish.issue_of(world, name)
    issue.number, issue.date = f"第{rng.randint(2, 98)}期", world.date.isoformat()
    rule = rng.choice(("━", "─", "—", "═")) * rng.randint(12, 30)
    office = f"中共{world.county}委办公室" if rng.random() < 0.6 else f"{world.county}人民政府办公室"
    day = f"{world.date.year}年{world.date.month}月{world.date.day}日"
    big = rng.choice((name, "　".join(name), " ".join(name)))
    total = [f"（总第{rng.randint(100, 800)}期）"] if rng.random() < 0.4 else []
    issue.add(furniture(*rng.choice(([], ["内部资料　注意保存"], ["机密★1年"])), big, issue.number, *total))
    issue.add(
        furniture(f"{office}{rng.choice(('编', ''))}　　　　{day}", rule if rng.random() < 0.7 else ""),
        blanks(1),
    )
    style = Style(rng.choice(("　　", "　　", "")), 0, 0, rng.choice((0, 1)), 1, rng.choice(("", "", "　　")))
    note = issue.set(writer.editor_note(), style) if rng.random() < 0.55 else []
    habit = Habit(
        rng.choice(("tail", "tail", "none")),
        rng.choice(("org", "org", "bracket")),
        kicker=0,
        deck=0,
        two_line=0,
    )
    habit.subs, habit.numbered, habit.caption, habit.paras = 0.2, 0.4, 0.0, (2, 5)
    arts = [writer.news(habit) for _ in range(rng.randint(3, 6))]
    titles = [a.title or "" for a in arts]
    mark = rng.choice(("{cn}、", "{cn}、", "{n}. ", "", "◆", "●"))
    for art in arts:
        for part in art.parts:
            if part.role == "subhead":
                part.text = part.text.lstrip("一二三四五六七八九十、■●◆")
            elif part.text[1:2] == "、" and part.text[0] in CN:
                part.text = f"{part.text[0]}是{part.text[2:]}"
    if mark:
        breaks.numbered(arts, mark)
    if rng.random() < 0.6:
        issue.add(furnish.contents(rng, titles, rng.random() < 0.2), blanks(1))
    if note:
        issue.add(note, breaks.copy(rng, note) if rng.random() < 0.15 else [], blanks(1))
    folios = furnish.Folios(rng, None, 12)
    for art in arts:
        flow = damaged(rng, issue.set(art, style), Damage(cut=0, pull=0))
        issue.add(paged(rng, flow, folios, 0.35), blanks(rng.choice((1, 1, 1, style.gap))))
    issue.add(blanks(1), furniture(rule if rng.random() < 0.6 else "", f"报：市委办公室，{world.xian}委各常委。"))
    issue.add(furniture(f"送：{world.xian}人大常委会办公室、{world.xian}政协办公室。", "发：各乡镇党委，各有关单位。"))
    issue.add(
        furniture(
            rng.choice((f"（共印{rng.randint(60, 300)}份）", f"责任编辑：{world.person()}　　核稿：{world.person()}"))
        )
    )
    return finish(rng, issue, half=0.1)


def bulletin(rng: random.Random) -> Issue:
    """政府公报: documents with number, salutation, items or articles, annex, signature and date."""
    world = World(rng)
    writer = Forms(world)
    name = f"{world.county}人民政府公报"
    issue = furnish.issue_of(world, name)
    issue.number = f"{world.date.year}年第{rng.randint(1, 12)}期"
    arts: list[Article] = [writer.notice(rng.random() < 0.8) for _ in range(rng.randint(4, 6))]
    issue.add(
        furniture(name, issue.number, *rng.choice(([], ["（月刊）"], [f"{world.county}人民政府办公室主办"]))),
        blanks(1),
    )
    if rng.random() < 0.7:
        issue.add(furnish.contents(rng, [a.title or "" for a in arts], False), blanks(1))
    style = Style(
        rng.choice(("　　", "", "    ")),
        rng.choice((0, 0, 1)),
        0,
        rng.choice((0, 1)),
        1,
        rng.choice(("", "　　　　")),
    )
    sign_indent = rng.choice(("", "　" * 12, " " * 20))
    folios = furnish.Folios(rng, rng.choice((None, name, f"{name} {issue.number}")))
    heads = rng.sample(("政府文件", "部门文件", "人事任免", "政策解读"), 2) if rng.random() < 0.6 else []
    label = None
    for i, art in enumerate(arts):
        if heads and i in (0, len(arts) - 2):
            label = heads.pop()
            issue.add(section(rng.choice(("{}", "【{}】")).format(label)), blanks(style.gap))
        art.section = label
        flow = issue.set(art, style)
        for line in flow:
            if line.role == "signature":
                line.indent = sign_indent
        issue.add(paged(rng, flow, folios, 0.45))
        issue.add(folios.next() if rng.random() < 0.4 else blanks(rng.randint(1, 2)))
    issue.add(
        furniture(
            f"主办：{world.county}人民政府办公室",
            f"地址：{world.county}人民路{rng.randint(2, 99)}号　邮编：{rng.randint(100000, 699999)}",
        )
    )
    if rng.random() < 0.2:
        issue.lines = breaks.wrap(issue.lines, rng.randint(30, 40))
    return finish(rng, issue, half=0.15)


def chronicle(rng: random.Random) -> Issue:
    """大事记: dated entries without titles under months or years, with page marks in the middle of some."""
    world = World(rng)
    writer = Forms(world)
    year = world.date.year
    name = rng.choice((f"{world.county}大事记", f"{world.towns[0]}大事记", f"{world.stem}纪事"))
    issue = furnish.issue_of(world, name)
    issue.add(furniture(name, rng.choice((f"（{year}年）", f"{year}年"))), blanks(rng.randint(0, 1)))
    style = Style(rng.choice(("", "　　", "△")), rng.choice((0, 0, 1)))
    mark = rng.choice(("", "", "△", "● ", "▲"))
    style.indent = style.indent.strip("△")
    folios = furnish.Folios(rng, rng.choice((None, name)))
    form = rng.choice(("{}月", "◎ {}月", "【{}月】", "{} 月"))
    for month in range(1, rng.randint(4, 8)):
        issue.add(section(form.format(month)), blanks(style.gap))
        for day in sorted(rng.sample(range(1, 28), rng.randint(2, 4))):
            art = writer.entry(datetime.date(year, month, day), mark)
            art.section, art.date = f"{month}月", f"{year}-{month:02}-{day:02}"
            flow = issue.set(art, style)
            issue.add(paged(rng, flow, folios, 0.12), blanks(style.gap))
    issue.add(furniture(f"（{world.county}档案馆整理）") if rng.random() < 0.4 else blanks(1))
    issue.ref_date = f"{year}-12-31"
    if rng.random() < 0.3:
        issue.lines = breaks.wrap(issue.lines, rng.randint(28, 40))
    return finish(rng, issue, half=0.3)


def long_report(rng: random.Random) -> Issue:
    """One long report on a page: crossheads on two levels, 一是…二是, no other article than perhaps a sidebar."""
    world = World(rng)
    writer = Forms(world)
    issue = furnish.issue_of(world, f"{world.county}报")
    issue.name = None
    topic, fixed = world.subject()
    art = writer.stack(topic, fixed, Habit(kicker=0.2, deck=0.7, two_line=0.4))
    art.parts.append(Part("body", writer.tell("lead", topic, fixed) + writer.paragraph(topic, fixed)))
    form = rng.choice(("{}", "{}", "{cn}、{}", "（{cn}）{}"))
    for i in range(rng.randint(3, 5)):
        if not (sub := writer.tell("sub", topic, fixed)):
            break
        art.parts.append(Part("subhead", form.format(sub, cn=CN[i])))
        topic, fixed = world.subject() if i else (topic, fixed)
        paras = [t for _ in range(rng.randint(2, 3)) if (t := writer.paragraph(topic, fixed))]
        art.parts += [Part("body", t) for t in paras]
        if rng.random() < 0.4:
            art.parts += writer.points(topic, fixed)
    while art.parts[-1].role == "subhead":
        art.parts.pop()
    writer.sign(art, Habit(rng.choice(("head", "tail", "none")), "bracket"))
    style = Style(rng.choice(("", "  ", "　　")), rng.choice((0, 1)), head_gap=rng.choice((0, 1)))
    if rng.random() < 0.5:
        issue.add(
            furniture("当前版：", f"{rng.randint(2, 8):02}版")
            if rng.random() < 0.5
            else furniture(furnish.printed_date(world))
        )
        issue.date = world.date.isoformat() if len(issue.lines) == 1 else None
        issue.page = issue.lines[-1].text if len(issue.lines) == 2 else None
    flow = issue.set(art, style)
    for line in flow:
        if line.role == "subhead":
            line.indent = rng.choice(("", style.indent))
    if rng.random() < 0.3:
        flow = breaks.interrupt(rng, flow, issue.set(writer.sidebar(), style))
    issue.add(damaged(rng, flow, Damage(cut=0.5)))
    return finish(rng, issue)


def notice_board(rng: random.Random) -> Issue:
    """Village affairs: public notices one after another, with salutations, lists, signatures and dates."""
    world = World(rng)
    writer = Forms(world)
    village = world.villages[0]
    name = rng.choice((f"{village}村务公开", f"{village}公示栏", "政务公开专刊"))
    issue = furnish.issue_of(world, name)
    issue.number = f"第{rng.randint(1, 60)}期"
    issue.add(furniture(name, issue.number), blanks(1))
    style = Style(rng.choice(("", "　　")), rng.choice((0, 1)), article_gap=rng.randint(1, 2))
    for _ in range(rng.randint(3, 6)):
        make = rng.choice((lambda: writer.notice(False), lambda: writer.notice(False), writer.letter, writer.questions))
        issue.add(issue.set(make(), style), blanks(style.article_gap))
    issue.add(furniture(rng.choice((f"监督电话：0000-{rng.randint(2000000, 8999999)}", f"{village}村民委员会 宣"))))
    return finish(rng, issue)
