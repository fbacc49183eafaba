"""Digital publications: e-magazine, WeChat weekly, e-paper web page with chrome, question-and-answer page."""

from __future__ import annotations

import random

from tools.layouts import breaks, furnish
from tools.layouts.compose import Damage, arrange, finish, style_of
from tools.layouts.content import Habit
from tools.layouts.forms import Forms
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.office import paged
from tools.layouts.world import World

EMOJI = "🚪🔧🚗🌕📅🌱🚌💡📢🧹🏥📚🎉🔥"


def emagazine(rng: random.Random) -> Issue:
    """A township monthly: cover, shuffled contents list, running heads and folios inside paragraphs, colophon."""
    world = World(rng)
    writer = Forms(world)
    town = rng.choice(world.towns)
    name = rng.choice((f"{town}每月纪事", f"{town}通讯", f"{world.stem}月刊", f"魅力{town}"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number = rng.choice(
        (
            f"{d.year}年第{rng.randint(1, 12)}期",
            f"总第{rng.randint(8, 199)}期",
            f"{d.year}第{rng.randint(1, 52)}期",
        )
    )
    habit = Habit(rng.choice(("none", "none", "head", "tail")), "bracket", kicker=0, deck=0.1, two_line=0.1)
    habit.subs, habit.caption, habit.paras = 0.3, 0.3, (2, 5)
    arts: list[Article] = [writer.news(habit) for _ in range(rng.randint(4, 7))]
    arts += [make() for make in (writer.letter, writer.questions, writer.prose) if rng.random() < 0.4]
    cover = [name, issue.number] if rng.random() < 0.5 else [*name[:2], name[2:], issue.number, "内部交流"]
    issue.add(furniture(*cover), blanks(rng.randint(0, 1)))
    issue.add(furnish.contents(rng, [a.title or "" for a in arts], rng.random() < 0.6))
    head = rng.choice((None, name, f"{name} {issue.number}"))
    folios = furnish.Folios(rng, head, rng.randint(20, 60))
    style = Style(rng.choice(("", "", "　　")), rng.choice((0, 0, 0, 1)))
    for art in arts:
        issue.add(folios.next())
        label = rng.choice((None, None, None, "卷首语", "基层风采", "百姓故事", "便民服务"))
        if label and all(x.role != "section" or x.text != label for x in issue.lines):
            art.section = label
            issue.add(section(label))
        flow = issue.set(art, style)
        if rng.random() < 0.3:
            flow = breaks.caption_between(rng, flow)
        if rng.random() < 0.12 and len(flow) > 3:
            lead = next((i for i, x in enumerate(flow) if x.role == "body"), 0)
            issue.add(breaks.copy(rng, flow[lead : lead + 1]))
        issue.add(paged(rng, flow, folios, 0.6))
    issue.add(folios.next(), furnish.colophon(world, name))
    return finish(rng, issue, half=0.6)


def wechat(rng: random.Random) -> Issue:
    """A WeChat weekly: ornaments, number marks, emoji, image placeholders, 供稿 |, and the chrome of the app."""
    world = World(rng)
    writer = Forms(world)
    town = rng.choice(world.towns)
    name = rng.choice((f"{town}一周要闻", f"{town}周报", f"{world.comms[0]}周周见"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.number, issue.date = f"第{rng.randint(2, 300)}期", d.isoformat()
    dash = rng.choice(("━━━━━ ✿ ━━━━━", "· · · · · ·", "◇◆◇◆◇", "—————————", "▼▼▼", ""))
    habit = Habit(rng.choice(("tail", "tail", "none")), "bar", kicker=0.0, deck=0.0, two_line=0.3, subs=0.15)
    habit.caption, habit.paras = 0.5, (1, 4)
    arts = [writer.news(habit) for _ in range(rng.randint(4, 7))]
    gap = rng.choice((1, 1, 1, 0))
    style = Style("", gap, gap, gap, 1)
    rows = rng.choice((["点击蓝字", "关注我们"], ["点击上方“蓝字”关注我们"], []))
    rows += [
        name,
        issue.number,
        f"{town}　{d:%Y-%m-%d} {rng.randint(7, 21):02}:{rng.randint(10, 59)}　发表于{world.county}",
    ]
    issue.add(furniture(*(x for r in rows for x in ([r, ""] if gap else [r]))))
    if rng.random() < 0.5:
        tip = rng.choice("👉▶•")
        issue.add(
            furniture("↓↓↓ 本周看点 ↓↓↓", *(tip + furnish.reword(rng, a.title or "") for a in arts)),
            blanks(gap),
        )
    mark = rng.choice(("{:02d}", "{:02d}", "PART.{:02d}", "NO.{}", "{:02d}/", ""))
    emoji = rng.random() < 0.5
    for i, art in enumerate(arts, 1):
        issue.add(furniture(dash) if dash and rng.random() < 0.9 else [], blanks(gap))
        if emoji:
            first = next(p for p in art.parts if p.role == "body")
            first.text = rng.choice(EMOJI) + first.text
        index = len(issue.articles)
        if mark:
            issue.add(Line(mark.format(i), "furniture", alt=index), blanks(gap))
        flow = issue.set(art, style)
        if rng.random() < 0.15:
            flow = breaks.interrupt(rng, flow, issue.set(writer.sidebar(), style))
        if rng.random() < 0.2:
            flow = breaks.break_with(rng, flow, blanks(1))
        issue.add(pictures(rng, flow, gap), blanks(gap))
    rows = ["— END —", f"来源 | {town}党政办", f"编辑 | {world.person()}", f"审核 | {world.person()}"]
    rows += [
        "喜欢此内容的人还喜欢",
        f"{town}一周要闻（往期）",
        "阅读原文",
        "分享　收藏　点赞　在看",
        "写留言",
    ][: rng.randint(0, 5)]
    issue.add(furniture(*(x for r in rows for x in ([r, ""] if gap else [r]))))
    return finish(rng, issue, half=0.15)


def pictures(rng: random.Random, flow: list[Line], gap: int) -> list[Line]:
    """Image placeholders before captions and here and there; a caption is sometimes exported twice."""
    holder = rng.choice(("[图片]", "图片", "[图片]", "左右滑动查看更多 →"))
    out: list[Line] = []
    for i, line in enumerate(flow):
        if line.role == "caption":
            out += [*furniture(holder), *blanks(gap), line]
            out += breaks.copy(rng, [line]) if rng.random() < 0.2 else []
        else:
            out.append(line)
            if line.role == "body" and i + 1 < len(flow) and flow[i + 1].role == "blank" and rng.random() < 0.08:
                out += [*blanks(gap), *furniture("[图片]")]
    return out


def epaper(rng: random.Random) -> Issue:
    """A web e-paper page: page list, date, previous/next links and size switches around one to four articles."""
    world = World(rng)
    writer = Forms(world)
    name = rng.choice((f"{world.county}报", f"{world.stem}日报"))
    issue = furnish.issue_of(world, name)
    d = world.date
    issue.date, issue.page = d.isoformat(), f"{rng.randint(1, 8):02}版"
    label = rng.choice(furnish.PAGES)
    top = [f"{name}数字报", "返回首页", f"{d.year}年{d.month:02}月{d.day:02}日 星期{furnish.WEEK[d.weekday()]}",
           f"{issue.page}：{label}", "版面导航", "标题导航", "上一版　下一版", "PDF下载", "按日期检索"]  # fmt: skip
    keep = sorted(rng.sample(range(len(top)), rng.randint(5, 8)))
    issue.date = issue.date if 2 in keep else None
    issue.page = issue.page if 3 in keep else None
    issue.name = None
    issue.add(furniture(*(top[i] for i in keep)))
    habit = Habit(rng.choice(("lead", "head", "tail")), "bracket", rng.choice(("本报讯", "")), kicker=0.3, deck=0.3)
    habit.subs, habit.paras = 0.4, (3, 7)
    arts = [writer.news(habit) for _ in range(rng.randint(1, 4))]
    if rng.random() < 0.6:
        issue.add(furniture(*(rng.choice(("·{}", "{}", "● {}")).format(a.title) for a in arts)))
    issue.add(blanks(1))
    style = Style(rng.choice(("　　", "  ", "\u00a0\u00a0", "")), rng.choice((0, 1)), after_head=rng.choice((0, 1)))
    for art in arts:
        flow = issue.set(art, style)
        at = next((i for i, x in enumerate(flow) if x.role in ("body", "byline")), 0)
        tools = furniture(
            *rng.sample(
                [
                    "放大 缩小 默认",
                    "分享到：微信 微博",
                    "【字号 大 中 小】",
                    f"浏览次数：{rng.randint(9, 4000)}",
                ],
                rng.randint(0, 2),
            )
        )
        issue.add([*flow[:at], *tools, *flow[at:]] if rng.random() < 0.6 else flow)
        issue.add(
            furniture(*rng.sample(["上一篇　下一篇", "打印 关闭", "返回目录"], rng.randint(0, 2))),
            blanks(rng.randint(1, 2)),
        )
    issue.add(
        furniture(
            "友情链接",
            f"版权所有 {name}社　未经授权不得转载",
            f"备案号：示ICP备{rng.randint(10000000, 29999999)}号",
        )
    )
    return finish(rng, issue, half=0.25)


def question_page(rng: random.Random) -> Issue:
    """A service page: several question-and-answer pieces, reader's letters with replies, a tip or two."""
    world = World(rng)
    writer = Forms(world)
    name = rng.choice((f"{world.stem}服务专刊", "便民服务", f"{world.county}政务热线"))
    issue = furnish.issue_of(world, name)
    issue.number = f"第{rng.randint(2, 300)}期"
    issue.add(furniture(name, f"{furnish.printed_date(world)} {issue.number}"), blanks(1))
    issue.date = world.date.isoformat()
    style = style_of(rng)
    arts = [writer.questions(rng.random() < 0.4) for _ in range(rng.randint(2, 4))]
    arts += [writer.letter() for _ in range(rng.randint(0, 2))] + [writer.sidebar() for _ in range(rng.randint(0, 2))]
    arts += [reply(writer) for _ in range(rng.randint(0, 2))]
    rng.shuffle(arts)
    flows = [issue.set(a, style) for a in arts]
    label = rng.choice(("政策问答", "有问必答", "12345在线"))
    flows[0] = [section(label), *blanks(style.gap), *flows[0]]
    arts[0].section = label
    issue.add(arrange(rng, issue, flows, style, Damage(cut=0.2, tail=0.08, jump=0, interleave=0, double=0.03)))
    issue.add(blanks(1), furniture(f"服务热线：0000-{rng.randint(2000000, 8999999)}"))
    return finish(rng, issue)


def reply(writer: Forms) -> Article:
    """A reader's question and the office's answer under one headline."""
    topic, fixed = writer.world.subject()
    title = writer.tell("sub", topic, fixed) or writer.headline(topic, fixed)
    art = Article([Part("headline", title)], title)
    who = writer.world.person()
    ask = writer.tell("prob", topic, fixed, "路灯坏了一个月没人修。")
    answer = writer.tell("act", topic, fixed, "已转交有关部门办理。")
    art.parts += [
        Part("body", f"读者{who}：{ask}请问什么时候能解决？"),
        Part("body", f"{fixed['unit']}回复：{answer}"),
    ]
    if fact := writer.tell("plan", topic, fixed):
        art.parts.append(Part("body", f"下一步，{fact}。"))
    return art
