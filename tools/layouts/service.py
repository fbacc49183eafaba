"""Small public texts: listings, notices, tables, honour rolls, minutes, by-laws, corrections, letters and replies."""

from __future__ import annotations

from tools.layouts.content import CN
from tools.layouts.forms import Forms
from tools.layouts.layout import Article, Part

ENDS = ("村民委员会", "便民服务中心", "管理站", "居民委员会")


class Service(Forms):
    """A writer of what people cut out and pin to the wall."""

    def phone(self) -> str:
        """A telephone number nobody has."""
        return f"0000-{self.rng.randint(2000000, 8999999)}"

    def fields(self, pairs: list[tuple[str, str]]) -> list[Part]:
        """`时间：…` lines, one to a line or all in one, with the labels set as this notice sets them."""
        rng = self.rng
        form = rng.choice(("{}：{}", "{}：{}", "【{}】{}", "{}:{}", "◇{}：{}"))
        rows = [form.format(a if rng.random() < 0.85 else "　".join(a), b.rstrip("。")) for a, b in pairs]
        if rng.random() < 0.2:
            return [Part("body", "；".join(rows) + "。")]
        return [Part("list", r) for r in rows]

    def event(self, bare: bool = False) -> Article:
        """An announcement with time, place and how to enrol; `bare` leaves the sentence of introduction out."""
        topic, fixed = self.world.subject()
        rng = self.rng
        name = self.tell("evname", topic, fixed, f"{fixed['comm']}活动预告")
        title = rng.choice((name, name, f"{name}报名啦！", f"活动预告：{name}", f"{fixed['comm']}：{name}"))
        art = Article([Part("headline", title)], title, "notice")
        if "：" in title and title != name:
            art.title_alt = [name]
        hours = f"{self.world.day(2, 30)}{rng.choice(('上午9:00', '14:30—16:30', '晚七点', '下午三点'))}"
        pairs = [("时间", hours), ("地点", self.tell("evplace", topic, fixed))]
        extra = [("电话", self.phone()), ("联系人", self.world.person()), ("名额", f"{rng.randint(11, 60)}人")]
        extra += [("费用", rng.choice(("免费", f"{rng.randint(2, 50)}元"))), ("主办", fixed["unit"])]
        if not bare and rng.random() < 0.5:
            art.parts.append(Part("body", f"{fixed['unit']}近期举办本次活动，欢迎街坊邻居报名参加。"))
        art.parts += self.fields(pairs + rng.sample(extra, rng.randint(1, 3)))
        if rng.random() < 0.5:
            art.parts.append(Part("body", self.tell("evnote", topic, fixed)))
        return art

    def vacancy(self) -> Article:
        """A situation vacant: employer, conditions, pay, telephone."""
        topic, fixed = self.world.subject()
        rng = self.rng
        job = self.tell("job", topic, fixed, "营业员")
        title = rng.choice((f"诚聘{job}", f"招聘{job}{rng.randint(2, 9)}名", f"{fixed['town']}某厂招工", f"急招{job}"))
        art = Article([Part("headline", title)], title, "notice")
        pairs = [
            ("岗位", job),
            ("要求", self.tell("jobreq", topic, fixed)),
            ("待遇", self.tell("jobpay", topic, fixed)),
        ]
        pairs += [("地址", fixed["town"] + "工业集中区"), ("电话", self.phone())]
        art.parts += self.fields(pairs[: rng.randint(3, 5)])
        return art

    def lost(self) -> Article:
        """Lost or found: one paragraph and a telephone."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = rng.choice(("失物招领", "寻物启事", "寻主", "捡到了，等您来领", "招 领"))
        title = title if rng.random() < 0.6 else f"{title}（{rng.randint(1, 20)}）"
        art = Article([Part("headline", title)], title, "notice")
        if " " in title:
            art.title_alt = [title.replace(" ", "")]
        thing = self.tell("lost", topic, fixed, "雨伞一把")
        where = f"{self.world.day(-9, -1)}在{self.tell('evplace', topic, fixed)}"
        who = self.world.person()
        text = rng.choice(
            (
                f"{where}拾到{thing}，请失主持有效证件认领。联系人：{who}，电话：{self.phone()}。",
                f"本人{where}不慎遗失{thing}，拾到者请拨打{self.phone()}，当面酬谢。",
            )
        )
        art.parts.append(Part("body", text))
        return art

    def outage(self) -> Article:
        """Water or power cut: reason, time, streets; at times signed and dated."""
        topic, fixed = self.world.subject()
        rng = self.rng
        what = rng.choice(("停水", "停电", "停气"))
        town = rng.choice(("", fixed["town"], fixed["comm"]))
        title = rng.choice((f"{town}{what}通知", f"{town}{what}信息", f"关于{town}计划{what}的公告"))
        art = Article([Part("headline", title)], title, "notice")
        why, area = self.tell("outwhy", topic, fixed), self.tell("outarea", topic, fixed)
        span = f"{self.world.day(1, 12)}{rng.choice(('8时至18时', '22:00至次日5:00', '早7点到晚6点'))}"
        if rng.random() < 0.5:
            art.parts.append(Part("body", f"{why}，定于{span}{what}，涉及{area}。{self.tell('outnote', topic, fixed)}"))
        else:
            art.parts += self.fields([("时间", span), ("范围", area), ("原因", why.lstrip("因为"))])
            art.parts.append(Part("body", self.tell("outnote", topic, fixed)))
        if rng.random() < 0.5:
            self.sign_off(art, [f"{fixed['town']}{what[1]}务服务站"], self.day_before(1, 6))
        return art

    def table(self) -> Article:
        """A table flattened to lines: unit, head row, rows of words and sums set with blanks, a closing remark."""
        topic, fixed = self.world.subject()
        rng = self.rng
        what = f"{fixed['village']}{rng.choice(('上半年', '第三季度', '第一季度', '年度'))}"
        title = what + self.tell("tablename", topic, fixed, "收支情况")
        art = Article([Part("headline", title)], title, "table")
        gap = rng.choice(("　　", "\t", "    ", "　　　　"))
        rows = [gap.join(rng.choice((("项目", "收入", "支出", "经手人"), ("科目", "金额（元）", "备注"))))]
        wide = rows[0].count(gap) > 2
        for _ in range(rng.randint(4, 8)):
            name = self.tell("rowname", topic, fixed)
            money = f"{rng.randint(80, 68000)}.{rng.randint(0, 99):02}"
            rows.append(gap.join([name, money, *([""] if wide else []), self.world.person()][: 4 if wide else 3]))
        rows.append(gap.join((rng.choice(("合计", "合　计", "期末结余")), f"{rng.randint(20000, 380000)}.00")))
        if rng.random() < 0.6:
            rows.insert(0, rng.choice(("单位：元", "（单位：元）", "金额单位：元")))
        art.parts += [Part("row", r) for r in rows]
        if rng.random() < 0.5:
            art.parts.append(Part("body", rng.choice(("以上账目已经监督小组审核，欢迎查阅。", "票据存村会计室备查。"))))
        if rng.random() < 0.5:
            self.sign_off(art, [f"{fixed['village']}村务监督委员会".replace("村村", "村")], self.day_before())
        return art

    def roll(self) -> Article:
        """An honour roll: an opening sentence, then names in columns, with sums or units."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = f"{rng.choice(('', fixed['village'], fixed['unit']))}{self.tell('roll', topic, fixed, '光荣榜')}"
        art = Article([Part("headline", title)], title, "list")
        if rng.random() < 0.6:
            art.parts.append(Part("body", rng.choice(("名单公布如下（排名不分先后）：", "现予公布，以资鼓励。"))))
        groups = rng.sample(("一等奖", "二等奖", "三等奖", "鼓励奖", "一组", "二组", "后勤组"), rng.randint(0, 3))
        money = rng.random() < 0.4 and not groups
        for label in groups or [""]:
            if label:
                art.parts.append(Part("subhead", label))
            for _ in range(rng.randint(1, 4)):
                people = [self.world.person() for _ in range(rng.randint(2, 4))]
                cells = [f"{p}　{rng.choice((100, 200, 500, 50, 1000))}元" if money else p for p in people]
                art.parts.append(Part("row", rng.choice(("　　", "　", "    ")).join(cells)))
        return art

    def minutes(self) -> Article:
        """Minutes of a meeting: fields, then numbered resolutions."""
        topic, fixed = self.world.subject()
        rng = self.rng
        title = rng.choice(
            (f"{fixed['village']}村民代表会议纪要", "村“两委”联席会议记录", f"第{rng.randint(2, 30)}次例会纪要")
        )
        art = Article([Part("headline", title)], title, "document")
        pairs = [("时间", self.world.day(-20, -2)), ("地点", self.tell("evplace", topic, fixed))]
        pairs += [
            ("主持", self.world.person()),
            ("记录", self.world.person()),
            ("参加", f"村民代表{rng.randint(20, 70)}人"),
        ]
        art.parts += self.fields(pairs[: rng.randint(3, 5)])
        mark = rng.choice(("{}、", "{}、", "（{}）", "{}. "))
        items = [t for _ in range(rng.randint(3, 5)) if (t := self.tell("agenda", topic, fixed))]
        art.parts += [Part("body", mark.format(CN[i] if "." not in mark else i + 1) + t) for i, t in enumerate(items)]
        return art

    def bylaws(self) -> Article:
        """A covenant of articles, at times under chapters, with its revision in brackets under the title."""
        topic, fixed = self.world.subject()
        rng = self.rng
        name = rng.choice(("村规民约", "红白理事会章程", "文明公约", "水塘管护约定"))
        heads = [fixed["village"] + name]
        if rng.random() < 0.5:
            heads.append(f"（{self.world.date.year}年修订）")
        art = Article(
            [Part("headline", h) for h in heads], "".join(heads), "document", title_alt=heads[: len(heads) - 1]
        )
        rules = [t for _ in range(rng.randint(5, 9)) if (t := self.tell("bylaw", topic, fixed))]
        chapters = {0: "邻里和睦", len(rules) // 2: "环境卫生", len(rules) - 1: "附　则"} if rng.random() < 0.5 else {}
        for i, text in enumerate(rules):
            if i in chapters:
                art.parts.append(Part("subhead", f"第{CN[list(chapters).index(i)]}章　{chapters[i]}"))
            art.parts.append(Part("body", f"第{CN[i]}条　{text}"))
        return art

    def correction(self) -> Article:
        """A correction of an earlier number."""
        topic, fixed = self.world.subject()
        title = self.rng.choice(("更正", "更 正", "更正与致歉", "勘误"))
        art = Article([Part("headline", title)], title, "correction", title_alt=["更正"] if title == "更 正" else [])
        art.parts.append(Part("body", self.tell("errata", topic, fixed, "上期第二版标题有误，特此更正。")))
        return art

    def numbers(self) -> Article:
        """A summary of figures, a line each."""
        topic, fixed = self.world.subject()
        title = self.rng.choice(("本周热线数据摘要", "数字里的一周", "上月受理情况一览"))
        art = Article([Part("headline", title)], title, "data")
        if self.rng.random() < 0.5:
            art.parts.append(Part("body", f"（{self.world.day(-9, -8)}至{self.world.day(-2, -1)}）"))
        rows = [t for _ in range(self.rng.randint(4, 6)) if (t := self.tell("summary", topic, fixed))]
        art.parts += [Part("list", r) for r in rows]
        return art
