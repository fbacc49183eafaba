"""Letters to a hotline with what the offices answered: two articles, or one with the answer inside, or a column."""

from __future__ import annotations

from tools.layouts.layout import Article, Part
from tools.layouts.service import Service


class Hotline(Service):
    """A writer of complaints and answers."""

    def asked(self, topic: str, fixed: dict[str, str]) -> tuple[str, str]:
        """A question and what the office says to it."""
        pair = self.tell("hqa", topic, fixed)
        if not pair:
            return self.tell("quest", topic, fixed, "有人管吗？"), self.tell("answer", topic, fixed, "请到窗口咨询。")
        question, answer = pair.split("|", 1)
        return question, answer

    def complaint(self) -> tuple[Article, str, str, str]:
        """A letter that asks for something; the office, its answer and the topic go to the reply."""
        topic, fixed = self.world.subject()
        question, answer = self.asked(topic, fixed)
        rng = self.rng
        title = self.tell("hhead", topic, fixed) or self.tell("lhead", topic, fixed, "请管一管")
        art = Article([Part("headline", title)], title, "letter")
        if rng.random() < 0.7:
            art.parts.append(Part("body", rng.choice(("编辑同志：", "12345的同志：", "您好！", "热线负责同志："))))
        texts = [t for _ in range(rng.randint(1, 2)) if (t := self.tell("letter", topic, fixed))]
        texts.append(question)
        art.parts += [Part("body", t) for t in texts if t]
        if rng.random() < 0.3:
            art.parts += [Part("body", "此致"), Part("body", "敬礼！")]
        who = self.world.person()
        row = rng.choice((f"{fixed['comm']}居民　{who}", f"读者 {who}", f"{fixed['village']} {who}", f"（市民{who}）"))
        art.byline, art.names = row.strip("（）"), [who]
        self.sign_off(art, [row], self.day_before(8, 30) if rng.random() < 0.6 else None)
        return art, fixed["unit"], answer, topic

    def answer(self, unit: str, text: str, topic: str) -> Article:
        """An answer under a headline of its own, closed by 答复单位 and, at times, a day."""
        rng, fixed = self.rng, self.world.subject()[1]
        title = self.tell("rhead", topic, fixed, "处理结果")
        art = Article([Part("headline", title)], title, "reply", title_alt=title.split("：")[1:])
        if rng.random() < 0.5:
            art.parts.append(Part("body", f"{self.world.person()[0]}{rng.choice(('先生', '女士', '师傅'))}："))
        art.parts.append(Part("body", text))
        if rng.random() < 0.5:
            points = [t for _ in range(rng.randint(2, 3)) if (t := self.tell("act", topic, fixed))]
            art.parts += [Part("body", f"{'一二三'[i]}、{t}") for i, t in enumerate(points)]
        row = rng.choice(("答复单位：{}", "（{}）", "{}", "承办单位：{}")).format(unit)
        art.byline = row.strip("（）")
        return self.sign_off(art, [row], self.day_before(1, 7) if rng.random() < 0.5 else None)

    def exchange(self) -> list[Article]:
        """A letter and its answer: two articles, or one whose answer follows under a tag."""
        letter, unit, text, topic = self.complaint()
        if self.rng.random() < 0.6:
            return [letter, self.answer(unit, text, topic)]
        tag = self.rng.choice(("【回复】", "答：", f"{unit}答复：", "编辑部回音："))
        letter.parts.append(Part("body", tag + text))
        if self.rng.random() < 0.4:
            letter.parts.append(Part("signature", f"答复单位：{unit}"))
            letter.signature = [*letter.signature, letter.parts[-1].text]
        return [letter]

    def column(self) -> Article:
        """一问一答: numbered questions, each with its answer and the office that gave it."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = rng.choice(
            (f"{rng.randint(3, 8)}个问题，一次说清", "本周问得最多的几件事", f"夏秋{rng.choice('水电气')}费六问")
        )
        art = Article([Part("headline", title)], title, "service")
        ask, say = rng.choice((("{}. 问：", "答："), ("问题{}：", "解答："), ("Q{}：", "A："), ("【问】", "【答】")))
        office = rng.random() < 0.7
        for i in range(rng.randint(3, 5)):
            topic, fixed = self.world.subject()
            q, a = self.asked(topic, fixed)
            who = rng.choice(("", "", f"（市民{self.world.person()}）"))
            art.parts += [Part("body", ask.format(i + 1) + q + who), Part("body", say + a)]
            if office and rng.random() < 0.9:
                art.parts.append(Part("body", f"答复单位：{fixed['unit']}"))
        return art
