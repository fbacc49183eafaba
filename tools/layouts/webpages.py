"""Pages saved from a site, one after another, with the chrome that stands before, inside and behind articles."""

from __future__ import annotations

import random

from tools.layouts import breaks, furnish
from tools.layouts.columns import wobble
from tools.layouts.compose import finish
from tools.layouts.content import Habit
from tools.layouts.layout import Article, Issue, Line, Style, blanks, furniture
from tools.layouts.service import Service
from tools.layouts.world import World

Flow = list[Line]
TRAILS = ("新闻中心 > 部门动态", "政务公开 > 通知公告", "乡镇之窗 > 图片新闻", "互动交流 > 来信选登")
TOOLS = (
    "【字体：大 中 小】",
    "分享到：微信 微博 QQ空间",
    "字号：[大] [中] [小]",
    "打印本页",
    "收藏",
    "扫一扫在手机打开当前页",
)
INSIDE = ("[图片]", "点击查看大图", "（点击图片进入专题）", "广告", "视频加载中...", "展开全文")


def meta(rng: random.Random, writer: Service) -> str:
    """The line under a web headline: time, source, views; nobody's byline."""
    d = writer.world.date
    when = f"{d:%Y-%m-%d} {rng.randint(8, 20):02}:{rng.randint(10, 59)}"
    org = rng.choice((writer.world.towns[0] + "党政办", writer.world.county + "融媒体中心", "本站"))
    return rng.choice(
        (
            f"发布时间：{when}　来源：{org}　浏览次数：{rng.randint(9, 4000)}次",
            f"{when} 来源：{org}",
            f"日期：{when}　点击数：{rng.randint(9, 4000)}　作者：{org}",
            f"时间：{when}｜来源：{org}｜【大 中 小】",
        )
    )


def inside(rng: random.Random, flow: Flow, chance: float) -> Flow:
    """Chrome between and inside the paragraphs of an article."""
    if rng.random() < chance:
        gap = rng.randint(0, 1)
        flow = breaks.break_with(rng, flow, [*blanks(gap), *furniture(rng.choice(INSIDE)), *blanks(gap)])
    if rng.random() < chance:
        a, b = breaks.cut_between(rng, flow)
        flow = [*a, *furniture(rng.choice((*INSIDE, *TOOLS))), *b] if b else flow
    return flow


def related(rng: random.Random, titles: list[str]) -> Flow:
    """Links to other articles of the same export, so that their headlines stand on the page twice or more."""
    head = rng.choice(("相关阅读", "相关链接：", "推荐新闻", "热点排行"))
    form = rng.choice(("· {}", "{n}. {}", "{}", "> {}"))
    picked = rng.sample(titles, min(len(titles), rng.randint(1, 3)))
    return furniture(head, *(form.format(t, n=i) for i, t in enumerate(picked, 1)))


def web_site(rng: random.Random) -> Issue:
    """An export of a site: breadcrumbs, tools under the headline, chrome inside, previous and next, related links."""
    world = World(rng)
    writer = Service(world)
    site = rng.choice((f"{world.towns[0]}人民政府", f"{world.county}新闻网", f"{world.stem}在线"))
    issue = furnish.issue_of(world, site)
    issue.name = site
    nav = rng.choice(
        ("首页 | 概况 | 公开 | 动态 | 服务 | 互动", "首页　要闻　视频　专题　论坛", "网站首页\n政务\n民生\n访谈")
    )
    issue.add(furniture(site, *nav.split("\n")), blanks(1))
    habit = Habit(rng.choice(("none", "tail", "glued")), rng.choice(("bracket", "photo", "org")), kicker=0, deck=0.1)
    habit.two_line, habit.caption = 0.0, 0.4
    makes = (writer.event, lambda: writer.notice(False), writer.letter, writer.outage, writer.photo)
    arts: list[Article] = []
    for _ in range(rng.randint(3, 6)):
        one = writer.news(wobble(rng, habit)) if rng.random() < 0.7 else rng.choice(makes)()
        arts.append(one)
    titles = [a.title or "" for a in arts]
    gap = rng.choice((0, 1, 1))
    style = Style(rng.choice(("", "　　", "  ")), gap, 0, gap, 2)
    crumb = rng.choice(("当前位置：首页 > {}", "您的位置: 首页 >> {} >> 正文", "首页 > {}", ""))
    where, nest = rng.choice((0.9, 0.5)), rng.choice((0.1, 0.4))
    trail = rng.choice(TRAILS)
    for i, art in enumerate(arts):
        trail = trail if rng.random() < 0.6 else rng.choice(TRAILS)
        if crumb and rng.random() < where:
            issue.add(furniture(crumb.format(trail)), blanks(gap))
        issue.add(framed(rng, writer, inside(rng, issue.set(art, style), nest)))
        issue.add(blanks(gap), below(rng, titles, i), blanks(rng.randint(1, 2)))
    rows = [f"版权所有：{site}", f"示ICP备{rng.randint(10000000, 29999999)}号", "网站地图 | 联系我们", "返回顶部"]
    issue.add(furniture(*rng.sample(rows, rng.randint(1, 4))))
    return finish(rng, issue, half=0.25)


def framed(rng: random.Random, writer: Service, flow: Flow) -> Flow:
    """An article with its meta line and tools between headline and text."""
    at = next((k for k, x in enumerate(flow) if x.role not in ("kicker", "headline", "deck", "blank")), 0)
    rows = [meta(rng, writer)] if rng.random() < 0.85 else []
    rows += rng.sample(TOOLS, rng.choice((0, 0, 1, 2)))
    if flow[at].role == "byline" and rng.random() < 0.5:
        at += 1
    return [*flow[:at], *furniture(*rows), *flow[at:]]


def below(rng: random.Random, titles: list[str], index: int) -> Flow:
    """What follows an article: previous and next by title, buttons, related links."""
    out: Flow = []
    if rng.random() < 0.5:
        out += furniture(rng.choice(("【打印】 【关闭】", "打印　关闭", "分享　收藏　点赞")))
    if rng.random() < 0.7:
        before = titles[index - 1] if index else "没有了"
        after = titles[index + 1] if index + 1 < len(titles) else "没有了"
        out += furniture(f"上一篇：{before}", f"下一篇：{after}")
    if rng.random() < 0.35:
        out += related(rng, titles[:index] + titles[index + 1 :] or titles)
    return out
