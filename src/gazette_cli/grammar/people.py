"""Bylines and credits: who is named, in which role, and where in the line.

Reads 记者 甲 通讯员 乙 丙 / (本报记者 甲) / 甲 摄 / 文/甲 图/乙 / 供稿 | 某社区 甲 / 【記者甲/臺南報導】 / (甲).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.lexicon import any_of, words

RECENT = 256  # texts whose reading is kept: several steps ask about the same lines of an issue
LONGEST = 80  # characters; a longer line is no byline
_AROUND = "()[]【】〔〕<>《》 □■●◎○△▲▼◆◇★☆*·|—-–:/"
_SEPARATOR = re.compile(r"[ 、,;:|/&+和—–-]+")
_CHUNK = re.compile(r"[^ 、,;:|/&+和—–()\[\]【】〔〕<>《》□■●◎○△▲▼◆◇★☆*·-]+")
_COMMA = re.compile(r"[,;:]")  # names alone are not divided by these
_TRAILING = frozenset(words("trailing_roles"))
_ORG = re.compile(rf"[^\d。,]{{2,24}}{any_of('org_endings')}")
_ORG_END = re.compile(r".{2}[办局镇乡厅院委科处部室会队站所社组股馆]$")
_HAN_NAME = re.compile(rf"{HAN}{{2,4}}")
_DOTTED_NAME = re.compile(rf"{HAN}{{1,8}}(?:·{HAN}{{1,8}}){{1,3}}")
SOUNDS = "".join(words("transliteration"))
"""The characters foreign names are written with."""
_TRANSLITERATION = frozenset(SOUNDS)
_SPACED_NAME = re.compile(rf"({HAN}) +({HAN})(?: +({HAN})(?!{HAN}))?(?!{HAN})")
_CLASS = re.compile(
    rf"(?:[初高小][一二三四五六]|[一二三四五六七八九]年级|[初高小]?20\d\d级|{HAN}{{2,6}}学院|{HAN}{{2,8}}专业)?"
    r"[(]?\d{1,2}[)]?班"
    r"|(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:村民小组|小组|组|队|车间|工区)(?=[ :/])"
)
_SOURCES = frozenset({"来源", "稿源", "來源", "出处"})
_SOURCE = re.compile(rf"[ :|/]*(?:{HAN}|[A-Za-z0-9]){{2,16}}")
_LONGEST_ROLE = 10  # characters of a role that signs without a name
_GENDER = re.compile(rf"\((?:女|男|{HAN}{{1,3}}族)\)")
_WEB_PARTS = re.compile(  # what stands beside 作者 and 来源 on a web page
    r"(?:发布(?:时间|日期)|更新时间|日期|时间):\s*\d[\d年月日/.-]+(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?:?\s*\d+\s*次?|字号:.*$"
)
_REPORT_FROM = re.compile(rf"{HAN}{{2,9}}(?:報導|報道|报道|摄影|專訪|专访)")


class Named(NamedTuple):
    """A person in a byline: name without inner spaces, printed role or None, `[start, end)` in the text read."""

    name: str
    role: str | None
    start: int
    end: int


class Byline(NamedTuple):
    """A line read as a byline; `certain` where a role says so, else it is names alone (or an organisation)."""

    people: tuple[Named, ...]
    certain: bool
    has_role: bool
    has_org: bool


@cache
def _role() -> re.Pattern[str]:
    return re.compile(any_of("roles"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


def is_name(text: str) -> bool:
    """Whether two to four characters (or a name with middle dots) can be a person's full name.

    >>> is_name("欧阳明"), is_name("活动室")
    (True, False)
    """
    if _DOTTED_NAME.fullmatch(text):
        return is_transliterated(text)
    if not _HAN_NAME.fullmatch(text):
        return False
    surnames = _surnames()
    if text[:2] in surnames and len(text) > 2:
        return True
    return text[0] in surnames and len(text) <= 3 and not _common(text)


def is_transliterated(text: str) -> bool:
    """Whether most characters of a dotted name are those that foreign names are written with."""
    letters = [char for char in text if char != "·"]
    return sum(char in _TRANSLITERATION for char in letters) >= 0.7 * len(letters)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(words("not_names"))


@cache
def _standing_heads() -> frozenset[str]:
    """Names of columns: 简讯 and 连载 begin with a surname and sign nothing."""
    return frozenset(words("standing_heads"))


def _common(text: str) -> bool:
    return text in _common_words() or text in _standing_heads() or (len(text) == 3 and text[1:] in _common_words())


def _is_like_name(text: str) -> bool:
    """Two or three characters that are no common word and no organisation."""
    return (
        2 <= len(text) <= 3
        and bool(_HAN_NAME.fullmatch(text))
        and not (text in _common_words() or _ORG.fullmatch(text))
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(RECENT)
def read_byline(text: str) -> Byline | None:
    """The byline that the whole of `text` is, or None.

    >>> [(who.name, who.role) for who in read_byline("(本报记者 王明 通讯员 李 芳)").people]
    [('王明', '本报记者'), ('李芳', '通讯员')]
    """
    if not 2 <= len(text) <= LONGEST or "。" in text:
        return None
    return _Reader(text).read()


class _Reader:
    """One pass from left to right over roles, names, organisations and separators."""

    def __init__(self, text: str) -> None:
        self.bracketed = text[:1] in "([【" and text[-1:] in ")]】"
        blanked = _GENDER.sub(_blank, _WEB_PARTS.sub(_blank, text) if ":" in text else text)
        self.text = _CLASS.sub(_blank, blanked)
        self.people: list[Named] = []
        self.roles: list[str] = []  # printed since the last name
        self.has_role = False
        self.has_org = self.text != blanked
        self.trailing = False  # roles stand behind the names: 甲 讲述 乙 整理
        self.borrowed = False  # the last name took the role of the one before it

    def read(self) -> Byline | None:
        """The byline, or None where something in the line is neither role, name nor organisation."""
        stop = len(self.text.rstrip(_AROUND))
        at = len(self.text) - len(self.text.lstrip(_AROUND))
        while at < stop:
            step = self._step(at, stop)
            if step is None:
                return None
            at = step
        alone = self.has_role and (self.has_org or (len(self.text) <= _LONGEST_ROLE and self._is_role_alone()))
        if not (self.people or alone) or (not self.has_role and _COMMA.search(self.text)):
            return None
        return Byline(tuple(self.people), self.has_role, self.has_role, self.has_org)

    def _is_role_alone(self) -> bool:
        """(本报评论员), or the same on a line of its own: somebody unnamed signs."""
        signs = ("员", "者") if self.bracketed else ("评论员", "編輯部")
        return bool(self.roles) and self.roles[-1].endswith(signs)

    def _step(self, at: int, stop: int) -> int | None:
        separator = _SEPARATOR.match(self.text, at, stop)
        if separator:
            return separator.end()
        if self.text[at] in _AROUND:
            return at + 1
        role = _role().match(self.text, at, stop)
        if role and role[0] in _SOURCES:
            return self._take_source(role.end(), stop)
        if role and not self._is_name_start(role, stop):
            return self._take_role(role)
        return self._take_name(at, stop)

    def _is_name_start(self, role: re.Match[str], stop: int) -> bool:
        """文 and 图 alone are roles only before a separator or another role; 文秋 is a name."""
        if len(role[0]) > 1 or role.end() >= stop:
            return False
        after = self.text[role.end()]
        return not (_SEPARATOR.match(after) or after in _AROUND) or (
            role[0] == "文" and after == " " and self._single_at(role.end() + 1, stop)
        )

    def _take_source(self, at: int, stop: int) -> int:
        """来源:某某日报: whatever stands behind the colon is an organisation."""
        source = _SOURCE.match(self.text, at, stop)
        self.has_role = self.has_org = True
        return source.end() if source else at

    def _single_at(self, at: int, stop: int) -> bool:
        """Whether one Han character stands alone at `at` (the given name of a spaced two-character name)."""
        while at < stop and self.text[at] == " ":
            at += 1
        return at < stop and (at + 1 >= stop or self.text[at + 1] in " 、,)") and self.text[at] >= "\u3400"

    def _take_role(self, role: re.Match[str]) -> int:
        self.has_role = True
        if (
            role[0] in _TRAILING
            and self.people
            and not self.roles
            and (self.people[-1].role is None or (self.trailing and self.borrowed))
        ):
            self.people[-1] = self.people[-1]._replace(role=role[0])
            self.trailing, self.borrowed = True, False
        elif not (role[0] in _TRAILING and self.people and role.end() >= len(self.text.rstrip(_AROUND))):
            self.roles.append(role[0])
        return role.end()

    def _take_name(self, at: int, stop: int) -> int | None:
        if "·" in self.text:
            dotted = _DOTTED_NAME.match(self.text, at, stop)
            if dotted and is_transliterated(dotted[0]):
                return self._add(dotted[0], at, dotted.end())
        end = _CHUNK.match(self.text, at, stop)
        edge = end.end() if end else at + 1
        chunk = self.text[at:edge]
        if len(chunk) == 1:
            return self._spaced_name(at, stop)
        if self.people and not self.roles and _REPORT_FROM.fullmatch(chunk):
            return edge
        inner = _role().search(chunk, 2)
        if inner and is_name(chunk[: inner.start()]) and (inner[0] in _TRAILING or len(inner[0]) > 1):
            return self._add(chunk[: inner.start()], at, at + inner.start())
        if (is_name(chunk) and not _ORG_END.search(chunk)) or (self.has_role and self._plausible(chunk, at)):
            return self._add(chunk, at, edge)
        if self.bracketed and self.people and _is_like_name(chunk):
            return self._add(chunk, at, edge)  # beside a name in brackets a misprinted one is taken too
        if _REPORT_FROM.fullmatch(chunk):
            return self._take_report(chunk, at, edge)
        if _ORG.fullmatch(chunk):
            self.has_org = True
            return edge
        org = _ORG.match(chunk)
        if org and is_name(chunk[org.end() :]):
            self.has_org = True
            return at + org.end()
        return None

    def _take_report(self, chunk: str, at: int, edge: int) -> int:
        """王明臺南報導: name and place run together; or a place alone."""
        self.has_role = True
        for length in (3, 2):
            if self.roles and len(chunk) >= length + 4 and is_name(chunk[:length]):
                self._add(chunk[:length], at, at + length)
                break
        return edge

    def _plausible(self, chunk: str, at: int) -> bool:
        """Behind 记者 and a space even a surname we do not know is taken, if the word is no common one."""
        return (
            bool(self.roles)
            and self.roles[-1].endswith(("者", "员"))
            and at > 0
            and self.text[at - 1] in " :/|"
            and _is_like_name(chunk)
        )

    def _spaced_name(self, at: int, stop: int) -> int | None:
        """A name printed with spaces inside: 李 芳, 何 治 国."""
        match = _SPACED_NAME.match(self.text, at, stop)
        if match is None:
            return None
        name = "".join(part for part in match.groups() if part)
        if name in _standing_heads() or (name[0] not in _surnames() and not (self.roles and len(name) == 2)):
            return None
        return self._add(name, at, match.end())

    def _add(self, name: str, start: int, end: int) -> int:
        self.borrowed = not self.roles and bool(self.people)
        role = "/".join(dict.fromkeys(self.roles)) if self.roles else (self.people[-1].role if self.people else None)
        self.people.append(Named(name, role, start, end))
        self.roles = []
        return end
