"""When a number with a unit counts nothing: ordinals, house numbers, slogans, codes, indefinite 一个."""

from __future__ import annotations

import re

from gazette_cli.grammar.bounds import bound_before
from gazette_cli.grammar.units import Unit, is_word_at

_OPENING, _CLOSING = "“‘\"'《「『〈", "”’\"'》」』〉"
_SLOGAN = re.compile(f"[^,。;:!?、\n{_CLOSING}]{{1,9}}[{_CLOSING}]")
_TIME_NOUNS = (  # 三个月 is a duration
    *("月", "小时", "小時", "钟", "鐘", "工作日", "工作天", "交易日", "自然日", "星期", "週", "礼拜"),
    *("禮拜", "季度", "学期"),
    *("年", "世纪", "昼夜", "上午", "下午", "晚上", "半", "多月", "多小时", "多星期", "多钟", "多年", "来月", "余月"),
)
# Numbers of places, not counts: 溪口村3组, 锦绣苑5栋, 二班, 三期工程.
_NUMBERED = frozenset("栋棟幢座層层组組队隊班期排门門版站")
_PLACE_END = frozenset("村区园苑院庭城府号路街里厦寓舍墅湾轩居邸社坊庄屯巷弄场楼邨")
_HOUSE_FOLLOWS = frozenset("楼房建住居别高多民厂农仓危大老新共")
_TOWN = frozenset("区區城镇鎮村")
_FLOOR_PAYS = re.compile("每[户戶]|不[出掏用交]|掏|出(?:得|资|钱|[0-9一二三四五六七八九])")  # 按楼层分摊: 1层不出钱
_CLASSED = re.compile("苗|[区區](?!分|别)|路(?!段?的)|[乡鄉][镇鎮]")
_ROAD = frozenset("路街道巷线")
_COUNTED_BEFORE = (
    *("分共成有为為了过各计两达近约设建编派由出用等开開加增减減剩余餘只仅"),
    *("组织", "建筑", "房屋", "住宅", "民居", "厂房", "封顶", "竣工", "完工", "开工", "交付", "完成", "拆除", "改造"),
    *("地上", "地下"),
)
_ORDINAL_SMALL = frozenset("期组組班队隊级号區区届课站版门門单排行村类類")
_ARABIC_ONLY = frozenset("度方里分代格环字点折基")
_TELLING = frozenset("第 老阿-:/.+" + _OPENING)
_RANKS = re.compile("第[0-9一二三四五六七八九十]{1,2}(?:、[0-9一二三四五六七八九十]{1,2}){0,4}、\\Z")
_CODE_BEFORE = re.compile(r"[0-9A-Za-z)][-:/.+]\Z")
# 每人送了一双, 一家送一双: one each is a count; so is what three became, 三处减为一处
_EACH = re.compile(r"每[^,。;:!?、\n“”]{1,9}\Z|一[家户戶人][送发發给給分领領]了?\Z|[减減](?:少|并|併)?[为為到至成] ?\Z")
_NAMING = frozenset("里道元门台盘间角")  # 三道湾, 五里堡: with such a unit a short numeral begins a place name
_PLACE_TAIL = frozenset("村镇乡庄街路巷桥湾沟岭山河江湖井塘坪坝寨屯堡店铺坊营口区县")
_SECONDS = re.compile(" ?[0-9一二三四五六七八九十]{1,3} ?秒")
_GRAIN = re.compile("[粮糧米谷穀稻麦麥豆租]")  # 积谷六百石
_GRAIN_RIGHT = re.compile("[粮糧米谷穀稻麦麥豆]|[一二三四五六七八九]斗")
_PATH = ("路", "山路", "夜路", "水路", "旱路", "土路", "地", "长", "远")
# 步行三十里到县城
_WENT = re.compile("(?:[走跑行赶趕爬挑背抬推修挖距离離隔]|往返|来回|來回|全程|全[长長])[了过過有]? ?\\Z")
_FIELD = re.compile("[菜水旱荒薄坡沙稻麦熟][田地]")  # 九分菜地
_POINTS_LEFT = re.compile("工分|[亩畝][^元角]*\\Z")  # 工分由六分半提到八分, 插一亩一分,比他多一分半
_PLOT = frozenset("地田")
_COUNTED_BY_TWO = frozenset("晚夜年天个個月周日小分次名栋户条项岁")
_COINS_ON = frozenset("钱零一二三四五六七八九123456789分至到以多")
_PRICED = frozenset("元价每涨降减付收交费补贴圆宜扣")
_REGIME = re.compile("制(?![定造作度止冷氧药图售衣鞋糖茶砖陶香种片革])")  # 三级制, but 3家制造企业
_NEW_YEAR = re.compile("[旦宵]|宝山|月(?![租薪供均收费票度])|年(?![费租薪货度均产收轻底初])")
_ENDS = ("", *",.。;、:!?)\n”」")
_SHORT = frozenset("度方里成番倍折平分角毛元两仙石")  # also parts of other words
_STEPS = ("台阶", "臺階", "台階", "石阶", "石階", "踏步", "石级", "石級", "楼梯", "樓梯", "梯级", "梯級")
_STEPS_LEFT = re.compile("(?:[台石臺]阶|[台石臺]階|踏步|楼梯|樓梯|山径|山徑|石级|石級)[^,。;!?\n]{0,8}\\Z")
_BEDDING = re.compile(" ?[棉被毛毯褥床]")
_BEDDING_LEFT = re.compile("[被毯褥单單垫墊席位][^,。;、\n]?\\Z|(?:增设|新增|增加|开放|设置|加)(?:病床)? ?\\Z")
_LAND = re.compile("(?:多|半)?(?:[水旱果农農耕山林]?[地田]|果園|魚塭)|的(?:[水旱果农農耕山林]?[地田]|果園)")
_LIMITS = ("以上", "以下", "以内", "以內", "为限", "為限")
_ALONE = frozenset("一壹二零百千万亿拾")
# Numerals of contracts that are surnames as well, and what contracts count.
_SURNAMES, _FINANCIAL = frozenset("陆陸伍"), frozenset("份件套台张張页頁户戶名人个個次处處间間本册冊")
_MEETINGS = ("全会", "全体", "党代会", "代表大会", "会议", "會議")
_STAFF = frozenset("员工长师者生民士夫手")
_NO_TIME = ("年轻", "年龄", "年级", "年货", "年画", "年味", "小时候")
_HALF_TIME = re.compile("半 ?(?:个?月|小[时時]|[钟鐘]|年|天|星期|周|[學学]期|世纪|多)|半(?![\u4e00-\u9fff])")
_EVENT = re.compile(r"(?:男子|女子|混合|男女|[×x]) ?\Z")
_EVENT_LAST = frozenset("子合女×x ")
_BROTHERS = frozenset("二三四五六七八九")
_THE_OLD = tuple("养養敬尊扶助孝为為护")
_HAMLETS = frozenset("村庄寨坪屯")
_POWERS = frozenset("百千万亿萬億")
_SCALED = frozenset("里方倍成度米克丈两兩")
_TABLE_HEAD = ("", ":", "、", "(", "\n", "位", " ", "每")  # 单位:万元, 每百斤
_LAST = re.compile(r"最[后後前] ?\Z")


def counts_nothing(text: str, span: tuple[int, int], numeral: str, unit: Unit) -> bool:
    """The numeral printed at `span` (its start, the unit's start) is no amount.

    >>> from .units import unit_at
    >>> counts_nothing("第3条", (1, 2), "3", unit_at("第3条", 2))
    True
    >>> counts_nothing("共3条", (1, 2), "3", unit_at("共3条", 2))
    False
    """
    start, offset = span
    before = text[start - 1] if start else ""
    if before in _TELLING and _is_told_off(text, span, numeral, unit):
        return True
    if numeral[0] == "0" and "." not in numeral and len(numeral) > 1:
        return True
    if numeral[0] > "9" and _names_place(text, offset, numeral, unit):
        return True
    if is_word_at(text, offset, unit) and not (unit.word == "成" and _is_share(text, start)):
        return True
    if unit.word == "分" and _SECONDS.match(text, offset + 1):  # 10分30秒
        return True
    if unit.word == "分" and text.startswith("半", offset + 1):  # 7分半
        return _POINTS_LEFT.search(text, max(0, start - 14), start) is None
    if unit.kind == "classifier":
        return _counts_no_thing(text, span, numeral, unit)
    return _measures_nothing(text, span, numeral, unit)


def _is_told_off(text: str, span: tuple[int, int], numeral: str, unit: Unit) -> bool:
    """What stands before the numeral says that it counts nothing: 第3条, 老五包, B-12号, “两个维护”."""
    start = span[0]
    before = text[start - 1]
    if before == "第" or (before == " " and text[start - 2 : start - 1] == "第"):
        return True
    if before in "老阿":  # 覃老五包的渠段, 李阿六把筐挑走
        return len(numeral) == 1 and numeral in _BROTHERS and text[start - 2 : start - 1] not in _THE_OLD
    if before in _OPENING:
        return _is_slogan(text, start, span[1], unit)
    return before in "-:/.+" and _CODE_BEFORE.search(text, max(0, start - 2), start) is not None


def _names_place(text: str, offset: int, numeral: str, unit: Unit) -> bool:
    """三道湾, 五里堡, 三家村."""
    if len(numeral) > 2 or numeral == "两":
        return False
    follows = text[offset + 1 : offset + 2]
    if unit.word == "里" and text.startswith(_PATH, offset + 1):  # 三百里路, 十二里山路
        return False
    return (unit.word in _NAMING and follows in _PLACE_TAIL) or (unit.word == "家" and follows in _HAMLETS)


def _is_slogan(text: str, start: int, offset: int, unit: Unit) -> bool:
    """“两个维护”, “五个一”: quoted, short, and more than the amount."""
    if unit.kind != "classifier":
        return False
    quoted = _SLOGAN.match(text, start)
    return quoted is not None and quoted.end() - 1 > offset + len(unit.word)


def _counts_no_thing(text: str, span: tuple[int, int], numeral: str, unit: Unit) -> bool:
    """The checks for classifiers."""
    start, offset = span
    word = unit.word
    end = offset + len(word)
    if word in ("个", "個", "箇") and _counts_time(text, end + (text[end : end + 1] == " ")):
        return True
    if word in _BY_CONTEXT:
        return not _BY_CONTEXT[word](text, span)
    if numeral in _ALONE:
        return _is_indefinite(text, (start, end), numeral, word)
    if numeral in _SURNAMES and word not in _FINANCIAL:  # 林业站的陆羽, 伍家辉
        return True
    if word == "期" and set(numeral) & set("〇○"):  # 本报二〇一期
        return True
    chinese = numeral[0] > "9"
    if word == "团" and chinese and len(numeral) > 2 and not set(numeral) & set("十百千"):  # 三五四团
        return True
    if word in _ARABIC_ONLY:
        if chinese and word == "分" and (counted := _counts_tenths(text, (start, end), numeral)) is not None:
            return not counted
        if (chinese and len(numeral) < 2 and word != "字") or _after_clock(text, start):
            return True
    if word == "次" and (text.startswith(_MEETINGS, end) or text[start - 1 : start] in ("届", "屆")):
        return True  # 五次全会, 七届三次理事会
    if word in _NUMBERED and numeral not in ("两", "兩") and _is_numbered(text, span, unit):
        return True
    if word == "版" and not text.endswith(_COUNTED_BEFORE, max(0, start - 2), start):  # 2版要闻
        return True
    if word == "段" and text[start - 1 : start] in _ROAD and start:  # 环城北路五段
        return True
    if chinese and len(numeral) == 1 and word in _ORDINAL_SMALL and numeral not in ("两", "兩"):
        if word in "类類" and _CLASSED.match(text, end) is None:  # 二类苗, 三类区域; but 四类人
            return False
        return not text.endswith((*_COUNTED_BEFORE, "的", "那"), max(0, start - 2), start)
    return text[end : end + 1] == "式" or _REGIME.match(text, end) is not None


def _counts_tenths(text: str, span: tuple[int, int], numeral: str) -> bool | None:
    """Whether 分 counts tenths of a mu or work points: 七分田, 工分八分, not 九分菜地; None: something else."""
    start, end = span
    if _FIELD.match(text, end):
        return len(numeral) < 3
    if len(numeral) == 1 and (_POINTS_LEFT.search(text, max(0, start - 14), start) or text[end : end + 1] in _PLOT):
        return True
    return None


def is_rank(text: str, start: int) -> bool:
    """The numeral at `start` goes on from an ordinal: 第二、三名.

    >>> is_rank("第二、三名", 3), is_rank("六、七户", 2)
    (True, False)
    """
    return _RANKS.search(text, max(0, start - 12), start) is not None


def _is_indefinite(text: str, span: tuple[int, int], numeral: str, word: str) -> bool:
    """一个 is indefinite, 二组 an ordinal, 拾 in 拾回 a verb; 百户 needs an approximator before it."""
    start, end = span
    if numeral in "一壹二" and _is_limited(text, start, end, word):
        return False
    if numeral == "二" and (word in ("名", "人", "件") or (word in "笔筆" and text[start - 1 : start] == "(")):
        return False  # 监事二人, (二筆)
    if numeral in "一壹":
        return _EACH.search(text, max(0, start - 10), start) is None
    return numeral in "二零拾" or text[start - 1 : start] not in ("近", "上", "逾", "超", "约", "过")


def _is_blows(text: str, span: tuple[int, int]) -> bool:
    """按压一百二十下: more than a few, and nothing goes on."""
    return span[1] - span[0] > 1 and text[span[1] + 1 : span[1] + 2] in _ENDS


def _is_steps(text: str, span: tuple[int, int]) -> bool:
    """108级台阶, 踏步14级, 山径八百余级; not 3级风, 2018级."""
    start = span[0]
    return text.startswith(_STEPS, span[1] + 1) or _STEPS_LEFT.search(text, max(0, start - 12), start) is not None


def _is_land(text: str, span: tuple[int, int]) -> bool:
    """三十七甲水田; not 三甲医院, 前三甲."""
    return _LAND.match(text, span[1] + 1) is not None


def _is_bedding(text: str, span: tuple[int, int]) -> bool:
    """20床毛毯, 棉被6000床, 新增120床; 16床 and 八床 are patients."""
    start, end = span
    if _BEDDING.match(text, end + 1) or _BEDDING_LEFT.search(text, max(0, start - 4), start):
        return True
    return text[start] <= "9" and end - start > 2


def _is_all(text: str, span: tuple[int, int]) -> bool:
    """全里二十二鄰; 12鄰 is a place."""
    return text.endswith(("全里", "全村", "共", "轄", "分為"), 0, span[0])


_BY_CONTEXT = {"下": _is_blows, "级": _is_steps, "級": _is_steps, "甲": _is_land, "鄰": _is_all, "床": _is_bedding}


def _counts_time(text: str, offset: int) -> bool:
    """三个月 is a duration; 八个半劳动日 and 1个年度 are amounts."""
    if text.startswith(("半", "年度"), offset):
        return _HALF_TIME.match(text, offset) is not None
    return text.startswith(_TIME_NOUNS, offset) and not text.startswith(_NO_TIME, offset)


def _is_limited(text: str, start: int, end: int, word: str) -> bool:
    """二人以上, 以一次为限, 每周二次, 护林员一人: counted, though 一 and 二 mostly count nothing."""
    if text.startswith(_LIMITS, end) or (word in "层層" and text[start - 2 : start] in ("地上", "地下")):
        return True
    if text[start - 2 : start - 1] == "每" and text[start - 1] in "周週月天年日人户":
        return True
    ends = text[end : end + 1] in ("的", ",", "。", ";", "、", "\n")
    return word == "人" and ends and text[start - 1 : start] in _STAFF


def _is_share(text: str, start: int) -> bool:
    """占三成人口, 近三成年轻人: a share for certain."""
    return text[start - 1 : start] in ("占", "有", "达", "至", "到") or bool(bound_before(text, start).kind)


def _is_numbered(text: str, span: tuple[int, int], unit: Unit) -> bool:
    """锦绣苑5栋, 3组12号: a place with a number."""
    start, end = span[0], span[1] + len(unit.word)
    follows = text[end : end + 1]
    if (follows.isdigit() and unit.word in "栋棟幢座层層门門") or text.startswith(("单元", "號", "号", "室"), end):
        return True
    if unit.word in "层層":
        return text[start - 1 : start] in _PLACE_END or _FLOOR_PAYS.match(text, end) is not None
    if unit.word == "座" and text[start - 1 : start] in _TOWN:  # 城区12座
        return False
    if unit.word == "班" and text[start - 1 : start] in ("级", "級"):  # 三年级1班
        return True
    if text[start - 1 : start] == "楼" and unit.word in "栋棟幢座":  # 住宅楼1186栋
        return False
    if text[start - 1 : start] in _PLACE_END and start and unit.word in "栋棟幢座层層组組队隊班期排":
        return True
    if unit.word not in "栋棟幢" or (follows and follows in _HOUSE_FOLLOWS):
        return False
    left = start - (text[start - 1 : start] == " ")
    return not text.endswith(_COUNTED_BEFORE, max(0, left - 2), left)


def _measures_nothing(text: str, span: tuple[int, int], numeral: str, unit: Unit) -> bool:
    """The checks for measures and money."""
    start, offset = span
    if numeral == "一" and _LAST.search(text, max(0, start - 3), start):  # 最后一公里
        return True
    before = text[start - 1 : start]
    if before in _EVENT_LAST and unit.kind != "money" and _EVENT.search(text, max(0, start - 3), start):
        return True  # 女子800米, but 2个月×80元
    chinese = numeral[0] > "9"
    word, end = unit.word, offset + len(unit.word)
    if numeral == "千" and word[0] in "瓦克米伏帕卡焦":  # 每千瓦时
        return True
    if numeral == "一" and word in "角毛" and text[end : end + 1] not in _COINS_ON:  # 公园一角, 九牛一毛
        return text[start - 1 : start] not in _PRICED
    if word in "两兩" and text[end : end + 1] in _COUNTED_BY_TWO:  # 一两年, 5、6两个村
        return True
    if text[end : end + 1] in ("户", "戶") and word.endswith("元") and text[end + 1 : end + 2] != "均":  # 万元户
        return not set(numeral) - _POWERS - {"十"}
    if numeral in _POWERS and (text[start - 1 : start] in _TABLE_HEAD or word in _SCALED):
        return True
    if chinese and word in _SHORT:
        return _is_loose(text, (start, end), numeral, word)
    return word[-1] == "元" and unit.currency is not None and _NEW_YEAR.match(text, end) is not None


def _is_loose(text: str, span: tuple[int, int], numeral: str, word: str) -> bool:
    """Short Chinese numerals before characters that are also parts of other words."""
    end = span[1]
    if word == "仙":  # 八仙, but 50仙
        return True
    if word == "石":
        return not _is_grain(text, span, numeral)
    if word == "里":
        follows = text.startswith(("路", "地", "外", "长", "远", "山", "多", "以", "半", "水"), end)
        ends = len(numeral) > 1 and text[end : end + 1] in (",", "。", ";", "、", "!", "\n")  # 来回四十里
        went = _WENT.search(text, max(0, span[0] - 4), span[0]) is not None
        return not (follows or ends or went or set(numeral) & set("余多数百千"))
    if word in ("度", "方", "平"):
        return len(numeral) < 2
    if word == "成":
        return not set(numeral) & set("点點") and len(numeral) != 2 and numeral not in tuple("一二两兩三四五六七八九十")
    if word == "元" and text.startswith(("一角", "一分"), end):
        return False
    return word == "元" and numeral in ("一", "二", "三", "多") and text[end : end + 1] in ("化", "论", "一")


def _is_grain(text: str, span: tuple[int, int], numeral: str) -> bool:
    """积谷六百石, 两石米, 五石二斗, 烂秧一百四十石; not 三石, 百石阶."""
    if _GRAIN.search(text, max(0, span[0] - 8), span[0]) or _GRAIN_RIGHT.match(text, span[1]):
        return True
    return len(numeral) > 2 and bool(set(numeral) & set("百千")) and text[span[1] : span[1] + 1] in _ENDS


def _after_clock(text: str, start: int) -> bool:
    """4点20分: the minutes of a clock."""
    left = start - (text[start - 1 : start] == " ")
    if text[left - 1 : left] == "零":  # 10点零5分
        left -= 1
    return text[left - 1 : left] in tuple("时点時點:")
