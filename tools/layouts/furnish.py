"""What stands around the articles: mastheads, folios, running heads, contents lists, colophons, chrome, adverts."""

from __future__ import annotations

import random

from tools.layouts.layout import Issue, Line, furniture
from tools.layouts.world import World

WEEK = "一二三四五六日"
PAGES = ("要闻", "综合新闻", "民生", "社会", "乡村振兴", "教育周刊", "本地新闻", "专题")


def issue_of(world: World, name: str) -> Issue:
    """An issue of that name on the world's day; its masthead facts are filled in by what gets printed."""
    return Issue(world.date.isoformat(), name)


def printed_date(world: World) -> str:
    """The day as an issue line prints it, always with the year."""
    d, rng = world.date, world.rng
    week = f"星期{WEEK[d.weekday()]}"
    return rng.choice(
        [f"{d.year}年{d.month}月{d.day}日", f"{d.year}年{d.month}月{d.day}日 {week}", f"{d.year}-{d:%m}-{d:%d} {week}",
         f"{d.year}.{d.month}.{d.day} {week}", f"{d.year}年{d.month:02}月{d.day:02}日　{week}"]
    )  # fmt: skip


def newspaper(world: World, issue: Issue) -> list[Line]:
    """Nameplate, page label, issue line and editors, in one to five lines; sets number, date and page."""
    rng = world.rng
    number = rng.choice((f"总第{rng.randint(210, 5900)}期", f"第{rng.randint(12, 990)}期"))
    page = rng.choice(
        (
            f"{rng.randint(1, 8):02}版",
            f"第{rng.randint(1, 4)}版",
            f"A{rng.randint(1, 8)}",
            f"{rng.randint(2, 8)}版",
        )
    )
    label = f"{page} {rng.choice(PAGES)}"
    editors = f"责编{rng.choice('：:/ ')}{world.person()} {rng.choice(('美编', '版式', '组版'))}：{world.person()}"
    date = printed_date(world)
    rows = rng.choice(
        [[issue.name, f"{label} {date} {number}", editors], [issue.name, label, date, number, editors],
         [f"{label}　{date}", f"{editors} 校对：{world.person()}"], [date, number, label],
         [issue.name or "", f"{date}　{number}　{label}", f"中共{world.county}委主管　{issue.name}社主办"]]
    )  # fmt: skip
    issue.number = number if any(number in (r or "") for r in rows) else None
    issue.page, issue.date = page, world.date.isoformat()
    issue.name = issue.name if any(r == issue.name for r in rows) else None
    return furniture(*[r for r in rows if r])


def footer(world: World, name: str) -> list[Line]:
    """Colophon at the foot of a newspaper page."""
    rng = world.rng
    rows = [
        f"本报地址：{world.county}{rng.choice(('人民', '解放', '建设', '文化'))}路{rng.randint(2, 299)}号",
        f"新闻热线：0000-{rng.randint(2000000, 8999999)}　邮编：{rng.randint(100000, 699999)}",
        f"{name}编辑部出版 电话:0000-{rng.randint(2000000, 8999999)}",
        f"投稿邮箱：{rng.choice(('tougao', 'news', 'bjb'))}@{rng.choice(('example.com', 'paper.example'))}",
        f"值班编委：{world.person()}　责任编辑：{world.person()}　校对：{world.person()}",
    ]
    return furniture(*rng.sample(rows, rng.randint(1, 3)))


def advert(world: World) -> Line:
    """A self-advert or hotline between columns."""
    rng = world.rng
    return furniture(
        rng.choice(
            [f"新闻热线 0000-{rng.randint(2000000, 8999999)}", "讲文明 树新风 公益广告",
             "欢迎扫码关注本报微信公众号",
             f"{world.county}融媒体中心 24小时服务热线", "遗失声明、公告刊登请致电广告部",
             "节约用水 人人有责（公益广告）"]
        )
    )[0]  # fmt: skip


class Folios:
    """Page marks of one publication: `next()` gives the folio of the next page and what stands with it."""

    def __init__(self, rng: random.Random, head: str | None, total: int = 40) -> None:
        self.page = rng.randint(1, 4)
        self.form = rng.choice(
            ("-{}-", "— {} —", "- {:02d} -", "{} / " + str(total), "第{}页", "·{}·", "{:02d}", "－{}－")
        )
        self.head = head
        self.order = rng.random() < 0.7
        self.gap = rng.choice((0, 0, 0, 1))
        self.rng = rng

    def next(self) -> list[Line]:
        """The lines between two pages: folio, running head, sometimes an empty page's folio too."""
        rows = [self.form.format(self.page)]
        self.page += 1
        if self.rng.random() < 0.12:
            rows.append(self.form.format(self.page))
            self.page += 1
        if self.head:
            rows = [*rows, self.head] if self.order else [self.head, *rows]
        return furniture(*([""] * self.gap), *rows, *([""] * self.gap))


def contents(rng: random.Random, titles: list[str], shuffled: bool) -> list[Line]:
    """A contents list: numbers before or after, order and wording sometimes other than inside."""
    rows: list[str] = []
    form = rng.choice(
        ("{n:02d} {t}", "{t} {n:02d}", "{t}……{n}", "●{t}", "{n}.{t}", "◇ {t}（{n}）", "{t}/{n}", "【{n}】{t}")
    )
    page = 1
    for t in titles:
        t = reword(rng, t)
        rows.append(form.format(n=page, t=t))
        page += rng.randint(1, 3)
    if shuffled:
        rng.shuffle(rows)
    out: list[str] = []
    for r in rows:
        if len(r) > 20 and rng.random() < 0.15:
            cut = rng.randint(9, len(r) - 6)
            out += [r[:cut], r[cut:]]
        else:
            out.append(r)
    head = rng.choice((["目 录"], ["CONTENTS", "目录"], ["目　录"], ["本期要目"], ["本期导读"], ["目录 CONTENTS"]))
    return furniture(*head, *out)


def reword(rng: random.Random, title: str) -> str:
    """A title as a careless contents list gives it: shortened, or with other marks."""
    if rng.random() < 0.2 and "：" in title:
        return title.split("：", 1)[1]
    if rng.random() < 0.2:
        return title.replace("，", " ").replace("“", "").replace("”", "")
    if rng.random() < 0.1 and len(title) > 12:
        return title[: rng.randint(9, 12)] + "…"
    return title


def colophon(world: World, name: str) -> list[Line]:
    """The editors' box of a magazine or newsletter."""
    rng = world.rng
    p = world.person
    rows = [f"《{name}》编辑部", f"主　编：{p()}", f"副主编：{p()} {p()}", f"编　辑：{p()} {p()}"]
    if rng.random() < 0.5:
        rows = [r.replace("　", " ").replace("：", rng.choice((":", "："))) for r in rows]
    if rng.random() < 0.5:
        rows.append(f"投稿信箱：{rng.choice(('bjb', 'news', 'xc'))}@example.com")
    if rng.random() < 0.4:
        rows.append(f"电话：0000-{rng.randint(2000000, 8999999)}")
    return furniture(*rows)
