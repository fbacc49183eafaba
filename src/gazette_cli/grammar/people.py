"""Bylines and credits: who is named, in which role, and where in the line.

Reads 记者 甲 通讯员 乙 丙 / (本报记者 甲) / 甲 摄 / 文/甲 图/乙 / 供稿 | 某社区 甲 / 【記者甲/臺南報導】 / (甲).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_roles import EDITED, MAY_TELL, SIGNS, TEACHERS, TRAILING, before_role
from gazette_cli.grammar.byline_roles import role as role_words
from gazette_cli.grammar.byline_shapes import Named, may_sign, name_before, read_schooled, read_shape
from gazette_cli.grammar.byline_trimmings import trim
from gazette_cli.grammar.full_names import (
    DOTTED_NAME,
    ORGANISATION,
    headings,
    is_common,
    is_given,
    is_given_word,
    is_like_name,
    is_name,
    is_named_by_word,
    is_of_two_families,
    is_transliterated,
    is_word_of_a_name,
    opens_as_name,
    sounds_foreign,
    standing_heads,
    surnames,
)
from gazette_cli.grammar.names_behind import (
    AROUND,
    FULL,
    SEPARATOR,
    behind_office,
    calls_somebody,
    is_office,
    names_follow,
    only_names_follow,
)
from gazette_cli.grammar.offices import (
    HOUSE,
    HOUSE_ROLE,
    IDENTITY,
    OFFICE,
    ORG_END,
    ORG_SENDS,
    PLACE,
    PLACE_ENDS,
    TELLS,
    TITLED,
)

RECENT = 256  # texts whose reading is kept: several steps ask about the same lines of an issue
LONGEST = 80  # characters; a longer line is no byline
_CHUNK = re.compile(r"[^ 、,;:|/&+和—–()\[\]【】〔〕<>《》□■●◎○△▲▼◆◇★☆*·@-]+")
_COMMA = re.compile(r"[,;:]")  # names alone are not divided by these
_OWN = re.compile("本[报刊社网台校院厂](?= )")  # 文/本刊 王明
_SPACED_NAME = re.compile(rf"({HAN}) +({HAN})(?: +({HAN})(?!{HAN}))?(?!{HAN})")
_TWO_SPACED = re.compile(rf"({HAN}) +({HAN})()")
_WRITTEN_BY = "执笔:"
_SOURCES = frozenset({"来源", "稿源", "來源", "出处", "数据来源", "资料来源", "作者单位", "供图单位", "供稿单位"})
_SOURCE = re.compile(rf"[ :|/]*(?:{HAN}|[A-Za-z0-9]){{2,16}}")
_FOREIGN = re.compile(rf"{HAN}{{4}}")
_LONGEST_DOTTED = 6  # characters of a name with a dot that is written with others than most
_LONGEST_PLACE = 4  # characters of the place behind a name and a stroke
_LONGEST_ROLE = 10  # characters of a role that signs without a name
_REPORT_FROM = re.compile(rf"{HAN}{{2,9}}(?:報導|报导|報道|报道|摄影|專訪|专访|提供|[讯訊电電])")
_REPORT_ENDS = frozenset("導导道影訪访供讯訊電电")  # characters with which that ends
_SENT_FROM = re.compile(rf"({HAN}{{2,6}})\d{{1,2}}日[電电]")  # 王小明台北14日電
_HOLDS_AND = re.compile(rf"{HAN}和{HAN}(?=[ )】/]|$)|{HAN}{{1,2}}和(?= ?[摄攝]?[)】]?$)")  # 景和平 is no 景 and 平
_BEGINS_WITH_AND = re.compile(rf"和{HAN}(?=[ )】/、]|$)|和{HAN}{{2}}(?=[ )】/、]|$)|和 {HAN}(?=[)】]?$)")  # 和丽


class Byline(NamedTuple):
    """A line read as a byline; `certain` where a role says so, else it is names alone (or an organisation)."""

    people: tuple[Named, ...]
    certain: bool
    has_role: bool
    has_org: bool


@lru_cache(RECENT)
def read_byline(text: str) -> Byline | None:
    """The byline that the whole of `text` is, or None.

    >>> [(who.name, who.role) for who in read_byline("(本报记者 王明 通讯员 李 芳)").people]
    [('王明', '本报记者'), ('李芳', '通讯员')]
    """
    if not 2 <= len(text) <= LONGEST:
        return None
    text = text.replace("丨", "|")  # a character of its own that is printed for the upright stroke
    shape = read_shape(text)
    if shape is not None:
        return Byline(shape.people, shape.has_role, shape.has_role, False)
    if "。" in text or text[0] == "《":  # 《李双双》—— is a title
        return None
    if "," in text and not (text[0].isdigit() or MAY_TELL.search(text) or role_words().search(text)):
        return None  # names alone are not divided by commas
    return _Reader(text).read() or _schooled(text)


def _schooled(text: str) -> Byline | None:
    """A name, and behind a gap what school or place he or she comes from."""
    who = read_schooled(text) if " " in text[2:6] else None
    return Byline((who,), False, False, True) if who else None


class _Reader:
    """One pass from left to right over roles, names, organisations and separators."""

    def __init__(self, text: str) -> None:
        self.bracketed = text[:1] in "([【" and text[-1:] in ")]】"
        self.text, self.dated, self.has_org, pupils = trim(text)
        self.classed = self.has_org
        self.listed = "(女" in text or "(男" in text or pupils > 1
        self.people: list[Named] = []
        self.roles: list[str] = []  # printed since the last name
        self.has_role = False
        self.orgs = 0
        self.introduced = False  # an office in brackets, or what somebody is, stands before the name
        self.trailing = False  # roles stand behind the names: 甲 讲述 乙 整理
        self.borrowed = False  # the last name took the role of the one before it

    def read(self) -> Byline | None:
        """The byline, or None where something in the line is neither role, name nor organisation."""
        stop = len(self.text.rstrip(AROUND))
        at = len(self.text) - len(self.text.lstrip(AROUND))
        while at < stop:
            step = self._step(at, stop)
            if step is None:
                return None
            at = step
        alone = self.has_role and (self.has_org or (len(self.text) <= _LONGEST_ROLE and self._is_role_alone()))
        if not (self.people or alone) or (not self.has_role and _COMMA.search(self.text)):
            return None
        if len(self.people) >= 2 and not (self.has_role or self.bracketed) and (self.orgs >= 2 or self.listed):
            return None  # rows of offices and names, lists that tell women and men apart, or classes
        authors = [who for who in self.people if who.role not in TEACHERS]
        return Byline(tuple(authors), self.has_role, self.has_role, self.has_org)

    def _is_role_alone(self) -> bool:
        """(本报评论员), or the same on a line of its own: somebody unnamed signs."""
        signs = ("员", "者") if self.bracketed else ("评论员", "編輯部")
        return bool(self.roles) and self.roles[-1].endswith(signs)

    def _step(self, at: int, stop: int) -> int | None:
        separator = SEPARATOR.match(self.text, at, stop)
        if separator:
            joins = self.text.find("和", at, separator.end())
            if joins >= 0 and (end := self._of_family_and(joins)):
                return self._add(self.text[joins:end].replace(" ", ""), joins, end)
            return separator.end()
        if self.text[at] in AROUND:
            return at + 1
        role = role_words().match(self.text, at, stop)
        if role is None and self.people and self.has_role:
            role = EDITED.match(self.text, at, stop)
        if role and role[0] in _SOURCES:
            return self._take_source(role.end(), stop)
        if role and self.people and self.roles and self.text[at - 1] in ":/|" and (body := self._body_at(at, stop)):
            self.has_org = True  # 图:摄影学会
            return body
        if role and not self._is_name_start(role, stop):
            return self._take_role(role)
        return self._take_name(at, stop)

    def _of_family_and(self, at: int) -> int:
        """Where a name ends whose surname is the word for “and”: 记者 和丽; 0 where 和 stands between two names."""
        match = _BEGINS_WITH_AND.match(self.text, at)
        between = self.people and not self.roles and (match is None or len(match[0]) > 2)
        if match is None or between or role_words().match(match[0], 1) or is_name(match[0][1:]):
            return 0
        return match.end()

    def _body_at(self, at: int, stop: int) -> int:
        """Where the name of a body ends that begins here, whatever with; 0 where none does."""
        chunk = _CHUNK.match(self.text, at, stop)
        return chunk.end() if chunk and ORG_END.search(chunk[0]) else 0

    def _is_name_start(self, role: re.Match[str], stop: int) -> bool:
        """文 and 图 alone are roles only before a separator or another role; 文秋 is a name."""
        if len(role[0]) > 1 or role.end() >= stop or (self.people and self.text[role.start() - 1] == "/"):
            return False
        after = self.text[role.end()]
        if self.people and self.people[-1].role is None and _TWO_SPACED.match(self.text[role.end() :].lstrip(" ")):
            return False  # 王小明 文 李 明 图
        return not (SEPARATOR.match(after) or after in AROUND) or (
            role[0] == "文"
            and after == " "
            and (self._single_at(role.end() + 1, stop) or self._run_into_role(role.start(), stop) is not None)
        )

    def _take_source(self, at: int, stop: int) -> int:
        """来源:某某日报: whatever stands behind the colon is an organisation."""
        source = _SOURCE.match(self.text, at, stop)
        name = behind_office(source[0].lstrip(" :|/")) if source else ""
        if source and name:  # 资料来源:电梯小组王明亮
            self.has_role = self.has_org = True
            return self._add(name, source.end() - len(name), source.end())
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
            role[0] in TRAILING
            and self.people
            and not self.roles
            and self.text[role.end() : role.end() + 1] != ":"
            and (self.people[-1].role is None or (self.trailing and self.borrowed))
        ):
            self.people[-1] = self.people[-1]._replace(role=role[0])
            self.trailing, self.borrowed = True, False
        elif not (role[0] in TRAILING and self.people and role.end() >= len(self.text.rstrip(AROUND))):
            self.roles.append(role[0])
        return role.end()

    def _take_name(self, at: int, stop: int) -> int | None:
        if "·" in self.text:
            dotted = DOTTED_NAME.match(self.text, at, stop)
            alone = dotted is not None and len(dotted[0]) <= _LONGEST_DOTTED and self.text == f"({dotted[0]})"
            if dotted and (alone or is_transliterated(dotted[0])):
                return self._add(dotted[0], at, dotted.end())
        joined = _HOLDS_AND.match(self.text, at) if "和" in self.text else None
        if joined and is_word_of_a_name(joined[0]):
            return self._add(joined[0], at, joined.end())
        end = _CHUNK.match(self.text, at, stop)
        edge = end.end() if end else at + 1
        chunk = self.text[at:edge]
        if len(chunk) == 1:
            return self._spaced_name(at, stop)
        if self.people and not self.roles and _REPORT_FROM.fullmatch(chunk):
            self.has_role = True  # (王明/湖东报导)
            return edge
        if self.people and not self.roles and self.text[at - 1] == "/" and len(chunk) <= _LONGEST_PLACE:
            return edge  # 记者王明/湖东: where it was reported from
        if opens_as_name(chunk):
            signed = before_role(chunk)
            if signed:
                return self._add(signed, at, at + len(signed))
            body = edge < stop and (chunk[-1] in PLACE_ENDS or chunk[-1] in "厂廠矿礦师師" or is_office(chunk))
            place = body and self._names_behind(edge, stop)
            place = place or (not self.roles and PLACE.fullmatch(chunk) is not None)
            if is_name(chunk) and not ORG_END.search(chunk) and not place:
                return self._add(chunk, at, edge)
        if self.has_role and (self._plausible(chunk, at) or self._does_more(chunk, edge, stop)):
            return self._add(chunk, at, edge)
        if self.trailing and (signed := before_role(chunk, beside=True)):
            return self._add(signed, at, at + len(signed))  # 王明口述 后小倩整理
        if is_of_two_families(chunk):
            return self._add(chunk, at, edge)
        beside = self.people or self.has_role or self.has_org
        if sounds_foreign(chunk) and (beside or only_names_follow(self.text[edge:stop])):
            return self._add(chunk, at, edge)  # 达娃卓玛 宗小川
        by_word = (self.introduced and is_named_by_word(chunk)) or (self.classed and is_given_word(chunk))
        if edge >= stop and by_word:
            return self._add(chunk, at, edge)  # (后勤处 王万里), 三班 盛夏: a name that is or holds a common word
        if self.bracketed and self.people and is_like_name(chunk) and chunk[-1] not in "师師员員":
            return self._add(chunk, at, edge)  # beside a name in brackets a misprinted one is taken too
        rare = self.bracketed and not self.people and len(chunk) == FULL and is_given(chunk[1:])
        if rare and not is_office(chunk) and edge < stop and is_name(self.text[edge:stop].strip(" ")):
            return self._add(chunk, at, edge)  # (后文秀 晁一帆)
        if self.bracketed and self.has_org and edge >= stop and len(chunk) == FULL and is_given(chunk[1:]):
            return self._add(chunk, at, edge)  # (中青班 喜子明): a surname of no list
        if chunk[-1] in _REPORT_ENDS and _REPORT_FROM.fullmatch(chunk):
            return self._take_report(chunk, at, edge)
        return self._take_org(chunk, at, edge, stop)

    def _take_org(self, chunk: str, at: int, edge: int, stop: int) -> int | None:
        """An office, or what somebody is, with the name behind it or without."""
        ends = edge >= stop or self.text[edge] == ")"
        if self.people and self.has_role and self.text[at - 1] == "(" and ends and TITLED.fullmatch(chunk):
            return edge  # 答复人:王明(县法律援助中心律师)
        org = ORGANISATION.match(chunk)
        if org and org.end() == len(chunk):
            self.has_org = True
            self.introduced = self.bracketed or OFFICE.fullmatch(chunk) is not None
            self.orgs += 1
            return edge
        sent_in = ORG_SENDS.fullmatch(chunk) if chunk[-1] == "稿" else None
        if sent_in:
            self.has_role = self.has_org = True
            self.roles.append(sent_in[1])
            return edge
        tight = chunk[org.end() :] if org else ""
        if org and is_name(tight) and (len(tight) >= FULL or self.has_role or self.bracketed):  # no name: 运动会归来
            self.has_org = True
            return at + org.end()
        name = behind_office(chunk) if self.has_role or (self.bracketed and ends) else ""
        if name and (self.has_role or is_given(name[1:])):  # 整理:秘书王明亮, (书屋管理员王明亮)
            self.has_org = True
            return edge - len(name)
        if at == 0 and chunk[-1] in "台报社网刊站线" and HOUSE.fullmatch(chunk):
            words = self.text[edge:stop].split()
            if len(words) > 1 and is_name(words[0]) and words[1] in TRAILING:
                self.has_org = True  # 某地在线 王明 摄影 李芳
                return edge
        house = HOUSE_ROLE.match(chunk)
        if house and (is_name(chunk[house.end() :]) or (house.end() == len(chunk) and edge < stop)):
            self.has_role = self.has_org = True
            self.roles.append(house[1])
            return at + house.end()
        if self.text[edge : edge + 1] == ":" and calls_somebody(chunk, self.text[edge + 1 : stop]):
            self.has_role = True  # 学生:王明
            return edge
        known = IDENTITY.match(chunk)
        if known and is_name(chunk[known.end() :]):
            self.has_org = True
            return at + known.end()
        sent = _SENT_FROM.match(self.text, at, stop) if self.roles else None
        if sent is not None:
            return self._take_sent(sent, at)
        if _OWN.match(self.text, at, stop):
            return edge
        if edge >= stop:
            return None
        if self.bracketed and ORG_END.search(chunk) and _WRITTEN_BY in self.text[edge:stop]:
            self.has_org = True  # (教研股、督导室联合调研组 执笔:王明)
            return edge
        office = OFFICE.fullmatch(chunk) is not None
        sure = known is not None or office or chunk.endswith("工作者")
        titled = self._is_told(chunk, at) or office or TITLED.fullmatch(chunk)
        if titled and self._names_behind(edge, stop, known=sure):
            self.has_org = True
            self.introduced = sure
            return edge
        return None

    def _is_told(self, chunk: str, at: int) -> bool:
        """Whether any word may say here who somebody is: in brackets, above a date, and behind a role with its colon
        (物业 王明); elsewhere the word for a place at its end says so."""
        told = (self.bracketed and not TELLS.search(chunk)) or self.dated or chunk[-1] in PLACE_ENDS
        return told or (bool(self.roles) and (self.text[:at].rstrip(" ")[-1:] in (":", "/") or self.has_org))

    def _take_sent(self, sent: re.Match[str], at: int) -> int | None:
        """王小明台北14日電: name, place and day run together."""
        name = name_before(sent[1], spare=2)
        if not name:
            return None
        self._add(name, at, at + len(name))
        return sent.end()

    def _names_behind(self, at: int, stop: int, *, known: bool = False) -> bool:
        told, dashed = bool(self.roles), self.text[0] in "—–"
        return names_follow(self.text[at:stop], bracketed=self.bracketed, told=told, dashed=dashed, known=known)

    def _does_more(self, chunk: str, edge: int, stop: int) -> bool:
        """Whether a word beside a name is one too, as a role stands behind it: 王明 文 羌宁 图, 王明 尕藏 摄像."""
        if not self.people or self.roles or not (is_like_name(chunk) or is_word_of_a_name(chunk)):
            return False
        behind = self.text[edge:stop]
        role = role_words().match(behind.lstrip(" "))
        return behind[:1] == " " and role is not None and (len(role[0]) > 1 or edge + len(behind) >= stop)

    def _take_report(self, chunk: str, at: int, edge: int) -> int:
        """王明臺南報導: name and place run together; or a place alone."""
        self.has_role = True
        name = name_before(chunk, spare=4) if self.roles and not chunk.endswith("提供") else ""
        if name:
            self._add(name, at, at + len(name))
        return edge

    def _plausible(self, chunk: str, at: int) -> bool:
        """Behind 记者 and a space even a surname we do not know is taken, if the word is no common one."""
        if not self.roles or not at or self.text[at - 1] not in " :/|" or ORG_END.search(chunk):
            return False
        if self.people and self.text[at - 1] == "/" and self.roles[-1] in SIGNS and may_sign(chunk):
            return True  # 文/王明 李芳 图/须晴
        if self.text[at - 1] == "|" and self.roles[-1] in SIGNS and len(chunk) == FULL:
            return is_like_name(chunk)  # 文|仡小满
        word = is_word_of_a_name(chunk) and len(self.roles[-1]) > 1
        if not self.roles[-1].endswith(("者", "员", "约撰稿")):
            told = self.text[at - 1] in ":|" or self.has_org or self.bracketed
            rare = len(chunk) == FULL and self.text[at - 1] == ":" and is_given(chunk[1:])  # 摄影:庹文秀
            return rare or (word and (told or is_named_by_word(chunk)))  # 整理 王田园
        foreign = self.people and _FOREIGN.fullmatch(chunk) and not TELLS.search(chunk) and not TITLED.fullmatch(chunk)
        return word or is_like_name(chunk) or bool(foreign)

    def _spaced_name(self, at: int, stop: int) -> int | None:
        """A name printed with spaces inside: 李 芳, 何 治 国."""
        match = _SPACED_NAME.match(self.text, at, stop) or self._run_into_role(at, stop)
        if match is None:
            return None
        parts, end = [part for part in match.groups() if part], match.end()
        if len(parts) > 2 and parts[2] in SIGNS and (end >= stop or self.text[end] in AROUND):
            parts, end = parts[:2], match.end(2)  # 童 谣 摄: the last one is what he or she did
        name = "".join(parts)
        told = bool(self.roles) or (self.has_org and name not in headings())  # by what stands before it
        told = told or (self.bracketed and self.text[1:-1] == match[0] and is_given(name))  # (晓 舟) under a piece
        alone = self.text == match[0]
        if name in standing_heads() or (alone and (is_common(name) or name in headings())):  # 来 信, 敬 挽
            return None
        if name[0] not in surnames() and not (told and len(name) == 2):
            return None
        return self._add(name, at, end)

    def _run_into_role(self, at: int, stop: int) -> re.Match[str] | None:
        """A spaced name with a role set tight behind it: 张 弛整理, at the end 张 弛摄 too."""
        match = _TWO_SPACED.match(self.text, at, stop)
        role = role_words().match(self.text, match.end(), stop) if match else None
        return match if role and (len(role[0]) > 1 or (role[0] in "摄攝" and role.end() >= stop)) else None

    def _add(self, name: str, start: int, end: int) -> int:
        self.borrowed = not self.roles and bool(self.people)
        role = "/".join(dict.fromkeys(self.roles)) if self.roles else (self.people[-1].role if self.people else None)
        self.people.append(Named(name, role, start, end))
        self.roles = []
        return end
