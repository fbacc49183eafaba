"""An invented county: places, people, dates and numbers, and the filling of templates from the data files.

A template is a string with slots: `{town}`. A slot is a fixed thing of the article (who, town, unit, …), a fresh
number, date or name, or the key of a template list; a trailing digit (`{say2}`) asks for another draw.
Templates are drawn from shuffled bags, so that a frame comes back only when all others have been used.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
FILES = ("topics.txt", "topics2.txt", "topics3.txt", "common.txt", "phrases.txt", "phrases2.txt", "service.txt")
SLOT = re.compile(r"\{(\w+)\}")
FIRST = "松枫棠砚榆桐桂茅芦麦菱杏橘栗鹿鹤雁铁铜玉赤黄乌永太新上下东西南北三五七九竹兰柏楠苇薇霞岫"
SECOND = "坪浦渡堰墩洲港陂岙汀坞店铺堡屯垭沱埠垄岗坡庄集沟"
SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞任袁柳唐罗薛雷贺汤殷"
    "毕郝安常于傅齐康伍余顾孟黄萧尹姚邵汪毛狄米贝明戴宋庞熊纪舒项祝董梁杜阮季贾路江童郭林钟徐邱骆高夏蔡田胡"
    "凌霍万柯卢莫房解应宗丁邓洪包左石崔龚程裴陆翁甄曲家封井段富焦牧山谷车侯班仰秋宫宁仇甘厉祖武符刘景詹龙叶"
)
DOUBLE = ("欧阳", "上官", "尉迟", "令狐", "慕容", "宇文", "夏侯", "东方", "皇甫", "司徒")
GIVEN_A = "文志建国秀春永德玉海晓小立庆学光家兴宝金淑桂丽雅思雨子梓若一正明永景云世承维传宏振启长嘉佳"
GIVEN_B = "华英兰芳军强平林辉波涛勇杰梅琴霞芝生才贵福祥安康宁川峰鹏远帆航轩涵彤妍琪洋然诚良顺泉根松柏"
SINGLE = "伟静敏磊洋艳娟超涛琳倩婷健博昊蕾薇旭晨阳璐楠"


@cache
def templates() -> dict[str, dict[str, tuple[str, ...]]]:
    """The data files as {block: {key: templates}}; a block is a topic or a group of phrases."""
    out: dict[str, dict[str, list[str]]] = {}
    for name in FILES:
        block: dict[str, list[str]] = {}
        for row in (DATA / name).read_text(encoding="utf-8").splitlines():
            if row.startswith("["):
                block = out.setdefault(row.strip("[]"), {})
            elif row.strip():
                key, value = row.split(" ", 1)
                block.setdefault(key, []).append(value)
    return {b: {k: tuple(v) for k, v in rows.items()} for b, rows in out.items()}


GENERIC = ("common", "leads", "body", "prose", "office", "service")
PERIOD = "旧"
ONCE = ("act", "prob", "fact", "say", "plan", "answer", "did", "head", "lead", "pair", "hqa", "talk")
SMALL = (
    "obj", "verb", "place", "place2", "dept", "annex", "quest", "lhead", "tm", "actor", "deed", "res", "evplace",
    "evnote", "jobreq", "jobpay", "outnote", "outarea", "rowname", "four",
)  # fmt: skip
LONG = 22


def topics() -> list[str]:
    """The names of the topics of the present day."""
    return [b for b in templates() if b not in (*GENERIC, PERIOD)]


class ExhaustedError(LookupError):
    """Nothing more can be said under this key without repeating a sentence."""


def once(template: str) -> bool:
    """True for a template whose second use in an issue would be a repeat: no slots, or a long run of fixed words."""
    runs = SLOT.split(template)[::2]
    return len(runs) == 1 or max(map(len, runs)) >= LONG


class World:
    """A place at a time: all invented names of one issue, with their random source."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.bags: dict[tuple[str, str], list[str]] = {}
        self.xian = rng.choice("县县区市")
        stems = rng.sample([a + b for a in FIRST for b in SECOND], 40)
        self.stem = stems.pop()
        self.county = self.stem + self.xian
        self.towns = [stems.pop() + rng.choice("镇镇乡") for _ in range(6)]
        if self.xian == "区":
            self.towns = [t[:-1] + "街道" for t in self.towns]
        self.villages = [stems.pop() + "村" for _ in range(16)]
        self.comms = [stems.pop() + "社区" for _ in range(6)]
        day = datetime.date(2011, 1, 5) + datetime.timedelta(days=rng.randrange(5300))
        self.date = day
        self.staff = [self.person() for _ in range(7)]
        self.makers: dict[str, Callable[[], str]] = {
            "age": lambda: str(rng.randint(31, 89)),
            "n": lambda: str(rng.randint(2, 9)),
            "nn": lambda: str(rng.randint(11, 98)),
            "nnn": lambda: str(rng.randint(102, 986)),
            "nnnn": lambda: str(rng.randint(1012, 9870)),
            "d": lambda: f"{rng.uniform(1, 39):.1f}",
            "pct": lambda: f"{rng.uniform(3, 98):.{rng.choice('01')}f}%",
            "wan": self.money,
            "day": lambda: self.day(-20, -1),
            "day2": lambda: self.day(1, 40),
            "mon": lambda: f"{rng.randint(1, 12)}月",
            "year": lambda: f"{self.date.year}",
            "hour": lambda: rng.choice(["九时许", "8点30分", "十点整", "9点多", "九点半"]),
            "p": self.person,
            "xing": lambda: rng.choice(SURNAMES),
            "xian": lambda: self.xian,
            "village": lambda: rng.choice(self.villages),
            "comm": lambda: rng.choice(self.comms),
            "town": lambda: rng.choice(self.towns),
        }

    def person(self) -> str:
        """A new name of two to four characters."""
        rng = self.rng
        surname = rng.choice(DOUBLE) if rng.random() < 0.04 else rng.choice(SURNAMES)
        if rng.random() < 0.25:
            return surname + rng.choice(SINGLE)
        return surname + rng.choice(GIVEN_A) + rng.choice(GIVEN_B)

    def money(self) -> str:
        """A sum of money in one of the usual ways."""
        rng = self.rng
        return rng.choice(
            [f"{rng.randint(3, 980)}万元", f"{rng.uniform(1, 9):.2f}亿元", f"{rng.randint(11, 95)}0余万元",
             f"{rng.randint(1, 9)}.{rng.randint(1, 9)}万元", f"{rng.randint(2, 9)}000多元"]
        )  # fmt: skip

    def day(self, low: int, high: int) -> str:
        """A month and day near the date of the issue."""
        day = self.date + datetime.timedelta(days=self.rng.randint(low, high))
        return f"{day.month}月{day.day}日"

    def draw(self, block: str, key: str) -> str:
        """A template of a block; one that would read as a repeat (no slots, or long fixed words) comes only once."""
        if (block, key) not in self.bags:
            self.bags[(block, key)] = list(templates()[block][key])
            self.rng.shuffle(self.bags[(block, key)])
        bag = self.bags[(block, key)]
        if not bag:
            bag.extend(t for t in templates()[block][key] if key not in ONCE and (key in SMALL or not once(t)))
            self.rng.shuffle(bag)
        if not bag:
            raise ExhaustedError(key)
        return bag.pop()

    def fill(self, template: str, fixed: dict[str, str], topic: str) -> str:
        """Fill all slots; `fixed` holds what stays the same throughout an article."""

        def one(match: re.Match[str]) -> str:
            key = match[1]
            base = key if any(key in templates()[b] for b in GENERIC) else key.rstrip("0123456789")
            if key in fixed:
                return fixed[key]
            if key in self.makers or base in self.makers:
                make = self.makers[key if key in self.makers else base]
                return next(x for x in iter(make, None) if x != fixed.get(base))
            return self.say(base, fixed, topic)

        return SLOT.sub(one, template)

    def say(self, key: str, fixed: dict[str, str], topic: str) -> str:
        """A filled template of the topic, or of the common ones where the topic has no more to say."""
        for block in (topic, *GENERIC):
            if key in templates().get(block, {}):
                try:
                    return self.fill(self.draw(block, key), fixed, topic)
                except ExhaustedError:
                    continue
        if key in ("act", "fact", "prob"):
            return self.say("combo", fixed, topic)
        raise ExhaustedError(key)

    def subject(self) -> tuple[str, dict[str, str]]:
        """A topic and the fixed things of one article about it."""
        bag = self.bags.setdefault(("", "topic"), [])
        if not bag:
            bag.extend(topics())
            self.rng.shuffle(bag)
        topic = bag.pop()
        rng = self.rng
        post = rng.choice(["副县长", "县委常委", "镇党委书记", "镇长", "分管领导"])
        if self.xian != "县":
            post = post.replace("县", self.xian)
        if self.xian == "区":
            post = post.replace("镇", "街道").replace("街道长", "街道办主任").replace("街道党委", "街道党工委")
        fixed = {
            "town": rng.choice(self.towns),
            "village": rng.choice(self.villages),
            "comm": rng.choice(self.comms),
            "who": self.person(),
            "lead": post + self.person(),
            "unit": self.xian + rng.choice(templates()[topic]["dept"]),
        }
        return topic, fixed
