"""Articles that are no news: notices, bulletins' documents, Q&A, letters, chronicle entries, notes, prose, poems."""

from __future__ import annotations

import datetime

from tools.layouts import bylines
from tools.layouts.content import CN, Habit, Writer
from tools.layouts.layout import Article, Part

DIGITS = "〇一二三四五六七八九"


def chinese_date(day: datetime.date) -> str:
    """A date in Chinese numerals.

    >>> chinese_date(datetime.date(2021, 12, 23))
    '二〇二一年十二月二十三日'
    """

    def small(n: int) -> str:
        tens, ones = divmod(n, 10)
        return ("" if tens == 0 else "十" if tens == 1 else CN[tens - 1] + "十") + (CN[ones - 1] if ones else "")

    return f"{''.join(DIGITS[int(c)] for c in str(day.year))}年{small(day.month)}月{small(day.day)}日"


class Forms(Writer):
    """A writer who knows the other kinds of texts too."""

    def day_before(self, low: int = 2, high: int = 30) -> datetime.date:
        """A day shortly before the date of the issue."""
        return self.world.date - datetime.timedelta(days=self.rng.randint(low, high))

    def printed_day(self, day: datetime.date) -> str:
        """A day as signatures print it."""
        return chinese_date(day) if self.rng.random() < 0.25 else f"{day.year}年{day.month}月{day.day}日"

    def sign_off(self, art: Article, lines: list[str], day: datetime.date | None) -> Article:
        """Close the article with signature lines and a date."""
        rows = [*lines, self.printed_day(day)] if day else lines
        art.parts += [Part("signature", r) for r in rows]
        art.signature = rows
        art.date = day.isoformat() if day else None
        return art

    def notice(self, number: bool = True) -> Article:
        """A document: headline of one or two lines, 文号, salutation, items or articles, annex, signature, date."""
        topic, fixed = self.world.subject()
        rng, world = self.rng, self.world
        issuer = rng.choice((f"{world.county}人民政府", f"{world.county}人民政府办公室", world.stem + fixed["unit"]))
        subject = self.tell("nhead", topic, fixed) or f"关于做好{self.tell('obj', topic, fixed)}工作的通知"
        heads = [issuer, subject] if rng.random() < 0.5 else [issuer + subject]
        art = Article([Part("headline", h) for h in heads], issuer + subject, "notice", title_alt=[subject])
        body: list[str] = []
        if number:
            short = rng.choice(("政发", "政办发", "政规"))
            body.append(f"{world.stem[0]}{short}〔{world.date.year}〕{rng.randint(2, 68)}号")
        body.append(
            rng.choice(
                (
                    "各乡镇人民政府，各有关单位：",
                    f"各镇（街道），{world.xian}直各部门：",
                    "各村（社区）、各驻镇单位：",
                )
            )
        )
        body.append(self.tell("nopen", topic, fixed, "现将有关事项通知如下："))
        lawlike = rng.random() < 0.35
        drawn = [self.tell("rule" if lawlike else "nitem", topic, fixed) for _ in range(rng.randint(3, 7))]
        keys = list({t[:4]: t for t in drawn if t}.values())
        keys.sort(key=lambda t: -1 if t.startswith("为了") else ("解释" in t) + 2 * ("施行" in t))
        if not lawlike and not keys:
            keys = [self.tell("act", topic, fixed, "各单位要高度重视，认真抓好落实。")]
        mark = "第{}条　" if lawlike else rng.choice(("{}、", "{}、", "（{}）"))
        body += [mark.format(CN[i]) + t for i, t in enumerate(keys)]
        if not lawlike and rng.random() < 0.4:
            body.append(rng.choice(("特此通知。", "本通知自印发之日起执行。")))
        if rng.random() < 0.4:
            body.append(f"附件：{self.tell('annex', topic, fixed)}")
        art.parts += [Part("body", t) for t in body if t]
        art = self.sign_off(art, [issuer], self.day_before())
        if rng.random() < 0.2:
            art.parts += self.annex(topic, fixed)
        return art

    def annex(self, topic: str, fixed: dict[str, str]) -> list[Part]:
        """An annex behind the signature: its mark, its title and a numbered list."""
        rows = [t for _ in range(self.rng.randint(3, 5)) if (t := self.tell("list", topic, fixed))]
        head = [Part("subhead", "附件"), Part("subhead", self.tell("annex", topic, fixed))]
        return head + [Part("list", f"{i}. {t}") for i, t in enumerate(rows, 1)]

    def questions(self, byline: bool = False) -> Article:
        """A service piece of questions and answers."""
        topic, fixed = self.world.subject()
        rng = self.rng
        matter = self.tell("obj", topic, fixed)
        forms = (
            f"{matter}补助政策问答",
            f"您问我答：{self.tell('did', topic, fixed)}",
            f"{rng.randint(4, 9)}问{matter}",
        )
        title = rng.choice(forms)
        art = Article([Part("headline", title)], title)
        if "：" in title:
            art.title_alt = [title.split("：", 1)[1]]
        if rng.random() < 0.5:
            art.parts.append(Part("body", self.tell("fact", topic, fixed) + "记者就大家关心的问题采访了有关负责人。"))
        q, a = rng.choice((("问：", "答："), ("Q：", "A："), ("问题{}：", "解答："), ("{}. ", "答：")))
        for i in range(rng.randint(3, 6)):
            if (ask := self.tell("quest", topic, fixed)) and (answer := self.tell("answer", topic, fixed)):
                art.parts += [Part("body", q.format(i + 1) + ask), Part("body", a + answer)]
        return self.sign(art, Habit(byline="tail", tail_form="bracket")) if byline else art

    def letter(self) -> Article:
        """A letter of thanks: salutation, paragraphs, name and date."""
        topic, fixed = self.world.subject()
        title = self.tell("lhead", topic, fixed, "群众来信")
        art = Article([Part("headline", title)], title, "letter")
        art.parts.append(Part("body", self.rng.choice(("编辑同志：", "尊敬的编辑部：", f"{fixed['town']}的同志们："))))
        texts = [t for _ in range(self.rng.randint(1, 3)) if (t := self.tell("letter", topic, fixed))]
        art.parts += [Part("body", t) for t in texts or [self.paragraph(topic, fixed)]]
        who = self.world.person()
        role = self.rng.choice((f"{fixed['village']}村民 ", "读者 ", f"{fixed['comm']}居民　", ""))
        art.byline, art.names = role + who, [who]
        return self.sign_off(art, [role + who], self.day_before() if self.rng.random() < 0.7 else None)

    def entry(self, day: datetime.date, mark: str) -> Article:
        """A dated item of a chronicle in one paragraph; it has no title."""
        topic, fixed = self.world.subject()
        text = self.tell("entry", topic, fixed) or f"{fixed['unit']}{self.tell('did', topic, fixed, '召开例会')}。"
        if self.rng.random() < 0.3:
            text += self.tell("fact", topic, fixed)
        return Article(
            [Part("body", f"{mark}{day.month}月{day.day}日{self.rng.choice(('，', '　', ' '))}{text}")],
            None,
            "entry",
        )

    def editor_note(self) -> Article:
        """编者按 in one paragraph; its tag is its title."""
        topic, fixed = self.world.subject()
        text = self.tell("editor", topic, fixed)
        label = text.split("：", 1)[0]
        return Article([Part("body", text)], label, "note", run_in=True)

    def prose(self, byline: str = "head") -> Article:
        """A literary piece with its author under the headline or at the end."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = self.tell("phead", topic, fixed) or self.headline(topic, fixed)
        art = Article([Part("headline", title)], title)
        texts = [t for _ in range(rng.randint(2, 4)) if (t := self.tell("prose", topic, fixed))]
        if rng.random() < 0.4 and len(texts) > 1:
            texts = [texts[0] + texts[1], *texts[2:]]
        art.parts += [Part("body", t) for t in texts or [self.paragraph(topic, fixed)]]
        return self.by_author(art, byline)

    def poem(self, byline: str = "head") -> Article:
        """A poem, a paragraph a line, stanzas without a blank line of their own."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = self.tell("vhead", topic, fixed, "无题")
        if rng.random() < 0.3:
            title += "（外一首）" if rng.random() < 0.5 else "（组诗）"
        art = Article([Part("headline", title)], title)
        lines = [t for _ in range(rng.randint(4, 8)) if (t := self.tell("verse", topic, fixed))]
        art.parts += [Part("list", t) for t in lines or ["灯火一盏", "照着归人"]]
        return self.by_author(art, byline)

    def by_author(self, art: Article, byline: str) -> Article:
        """The author, under the headline or in brackets at the end."""
        who = self.world.person()
        text = self.rng.choice((f"□{who}", f"◎{who}", bylines.spaced(self.rng, who, 0.5), f"文/{who}"))
        if byline == "head":
            art.parts.insert(1, Part("byline", text))
        else:
            text = self.rng.choice((f"（作者：{who}）", f"（{who}）", who))
            art.parts.append(Part("byline", text))
        art.byline, art.names = text.strip("（）□◎"), [who]
        return art
