"""Bylines and datelines: each form gives the printed text and the persons in it, and nothing else."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tools.layouts.world import World


@dataclass
class Byline:
    """A byline as printed and the persons it names."""

    text: str
    names: list[str]


def spaced(rng: random.Random, name: str, chance: float = 0.15) -> str:
    """A two-character name sometimes printed with a full-width space inside, as type-setters do."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and rng.random() < chance else name


def reporters(world: World, sep: str = " ") -> Byline:
    """“记者 甲 通讯员 乙 丙” in its variants, without brackets or marks."""
    rng = world.rng
    own = rng.random() < 0.3
    role = "本报记者" if own else "记者"
    a, b, c, d = rng.choice(world.staff), world.person(), world.person(), rng.choice(world.staff)
    forms: list[tuple[str, list[str]]] = [
        (f"{role}{sep}{a}", [a]),
        (f"{role}{sep}{a} 通讯员{sep}{b}", [a, b]),
        (f"{role}{sep}{a} 通讯员{sep}{b} {c}", [a, b, c]),
        (f"通讯员{sep}{b}", [b]),
        (f"通讯员{sep}{b} {c}", [b, c]),
        (f"{role}{sep}{a} 实习生{sep}{c}", [a, c]),
    ]
    if a != d:
        forms.append((f"{role}{sep}{a} {d}", [a, d]))
    text, names = rng.choice(forms)
    return Byline(text, names)


def tail(world: World, form: str) -> Byline:
    """A byline that closes an article: `plain`, `bracket`, `photo`, `org`, `slash`, `bar`."""
    rng = world.rng
    base = reporters(world)
    if form == "bracket":
        if rng.random() < 0.4:
            people = [world.person() for _ in range(rng.choice((1, 1, 2)))]
            return Byline(f"（{' '.join(people)}）", people)
        return Byline(f"（{base.text}）", base.names)
    if form == "photo":
        return Byline(f"{base.text} {rng.choice(('文/图', '摄影报道', '文图'))}", base.names)
    if form == "org":
        who = world.person()
        return Byline(f"（{rng.choice(world.towns)}{rng.choice(('党政办', '宣传办', '综合办'))}　{who}）", [who])
    if form == "slash":
        a, b = world.person(), world.person()
        return rng.choice([Byline(f"文/{a} 图/{b}", [a, b]), Byline(f"文图/{a}", [a]), Byline(f"{a}/文", [a])])
    if form == "bar":
        a = world.person()
        org = rng.choice([*world.comms, "党建办", "城管办", "平安办", "文化站"])
        return rng.choice(
            [Byline(f"供稿 | {org} {a}", [a]), Byline(f"供稿：{org} {a}", [a]), Byline(f"供稿 | {org}", []),
             Byline(f"文图 | {a}", [a]), Byline(f"撰稿｜{a}", [a])]
        )  # fmt: skip
    return base


def head(world: World) -> Byline:
    """A byline on its own line under the headline."""
    rng = world.rng
    base = reporters(world)
    mark = rng.choice(["", "", "", "□ ", "■", "◎", "●", "○"])
    a = world.person()
    return rng.choice(
        [Byline(mark + base.text, base.names), Byline(mark + base.text, base.names), Byline(f"文/{a}", [a]),
         Byline(f"作者：{a}", [a]), Byline(spaced(rng, a, 0.6), [a])]
    )  # fmt: skip


def lead(world: World, dateline: str) -> tuple[str, Byline]:
    """The opening of a lead, `本报讯（记者 甲）`, and its byline."""
    rng = world.rng
    base = reporters(world, rng.choice((" ", "", " ")))
    form = rng.randrange(4)
    if form == 0:
        a = rng.choice(world.staff)
        return f"{dateline} 记者{a}报道 ", Byline(f"记者{a}", [a])
    if form == 1:
        return f"{dateline} （{base.text}） ", base
    return f"{dateline}（{base.text}）", base
