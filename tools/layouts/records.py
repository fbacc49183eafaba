"""Records of offices: bulletins of untitled items, chronicles day by day, gazettes of decrees with annexes."""

from __future__ import annotations

import datetime
import random

from tools.layouts import breaks, furnish
from tools.layouts.compose import finish
from tools.layouts.content import CN
from tools.layouts.forms import Forms
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.office import paged
from tools.layouts.service import Service
from tools.layouts.world import World

Flow = list[Line]
PARTS = ("经济运行", "农情快递", "社会民生", "督查反馈", "一周要情", "预警信息", "基层反映", "党建动态", "价格行情")
TAGS = ("春耕", "水利", "气象", "交通", "民政", "教育", "产业", "信访")
"""Topics in brackets before an item: they do not name it, so its title is null and the tag is only accepted."""


def item(writer: Service, mark: str, tag: str) -> Article:
    """An item of a bulletin in one or two paragraphs: number, at times a bold tag that names it, text."""
    topic, fixed = writer.world.subject()
    rng = writer.rng
    text = writer.tell("item", topic, fixed) or writer.tell("fact", topic, fixed) or writer.tell("entry", topic, fixed)
    text += writer.tell("fact", topic, fixed) if rng.random() < 0.4 else ""
    art = Article([], None, "brief")
    opening = mark
    if tag and rng.random() < 0.3:
        topical = rng.choice(TAGS)
        art.title_alt = [topical, f"【{topical}】"]
        opening = f"{mark}【{topical}】"
    elif tag:
        art.title = writer.tell("sub", topic, fixed).rstrip("？") or fixed["town"]
        art.run_in = True
        opening = mark + tag.format(art.title)
    art.parts.append(Part("body", opening + text))
    if rng.random() < 0.2 and (more := writer.tell("act", topic, fixed)):
        art.parts.append(Part("body", more))
    if not tag and rng.random() < 0.15:
        who = writer.world.person()
        art.parts[-1].text += f"（{fixed['town']} {who}）"
        art.byline, art.names = f"{fixed['town']} {who}", [who]
    return art


def items_bulletin(rng: random.Random) -> Issue:
    """A bulletin of numbered items under 一、二、: each item an article without a title, some with a bold tag."""
    world = World(rng)
    writer = Service(world)
    name = rng.choice(("每日要情", "农情简报", "值班快报", "信息摘要", "动态周报"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number, issue.date = f"第{rng.randint(2, 360)}期", d.isoformat()
    big = rng.choice((name, " ".join(name), "　".join(name)))
    rule = rng.choice(("═", "─", "━")) * rng.randint(12, 26)
    issue.add(furniture(big, issue.number, f"{world.county}信息中心　　　　{d.year}年{d.month}月{d.day}日", rule))
    labels = rng.sample(PARTS, rng.randint(2, 4))
    heads = [rng.choice(("{cn}、{l}", "{cn}、{l}", "【{l}】", "◎{l}", "{l}"))] * len(labels)
    if rng.random() < 0.6:
        issue.add(furniture(rng.choice(("【本期要点】", "本期内容")), *(f"{CN[i]}、{x}" for i, x in enumerate(labels))))
    style = Style(rng.choice(("　　", "", "  ")), rng.choice((0, 0, 1)), 0, 0, 1)
    folios = furnish.Folios(rng, rng.choice((None, name)), 12)
    form = rng.choice(("{}.", "{}．", "{}、", "（{}）", "●", "△", "▲ "))
    through, count = rng.random() < 0.4, 0
    issue.add(blanks(1))
    for i, label in enumerate(labels):
        issue.add(section(heads[i].format(cn=CN[i], l=label)), blanks(style.gap))
        tag = rng.choice(("【{}】", "{}。", "")) if rng.random() < 0.35 else ""
        for k in range(rng.randint(3, 6)):
            count += 1
            art = item(writer, form.format(count if through else k + 1), tag if rng.random() < 0.9 else "")
            art.section = label
            issue.add(paged(rng, issue.set(art, style), folios, 0.15), blanks(style.gap))
        issue.add(blanks(rng.randint(0, 1)))
    issue.add(
        furniture(
            rule, f"报：{world.xian}委、{world.xian}政府领导。", f"编辑：{world.person()}　审核：{world.person()}"
        )
    )
    if rng.random() < 0.3:
        issue.lines = breaks.wrap(issue.lines, rng.randint(26, 40))
    return finish(rng, issue, half=0.2)


def opened(rng: random.Random, day: datetime.date, before: datetime.date | None, same: str) -> str:
    """How an entry of a chronicle names its day: in full, without the month, 同日, or 是月 for the whole month."""
    if before == day:
        return same
    if rng.random() < 0.08:
        return rng.choice(("是月", "本月", "月底"))
    return f"{day.day}日" if before and before.month == day.month else f"{day.month}月{day.day}日"


def dated(writer: Forms, day: datetime.date, opening: str) -> Article:
    """An entry under the opening the chronicle gives its day; only an opening with a day dates it."""
    art = writer.entry(day, "")
    body = next(p for p in art.parts if p.role == "body")
    text = body.text.removeprefix(f"{day.month}月{day.day}日").lstrip("，　 ")
    body.text = opening + text
    art.date = day.isoformat() if "日" in opening else None
    return art


def almanac(rng: random.Random) -> Issue:
    """A chronicle whose months are heads and whose entries open with 5日 or 同日; page heads left and right."""
    world = World(rng)
    writer = Forms(world)
    year = world.date.year
    place = rng.choice((world.county, world.towns[0], f"{world.stem}中学"))
    name = f"{place}{rng.choice(('大事记', '年鉴·大事纪要', '要事录'))}"
    issue = furnish.issue_of(world, name)
    issue.ref_date = f"{year}-12-31"
    issue.add(furniture(name, rng.choice((f"{year}", f"（{year}年1月—{year}年12月）"))), blanks(rng.randint(0, 1)))
    if rng.random() < 0.4:
        issue.add(furniture(f"整理：{world.person()}　审稿：{world.person()}"), blanks(1))
    left, right = f"{year}年卷", name
    page, same = rng.randint(10, 300), rng.choice(("同日", "是日", "当日"))
    style = Style(rng.choice(("　　", "", "　　")), rng.choice((0, 0, 1)), 0, 0, 1)
    sep = rng.choice(("　", "，", " ", "　"))
    form = rng.choice(("{}月", "{}　月", "◇ {}月 ◇", "【{}月】"))
    for month in range(1, rng.randint(5, 9)):
        cn = "十" if month == 10 else CN[month - 1]
        issue.add(section(form.format(cn)), blanks(style.gap))
        before: datetime.date | None = datetime.date(year, month, 1) if rng.random() < 0.8 else None
        for number in sorted(rng.choices(range(2, 28), k=rng.randint(2, 5))):
            day = datetime.date(year, month, number)
            art, before = dated(writer, day, opened(rng, day, before, same) + sep), day
            art.section = f"{cn}月"
            if rng.random() < 0.2 and (more := writer.tell("fact", *world.subject())):
                art.parts.append(Part("body", more))
            flow = issue.set(art, style)
            if rng.random() < 0.12:
                page += 1
                head = [f"· {page} ·", left if page % 2 else right]
                flow = breaks.break_with(rng, flow, furniture(*head[:: rng.choice((1, -1))]))
            issue.add(flow, blanks(style.gap))
        issue.add(blanks(rng.randint(0, 1)))
    if rng.random() < 0.4:
        issue.lines = breaks.wrap(issue.lines, rng.randint(24, 38))
    return finish(rng, issue, half=0.2)


def leaders(rng: random.Random, arts: list[Article], labels: list[str]) -> Flow:
    """A contents list with dotted leaders, titles on two lines, groups under the names of the parts."""
    rows = [rng.choice(("目　　录", "目录", "目　录"))]
    dots, page = rng.choice(("…", "．", "·")), 3
    for i, art in enumerate(arts):
        if i in (0, len(arts) - 1) and labels:
            rows.append(labels[0 if i == 0 else 1])
        tail = f" {dots * rng.randint(8, 30)}（{page}）" if dots != "·" else f"{dots * 20} {page}"
        title = art.title or ""
        number = next((p.text for p in art.parts if "〔" in p.text and p.text.endswith("号")), "")
        if number and rng.random() < 0.6:
            rows += [title, f"　　（{number}）{tail}"]
        elif len(title) > 20 and rng.random() < 0.6:
            rows += [title[:18], f"　　{title[18:]}{tail}"]
        else:
            rows.append(title + tail)
        page += rng.randint(1, 5)
    return furniture(*rows)


def with_annex(writer: Service, art: Article) -> Article:
    """Annexes behind the signature: 附件1, its title, a flattened table; the notice and its annex are one."""
    topic, fixed = writer.world.subject()
    rng = writer.rng
    art.parts += [
        Part("body", "附件1" if rng.random() < 0.6 else "附件："),
        Part("subhead", writer.tell("annex", topic, fixed)),
    ]
    for i in range(rng.randint(3, 6)):
        place = rng.choice(writer.world.towns)
        art.parts.append(Part("row", f"{i + 1}　{place}　　{rng.randint(2, 90)}处　　{writer.world.money()}"))
    return art


def on_sides(rng: random.Random, flow: Flow, page: int, sides: tuple[str, str]) -> tuple[Flow, int]:
    """A document as a gazette sets it: signatures far right, page marks inside or behind, its annex on a new page."""
    for line in flow:
        line.indent = (
            "　" * 14 if line.role == "signature" else "" if line.text.endswith(("单位：", "部门：")) else line.indent
        )
    if rng.random() < 0.6:
        page += 1
        mark = furniture(f"· {page} ·", sides[page % 2])
        flow = breaks.break_with(rng, flow, mark) if rng.random() < 0.7 else [*flow, *blanks(1), *mark]
    at = next((k for k, x in enumerate(flow) if x.text.startswith("附件") and x.role == "body" and len(x.text) < 5), 0)
    if at and rng.random() < 0.6:
        page += 1
        flow = [*flow[:at], *blanks(1), *furniture(f"· {page} ·", sides[page % 2]), *flow[at:]]
    return flow, page


def decrees(rng: random.Random) -> Issue:
    """A gazette of documents: contents with leaders, 发文字号, 第一条, 附件 on the next page, page heads by sides."""
    world = World(rng)
    writer = Service(world)
    name = rng.choice((f"{world.county}政报", f"{world.county}人民政府公报", f"{world.county}文件汇编"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number = rng.choice(
        (f"{d.year}年第{rng.randint(1, 24)}期", f"第{rng.randint(1, 24)}期（总第{rng.randint(60, 900)}期）")
    )
    issue.date = d.isoformat()
    issue.add(furniture(name, f"{issue.number}　{d.year}年{d.month}月{d.day}日出版"), blanks(1))
    arts = [writer.notice(rng.random() < 0.85) for _ in range(rng.randint(3, 5))]
    arts = [with_annex(writer, a) if rng.random() < 0.4 else a for a in arts]
    arts += [writer.minutes()] if rng.random() < 0.3 else []
    labels = rng.sample(
        (f"{world.xian}政府文件", f"{world.xian}政府办公室文件", "部门规范性文件", "人事任免", "政策解读"), 2
    )
    if rng.random() < 0.8:
        issue.add(leaders(rng, arts, labels if rng.random() < 0.6 else []), blanks(1))
    page = rng.randint(2, 4)
    sides = (
        f"{labels[0]}　　　　　　　　{name}　{d.year}·{d.month}",
        f"{name}　{d.year}·{d.month}　　　　　　　　{labels[0]}",
    )
    style = Style("　　", 0, 0, rng.choice((0, 1)), 1, rng.choice(("", "　　　　　　")))
    for i, art in enumerate(arts):
        if i in (0, len(arts) - 1) and rng.random() < 0.5:
            art.section = labels[0 if i == 0 else 1]
            issue.add(section(art.section), blanks(1))
        flow, page = on_sides(rng, issue.set(art, style), page, sides)
        issue.add(flow, blanks(rng.randint(1, 2)))
    issue.add(furniture(f"编辑出版：{name}编辑部", f"准印证号：（示）字第{rng.randint(1000, 9999)}号"))
    if rng.random() < 0.35:
        issue.lines = breaks.wrap(issue.lines, rng.randint(28, 38))
    return finish(rng, issue, half=0.1)
