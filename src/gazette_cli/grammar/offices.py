"""Who somebody is and where he or she works: what stands before a name in a byline."""

from __future__ import annotations

import re

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import ORGANISATION
from gazette_cli.patterns import late

IDENTITIES = (
    "市民|村民|居民|读者|网友|业主|职工|员工|家长|家属|群众|学生|[教学]师|老师|社员|会员|志愿者|医生|干部|司机|农民|工人|住户|游客|乘客|患者|商户|租户|骑手|街坊|工作者|[矿农军]嫂"
)
IDENTITY = re.compile(rf"(?:{HAN}{{1,6}}[村乡镇县市区街厂校])?(?:{IDENTITIES})")
_DESCRIBED = late(  # 王明(某市,教师), 王明(某中学退休教师), 王明(十二岁), 王明(原某厂厂长), 王明(会员编号12)
    rf"(?:[◎□■◆●★]|—{{1,2}})?\s?({HAN}{{2,4}}|{HAN} +{HAN})"
    rf"\((?:(?:原|现任|时任|曾任){HAN}{{2,12}}|[^()\d。,、]{{2,12}}[,、](?:[^()\d。]{{1,12}}|\d{{1,3}}岁)|{HAN}{{1,12}}(?:{IDENTITIES}|馆员|主人|店主|主任)"
    rf"|(?:\d|[一二三四五六七八九十]){{1,3}}岁|{HAN}{{1,6}}(?:编号|学号):?\d+|作者(?:系|单位:)[^()]{{2,30}}"
    rf"|(?:[男女],)?{HAN}{{1,4}}族"
    rf"|(?:{HAN}{{2,6}}学)?(?:[初高]?[一二三四五六七八九]年级|[初高][一二三])(?:\d{{1,2}}班)?|{HAN}{{1,6}}(?:车间|班组|工区|分厂|大队|[中支]队))\)"
)
_INTRODUCED = late(  # (王明,某县人,……): the last line tells who wrote
    rf"\(({HAN}{{2,4}}|{HAN} +{HAN}),\s?"
    rf"(?:(?:[男女],)?{HAN}{{2,12}}(?:[人员生师会族]|职工)(?:[,。][^()]*)?|作者单位:[^()]{{2,24}})\)"
)
_ABOUT_AUTHOR = late(  # (作者王明系某县教师), (作者:王明,县作协会员。……)
    rf"[(【](?:本文)?作者[: ]?({HAN}{{2,4}}?|{HAN} +{HAN})(?:[, ]|系|为|是|曾|现任|现为|原)[^()]{{2,}}[)】]"
)
_POST_OF_AUTHOR = late(  # (作者系某处职工王明): the name stands last
    rf"[(【](?:本文)?作者(?:系|为|是)[^(),。]{{2,20}}(?:{IDENTITIES}|[长員员师士]|主任|书记|会员|作家)({HAN}{{2,4}})[)】]"
)
_OF_BODY = late(rf"\(({HAN}{{2,4}}|{HAN} +{HAN}),\s?({HAN}{{4,20}})\)")  # (王明,某市律师协会)
ORG_END = re.compile(
    r".{2}[办辦局镇鎮乡鄉厅廳院委科处處部室会會队隊站所社组組股馆館课課]$|.[法案判民刑]庭$|.[一二三四五六七八九十]中$|.[仓品料粮冷]库$"
)
ORG_SENDS = re.compile(  # 某某分会供稿
    rf"{HAN}{{1,12}}[委会會社站部室校厂廠司局院所科处處队隊办辦股联聯]((?:供|来|來|投)稿)"
)
HOUSE = re.compile(rf"{HAN}+(?:[台报社网刊站]|在线)")  # before 记者 no person: 芦川台记者 王明
HOUSE_ROLE = re.compile(rf"{HAN}{{2,8}}?((?:特约|见习|实习)?记者|通讯员)")  # 某县发布记者 王明
TITLED = re.compile(  # what a person is, between the role or the office and the name
    rf"[A-Z]{{0,5}}{HAN}{{0,9}}(?:(?:高级|助理)?(?:农艺|畜牧|兽医|园艺|工程|经济)师|[长長员員师師士生工]|书记|秘书|妈妈|爸爸|奶奶|爷爷|主任|经理|干事|助理|主席|[会校村]医|法务|会计|教授|老师|同学|作家|诗人|顾问|专家|代表|战士|[儿孙]女|[儿孙]子|女儿|女婿|外孙|妻子|{IDENTITIES})(?<!记者)"
)
TELLS = re.compile("[的在了]")  # words that tell what is seen rather than who somebody is
PLACE_ENDS = "村乡镇县市区里屯寨庄社组长员"  # of what stands before a name rather than of a name: 江湾村 王明
PLACE = re.compile(rf"{HAN}{{2}}(?:[村镇屯寨]|{HAN}+学|{HAN}+公司)")  # no person, whatever it begins with
OFFICE = re.compile(rf"{HAN}{{1,9}}[科室部组組队隊班库庫课課间間股站所处處办辦诊診]")  # before a name alone: 儿科 王明


def described(text: str) -> re.Match[str] | None:
    """The match whose first group is the name, where a line is a name with what he or she is in brackets behind it,
    or both in brackets, a comma between.

    >>> described("王明(某中学退休教师)")[1]
    '王明'
    """
    if text[-1] != ")":
        return None
    match = _DESCRIBED.fullmatch(text) or _INTRODUCED.fullmatch(text)
    if match is None and "作者" in text[1:5]:
        match = _ABOUT_AUTHOR.fullmatch(text) or _POST_OF_AUTHOR.fullmatch(text)
    if match is None and "," in text:
        match = _OF_BODY.fullmatch(text)
        return match if match and ORGANISATION.fullmatch(match[2]) else None
    return match


def names_office(text: str) -> bool:
    """Whether a word is the name of a body or an office, by how it ends.

    >>> names_office("县气象站"), names_office("外一首"), names_office("图为文化馆")
    (True, False, False)
    """
    named = ORGANISATION.fullmatch(text) or OFFICE.fullmatch(text) or ORG_END.search(text)
    return named is not None and not text.startswith(("图为", "作者"))
