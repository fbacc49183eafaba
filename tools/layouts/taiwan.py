"""A newsletter of a ward in Traditional script: a word of the head of the ward, reports, a list of events."""

from __future__ import annotations

import random

from tools.layouts import breaks
from tools.layouts.compose import Damage, damaged, finish
from tools.layouts.content import Habit
from tools.layouts.furnish import issue_of
from tools.layouts.layout import Article, Issue, Line, Part, Style, blanks, furniture, section
from tools.layouts.service import Service
from tools.layouts.traditional import traditional
from tools.layouts.world import World

Flow = list[Line]
WORDS = {
    "党委书记": "公所课长", "县委常委": "县议员", "区委常委": "区代表", "市委常委": "市议员", "党员": "志工",
    "干部": "同仁", "社员": "会员", "村“两委”": "村办公处", "网格员": "邻长", "志愿者": "志工", "微信群": "群组",
    "派出所": "分驻所", "干净": "乾净", "分钟": "分鐘", "钟头": "鐘头", "家里": "家裡", "心里": "心裡", "村里": "村裡",
    "年里": "年裡", "这里": "这裡", "那里": "那裡", "手里": "手裡", "夜里": "夜裡", "余万": "餘万",
}  # fmt: skip


def local(text: str) -> str:
    """The text in the words and the script of the island."""
    for here, there in WORDS.items():
        text = text.replace(here, there)
    return traditional(text)


def moved(art: Article) -> Article:
    """The article in local words, before lines are broken inside them."""
    for part in art.parts:
        part.text = local(part.text)
    art.title, art.kicker, art.deck, art.byline = (
        x if x is None else local(x) for x in (art.title, art.kicker, art.deck, art.byline)
    )
    art.title_alt, art.names = [local(x) for x in art.title_alt], [local(x) for x in art.names]
    art.signature = [local(x) for x in art.signature]
    return art


class Ward(Service):
    """A writer of a ward's newsletter."""

    def greeting(self, chief: str) -> Article:
        """A letter of the head of the ward: salutation, points, wishes, signature."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = self.tell("phead", topic, fixed, "平安就是福")
        art = Article([Part("headline", title)], title, "letter")
        art.parts.append(Part("body", rng.choice(("各位乡亲大家好：", "亲爱的里民朋友：", "各位好邻居："))))
        texts = [t for _ in range(rng.randint(2, 4)) if (t := self.tell("act", topic, fixed))]
        marks = ("第一，", "第二，", "第三，", "第四，") if rng.random() < 0.5 else ("", "", "", "")
        art.parts += [Part("body", m + t) for m, t in zip(marks, texts, strict=False)]
        row = rng.choice((f"里长　{chief}　敬上", f"里长 {chief}", f"您的里长{chief}敬笔"))
        art.byline, art.names = row, [chief]
        return self.sign_off(art, [row], None)

    def report(self, form: str) -> Article:
        """A report with 【记者…报导】 before its lead, or 文／某 图／某 under its headline or at its end."""
        rng = self.rng
        art = self.news(Habit("none", kicker=0.1, deck=0.4, two_line=0.2, subs=0.25, caption=0.5, paras=(2, 4)))
        who, other = rng.choice(self.world.staff), self.world.person()
        first = next(i for i, p in enumerate(art.parts) if p.role == "body")
        if form == "lead":
            place = rng.choice(self.world.towns)[:2]
            text = rng.choice((f"【记者{who}／{place}报导】", f"【记者{who}报导】", f"（记者{who}／{place}报导）"))
            art.parts[first].text = text + art.parts[first].text
            art.byline, art.names = f"记者{who}", [who]
        elif form != "none":
            pair = rng.random() < 0.5
            text = f"文／{who}　图／{other}" if pair else f"文・图／{who}"
            shut = form == "tail" and rng.random() < 0.5
            art.parts.insert(
                first if form == "head" else len(art.parts), Part("byline", f"（{text}）" if shut else text)
            )
            art.byline, art.names = text, [who, other] if pair else [who]
        return art


def agenda(rng: random.Random, issue: Issue, writer: Ward, style: Style) -> Flow:
    """A list of events under a standing head, each with time and place."""
    label = rng.choice(("活动快讯", "里内行事历", "本月活动"))
    out: Flow = [section(label), *blanks(style.gap)]
    for _ in range(rng.randint(2, 4)):
        art = moved(writer.event(True))
        art.section = label
        out += [*issue.set(art, style), *blanks(rng.choice((style.gap, 1)))]
    return out


def ward_newsletter(rng: random.Random) -> Issue:
    """A ward newsletter in Traditional script: 【記者…報導】, 文／圖／ credits, lists of events, 民國 years."""
    world = World(rng)
    writer = Ward(world)
    stem = world.comms[0].removesuffix("社区")
    name = rng.choice((f"{stem}里讯", f"{stem}社区报", f"{stem}邻里月刊"))
    issue = issue_of(world, name)
    d, chief = world.date, world.person()
    issue.number, issue.date = f"第{rng.randint(2, 160)}期", d.isoformat()
    big = rng.choice((name, " ".join(name)))
    when = f"中华民国{d.year - 1911}年{d.month}月{d.day}日"
    issue.add(
        furniture(
            big, f"{issue.number}　{when}出刊", f"发行人：里长 {chief}　　电话：(00)2809-{rng.randint(1000, 9999)}"
        )
    )
    gap = rng.choice((0, 1, 1))
    style = Style("", gap, rng.choice((0, gap)), gap, rng.choice((1, 2)) if gap else 1)
    form = rng.choice(("lead", "lead", "head", "tail"))
    flows: list[Flow] = []
    if rng.random() < 0.7:
        art = moved(writer.greeting(chief))
        art.section = "里长的话"
        flows.append([section("里长的话"), *blanks(gap), *issue.set(art, style)])
    for _ in range(rng.randint(3, 5)):
        art = writer.report(form if rng.random() < 0.8 else rng.choice(("lead", "tail", "none")))
        flow = issue.set(moved(art), style)
        flow = breaks.caption_between(rng, flow) if rng.random() < 0.3 else flow
        if rng.random() < 0.25:
            foot = furniture(f"{name}　{issue.number}　{rng.randint(1, 8)}")
            flow = breaks.break_with(rng, flow, [*blanks(gap), *foot, *blanks(gap)])
        flows.append(damaged(rng, flow, Damage(cut=0.06, pull=0.05, caption=0.0)))
    flows.append(agenda(rng, issue, writer, style))
    flows += [issue.set(moved(writer.lost()), style)] if rng.random() < 0.3 else []
    for flow in flows:
        issue.add(flow, blanks(style.article_gap))
    issue.add(furniture(f"编辑：{world.person()}　美编：{world.person()}　印刷{rng.randint(3, 30)}00份"))
    return finish(rng, in_local_script(issue), half=0.05)


def in_local_script(issue: Issue) -> Issue:
    """The whole issue, furniture and heads included, in the words and the script of the island."""
    issue.transform(local)
    for art in issue.articles:
        art.section = local(art.section) if art.section else None
    issue.name = local(issue.name) if issue.name else None
    return issue
