"""The words and patterns of dates: what can begin one, and what one point of it can print."""

from __future__ import annotations

import re
from functools import cache

from gazette_cli.grammar.scanning import beginning
from gazette_cli.lexicon import alternation, words

_CN = "〇零○一二三四五六七八九"
_DIGIT = "一二三四五六七八九"
_SMALL = f"(?:[0-9]{{1,2}}|[{_DIGIT}十]{{1,2}})"
_DAY = f"(?:[0-9]{{1,2}}|[二三]?十[{_DIGIT}]?|[廿卅][{_DIGIT}]?|[{_DIGIT}])"
_MONTH = f"(?:1[0-2]|0?[1-9]|十[一二]?|[{_DIGIT}元])"
_SEPARATOR = "(?:起?至|起?到|—{1,2}|-{1,2}|–|~{1,2}|～)"
_REPUBLIC = f"一[〇零○一二][{_CN}]"  # a year of the Republic, as papers in Taiwan print it
# 八三年, as papers of its time print it; 八九年 may be eight years or nine
_SHORT_YEAR = f"(?!五六|六七|七八|八九)[五六七八九][{_CN}]年(?![多来來余以之前后後内的级級])"
SHORT_YEAR = re.compile(_SHORT_YEAR)
_AGE = "级(?![别差])|代(?![表替码理价收办管缴销言])"  # 2024级, 90年代; but 2024年代表
# 二〇二四, and as recognised text has it: 二O二四, 二0二四
_YEAR = f"[一二][{_CN}0Oo]{{3}}"
_LIST = f"(?: ?(?:{_SEPARATOR}|[、和及与]) ?)"
_EDGE = "(?:初(?![步级次审选评赛试中始现见露衷])|底(?![层部线气座])|末(?![梢位端班次]))"  # 初步, 底层 are words
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
_QUARTER = "第?[一二三四1-4]季度"
_QUARTERS_ON = f"(?={_LIST}第? ?[一二三四1-4] ?季度)"
_MONTHS_ON = f"(?=(?:、[{_DIGIT}十]{{1,2}}){{1,4}}月[份间間]|[至到—][{_DIGIT}十]{{1,2}}月)"
_MONTH_ON = f" ?(?:{_SMALL}|元)(?: ?月|{_LIST}{_SMALL} ?月)"  # what makes a year of 85年 and 113年
_YEARS_ON = f"(?:{_LIST}[0-9]{{4}}){{1,6}} ?年"
_SEASON_ON = " ?第 ?[一二三四1-4] ?季|[上下]半年"
# 5/18(六), 10/21起每週六
_SLASHED = f"(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?= ?\\({_WEEK}?[一二三四五六日]\\)|起?每{_WEEK})"
_HOUR_ON = "(?= ?[上下中凌清傍深早晚夜午间里晨]{0,2} ?[0-9零两一二三四五六七八九十]{1,3} ?[时時点點:])"

COUNTED_DAYS_AFTER = (
    *("连续", "为期", "历时", "持续", "拘留", "产假", "停业", "提前", "延期", "逾期"),
    *("期限为", "一般为", "最长", "最长为"),
    *("不少于", "不超过", "不得少于", "不得超过", "不低于", "至少", "长达", "共计", "时间为"),
    *("公示", "公示期", "公示期为", "公告期", "公告期为", "之日起"),
    *("停航", "停产", "停课", "停职", "告假", "请假", "請假", "休假", "不超過", "連續", "為期", "歷時", "不少於"),
)
"""Behind these 15日 are days that are counted, not the fifteenth."""
YEAR_WORDS = {
    "大前年": -3, "前年": -2, "去年": -1, "上一年": -1, "上年": -1, "今年": 0, "本年": 0,
    "明年": 1, "下一年": 1, "下年": 1, "这一年": 0, "這一年": 0, "来年": 1, "后年": 2, "後年": 2,
}  # fmt: skip
LINKED_YEARS = {"同年": 0, "是年": 0, "当年": 0, "當年": 0, "次年": 1, "翌年": 1}
MONTH_WORDS = {
    "上月": -1, "上个月": -1, "上個月": -1, "本月": 0, "这个月": 0, "這個月": 0, "今個月": 0,
    "下月": 1, "下个月": 1, "下個月": 1,
}  # fmt: skip
LINKED_MONTHS = {"同月": 0, "当月": 0, "當月": 0}
LINKED_DAYS = {
    "同日": 0, "当日": 0, "當日": 0, "当天": 0, "當天": 0, "当晚": 0, "當晚": 0,
    "次日": 1, "翌日": 1, "隔日": 1, "第二天": 1, "次晨": 1,
}  # fmt: skip
LINKED = tuple(LINKED_DAYS)
DAY_WORDS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1,
    "琴日": -1, "琴晚": -1, "尋日": -1, "尋晚": -1, "聽日": 1, "聽晚": 1,  # as Hong Kong and Macau say them
    "今天": 0, "今日": 0, "今晨": 0, "今早": 0, "今晚": 0, "今夜": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "後天": 2, "後日": 2, "大后天": 3, "大後天": 3, "大後日": 3,
}  # fmt: skip
WEEK_WORDS = {
    "上上": -2, "上": -1, "上一": -1, "本": 0, "这": 0, "這": 0, "这一": 0, "這一": 0, "今": 0,
    "下": 1, "下一": 1, "下下": 2, "下下下": 3,
}  # fmt: skip
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}

# "(星期三)", " 周三"; not "周三至"
WEEKDAY = re.compile(rf" ?\({_WEEK}?[一二三四五六日天]\)| ?{_WEEK}[一二三四五六日天](?![至到])")
RANGE = re.compile(f" ?{_SEPARATOR} ?")
LUNAR = re.compile("(?:农历|阴历|旧历|夏历|古历|農曆|陰曆) ?[甲-龥]{0,2}年? ?\\Z")
# "12月刊", "3月龄": no month; "5月号召", "8月台风" are months
MONTH_RIGHT = re.compile("龄|者|刊(?![发登出载印播])|号(?![召称令码角])|薪(?![酬水资])|初[一二三四五六七八九十](?!度)")
# "七月流火", "八月桂花": what only a month in characters can begin
MONTH_WORD = re.compile(
    "节(?![目约日省制能])|供(?![水电暖应热气给销货])|季(?![节度])|台(?![风湾])|光(?![荣明纤伏])|子(?![女弟公])"
    "|亮(?![相丽灯])|球(?![队员迷赛场])|[饼坛嫂半雪]|流火|怀胎|一[月人对日天次]|下[来來]|革命|围城|小阳春|街|花(?![费销了去])|三(?![十日号號年个個])|里的|[0-9十廿卅]|[二三]十|[和与]|[桃桂榴梅]花|飞霜"
)
# "5日内", "500日元", "三日游"; but "18日记者", "18日报到", "18日本报"
DAY_RIGHT = re.compile(
    " ?(?:冷静期|以?[内內](?![容蒙地陆部江阁战河黄丘乡])|之内|以[上下]|龄|均线|元(?![旦宵宝素代朝帅])|圆(?![满形])"
    "|游(?![客人行园览泳戏击]))"
)
CHINESE = re.compile("[一二三四五六七八九十廿卅元]")
# 文明年货, 晚上年会, 如今年轻人: the first character belongs to the word before.
INSIDE_WORD = {
    "前": "以之此目日提眼面当跟空生从超病婚产孕术满期役节考睡赛餐饭行",
    "后": "之今此然以先随年天", "後": "之今此然以先随",
    "明": "文证声发表透今注写标载阐",
    "上": "晚早马街网线以路船车用住忙等歇", "下": "以天乡楼地线之当剩", "本": "基资成根版日书文样课剧",
    "来": "以近本年未原从十百千几", "今": "如当古迄",
}  # fmt: skip


@cache
def eras() -> dict[str, tuple[int, bool]]:
    """Reign era to (the year before its first, its months are Gregorian).

    >>> eras()["民国"]
    (1911, True)
    """
    rows = (row.split("\t") for row in words("eras"))
    return {name: (int(before), kind == "solar") for name, before, kind in rows}


@cache
def whole_before() -> tuple[str, ...]:
    """Words that only end like the first part of a longer one (see INSIDE_WORD): 完成|本月, 通车|上半年.

    >>> "今年" in whole_before(), "完成" in whole_before()
    (False, True)
    """
    return tuple(words("words_before_dates"))


@cache
def candidates() -> re.Pattern[str]:
    """Where a date may begin: "2024年", "3月", "18日", "1至6月", "上周六"; not "26号院", "5个月".

    One character is taken, so that a candidate never hides the next one.
    """
    reigns = "".join(sorted({era[0] for era in eras()}))
    words_begin = "今去本来前后後上中下是昨当當同次翌这這第大明首公西琴尋聽" + reigns
    starts = f"0-9{_CN}十廿卅元{words_begin}"
    part = f"[底初末]|[上下]半年|{_QUARTER}|前.{{1,2}}个月"
    arabic = (
        f"[0-9]{{4}}(?: ?年| ?[-/.] ?[0-9]{{1,2}} ?[-/.] ?[0-9]| ?{_YEARS_ON})"
        "|[0-9]{1,2} ?(?:[月日]|[号號](?=[上下早晚凌傍夜]午|[至到])|世纪|0?年代|季度"
        f"|年(?={_MONTH_ON}|{part})|(?:{_LIST}[0-9]{{1,2}}){{1,6}} ?(?:[月日]|季度))"
        f"|1[0-2][0-9] ?年(?={_MONTH_ON}|{_SEASON_ON})|{_SLASHED}"
    )
    chinese = (
        f"{_YEAR} ?年|{_SHORT_YEAR}|[{_CN}]{{2}}年(?={_MONTH_ON}|{part})|{_REPUBLIC} ?年(?={_MONTH_ON}|{_SEASON_ON})"
        f"|[元{_CN}十廿卅]{{1,3}}(?: ?[月日]|世纪|年代)|[一二三四](?:季度|{_QUARTERS_ON})|[{_DIGIT}十]{_MONTHS_ON}"
    )
    relative = (
        "(?:(?<![过免])|(?<=[减減豁]免)|(?<=[通不超经透越胜]过))去年(?![均轻龄])|下年(?![级轻龄度])|[这這]一年(?![级多来半])|今年(?!轻(?![轨工纺])|龄)|大?前年|明年|[后後]年(?![产產利均薪])|来年|[上本]年(?![轻纪龄]|份(?!额))|[上下]一年(?![级級])"
        f"|[同当當次翌是]年(?= ?{_SMALL} ?月)|[本上下][个個]?月(?!球(?![队员迷赛场])|亮(?![相丽点灯]))|[这這][个個]月"
        f"|[同当當]月(?= ?{_DAY} ?[日号號])|{alternation(tuple(LINKED_DAYS))}{_HOUR_ON}"
        f"|[上下]半年|第[一二三四1-4] ?(?:季度|{_QUARTERS_ON})"
        f"|前[二两三2-3] ?个?季度|首季度|前(?![一1]个){_SMALL}个?月|[上本]个?世纪"
        f"|(?:上上|下下下?|[这這上下]一|[本这這上下])[个個]?{_WEEK}(?![岁边围期年长转刊报])"
        "|大?[前后後]天(?![气然空性数津安生])|前晚(?![上间間会餐])|(?<![月年])[上中下]旬(?!刊)|大?[前後]日(?![本元报報常均化照])"
        "|[今去明本上下]\\([0-9]{1,4}\\) ?[年月]"
        "|[昨今明](?:天|日(?!头条|说法|关注)|[晚夜早晨]|\\([0-9]{1,2}\\) ?[日天晚])"
        f"|[今琴尋聽](?:(?<=今)(?:個(?:月|{_WEEK})|(?:星期|禮拜)[一二三四五六日])"
        "|[日晚](?<!今.)(?<![提鋼胡口古月心]琴.)(?<![找搜追]尋.)(?![本語文報會]))"
    )
    item = "(?<=[0-9][.])(?<![^\n][0-9][.])(?=[0-9]{1,2} ?月)"  # of a list: 3.3月27日
    edge = f"(?:(?<![0-9A-Za-z.])|{item})(?<![0-9]:)"
    return beginning(
        starts,
        f"(?=[0-9]){edge}(?:{arabic})|(?=[元{_CN}十廿卅])(?<![{_CN}十百千])(?:{chinese})|(?=[{words_begin}])(?:{relative}"
        f"|{alternation(tuple(eras()))} ?[0-9元{_CN}十百廿卅]|[公西]元 ?(?:[0-9]{{4}}|[{_CN}]{{4}}) ?年)",
    )


def _year() -> str:
    return (
        f"(?:[公西]元 ?)?(?P<y4>[0-9]{{4}}|{_YEAR}) ?年(?:度(?![假过汛]))?(?!{_AGE})"
        f"|(?P<y4bare>[0-9]{{4}})(?={_YEARS_ON})|(?P<yparen>[今去明])\\([0-9]{{2,4}}\\) ?年"  # 今(113)年
        f"|(?P<y2>[0-9]{{2}}|[{_CN}]{{2}}) ?年(?={_MONTH_ON}|[底初末]|[上下]半年|{_QUARTER}|前.{{1,2}}个月)"
        f"|(?P<y2w>{_SHORT_YEAR})"
        f"|(?P<roc>1[0-2][0-9]|{_REPUBLIC}) ?年(?={_MONTH_ON}|{_SEASON_ON})"
        f"|(?P<era>{alternation(tuple(eras()))}) ?(?P<ey>元|[0-9]{{1,3}}|[{_CN}十百廿卅]{{1,6}}) ?年"
        f"|(?P<yword>{alternation((*YEAR_WORDS, *LINKED_YEARS))})(?:度(?![假过汛]))?"
    )


def _body() -> str:
    """What may follow a year or stand without one."""
    day = (
        f" ?(?P<day>{_DAY}) ?[日号號曰]| ?(?P<ten>上中|中下|[上中下])旬| ?(?P<fortnight>[上下])半月"
        f"| ?月?(?P<edge>{_EDGE})"
        f"| ?(?P<dbare>[0-9]{{1,2}}(?=(?:{_LIST}[0-9]{{1,2}}){{1,6}} ?[日号號])"
        f"|[二三]?十[{_DIGIT}]?(?=、[二三]?十[{_DIGIT}]?[日号號]))"  # 八月十九、二十日
    )
    return (
        "(?P<half>[上下前后後])半年|第? ?(?P<quarter>[一二三四首1-4]) ?季度(?!一次|[两二三]次)(?P<qedge>[初末])?"
        "|第 ?(?P<season>[一二三四1-4]) ?季(?![度节節賽赛])"
        f"|第? ?(?P<qbare>[一二三四1-4]){_QUARTERS_ON}"
        f"|前(?P<quarters>[二两三23]) ?个?季度|[前头頭](?P<months>(?![一1] ?[个個]){_SMALL}|[两兩]) ?[个個]?月(?!全?免)"
        f"|(?:(?P<mon>{_MONTH}) ?月份?|(?P<mword>{alternation((*MONTH_WORDS, *LINKED_MONTHS))})"
        f"|(?P<mparen>[本上下])\\([0-9]{{1,2}}\\) ?月)(?:{day})?"
        f"|(?P<mbare>(?:1[0-2]|[1-9])(?=(?:{_LIST}(?:1[0-2]|[1-9])){{1,6}} ?月(?!个))"
        f"|(?:十[一二]?|[{_DIGIT}]){_MONTHS_ON})"
        f"|年?(?P<yedge>{_EDGE})"
    )


@cache
def first_of_calendar() -> int:
    """The number of the first group of `point` that a year, month or day of the calendar can fill."""
    return point().groupindex["y4"]


@cache
def point() -> re.Pattern[str]:
    """One point, with what is printed of it in named groups."""
    century = f"上个?|本|[0-9]{{2}}|[十{_DIGIT}]{{1,3}}"
    tens = f"[0-9]0|[{_DIGIT}]十|[{_DIGIT}][〇零○]"
    return re.compile(
        "(?P<iy>[12][0-9]{3}) ?(?P<mark>[-/.]) ?(?P<im>[0-9]{1,2}) ?(?P=mark) ?(?P<id>[0-9]{1,2})(?![0-9])"
        "(?!(?P=mark)(?![12][0-9]{3}(?P=mark))[0-9])"  # 2024-03-15-007 is a number
        "|(?P<dyear>(?:1[89]|20)[0-9]0) ?年代(?P<dyedge>初期?|末期?|[前中后後]期)?"
        f"|(?P<xun>上中|中下|[上中下])旬|(?P<slashed>{_SLASHED})"
        f"|(?:(?P<century>{century})世纪)?(?P<twin>[二三四五六七八](?=[三四五六七八九]十年代))?"
        f"(?P<decade>{tens})(?:年代(?:(?P<dedge>初|末|[前中后後])(?:期|(?<=[初末])))?|(?={_LIST}[0-9]0年代))"
        "|[昨今明]\\((?P<dated>[0-9]{1,2})\\) ?[日天晚]"  # 昨(19)日
        f"|(?P<dword>{alternation(tuple(DAY_WORDS))})|(?P<dlink>{alternation(tuple(LINKED_DAYS))})"
        f"|(?P<wword>{alternation(tuple(WEEK_WORDS))})[个個]?{_WEEK}"
        f"(?:的?{_WEEK}(?=[一二三四五六日天]))?(?P<wday>[一二三四五六日天末])?"
        f"|(?P<dnum>{_DAY}) ?日|(?P<dhao>{_DAY}) ?[号號](?![楼院线房门馆库机])"
        f"|(?P<donly>[0-9]{{1,2}})(?=(?:{_LIST}[0-9]{{1,2}}){{1,6}} ?日)"
        f"|{_WEEK}(?P<wonly>[一二三四五六日天])"
        f"|(?:{_year()})?(?: ?(?:{_body()}))?"
    )
