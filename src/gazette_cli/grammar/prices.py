"""Where 分 and 块 are money: cents of a price, not points; yuan, not fields, screens or stones."""

from __future__ import annotations

import re

_PRICE = re.compile(
    "(?:每(?:公?[斤里]|千克|[张度尺米只枚块袋支吨升束尾盒包瓶碗担亩])|[价票资费钱贵]|便宜)"
    "(?:约|为|是|收|只要?|仅|[补加减降涨扣]价?)? ?\\Z"
)
_PRICE_CHANGES = re.compile("[加减增降涨低高补赚亏找欠差付收]个? ?\\Z")
_RISES = re.compile("[涨漲]了? ?\\Z")  # 一碗面涨三分
_PRICED_BEFORE = re.compile("[元角块毛价票钱]|每斤|每公斤")
_SCORED = re.compile("[得比评打总均满学工]分|考试|成绩|比赛|竞赛")
_MONEY_LEFT = re.compile(
    "[赚賺挣掙花费費付交收给給罚罰剩省钱錢账賬资資价價卖賣补補贴貼涨漲跌降值租奖獎拿亏虧才要]|就是"
)
_SOLD = re.compile("(?:[涨漲降跌卖賣][到了]|[花赚賺赔賠]了) ?\\Z")  # 涨到七十块的时候
_MONEY_RIGHT = re.compile(" ?(?:[钱進进多出上以左]|人民币|不到|到手)")
_THING_RIGHT = re.compile(
    " ?[奖獎匾标標指碑警田地屏牌砖石板表肉糖布金木玻蛋豆饼冰电太展绿草稻农林茶菜果水显宣铜钢区空骨拼的围"
    "麦铸皂磨瓷塑蓄旧叶谷价]| ?小(?!费)|这样|構成|构成|手[表帕錶]"
)
_THING_SEEN = re.compile("[每这那一两几]块|块[田地屏牌砖石板]")
# 立牌412块, 塔砖掉了6块
_THING_LEFT = re.compile("(?:[牌砖磚屏匾碑]|卵块|手[表錶]|纱布|石板)[^。;!?\n元价價钱錢卖賣]{0,12}\\Z|[田地]\\Z")


def is_price(text: str, start: int, offset: int) -> bool:
    """分 at `offset`, behind the number at `start`, are cents: 每斤2分, 船票五分; not 得2分.

    >>> is_price("每斤加1分", 3, 4), is_price("终场前加罚得1分", 7, 8)
    (True, False)
    """
    before = text[max(0, start - 8) : start]
    if text[offset + 1 : offset + 2] in ("没", "不", "未", "都", "也"):  # 这笔钱一分没动
        return False
    if _PRICE.search(before):
        return True
    if _RISES.search(before):
        return _SCORED.search(text, max(0, start - 60), start) is None
    if _PRICE_CHANGES.search(before) is None:
        return False
    left = text[max(0, start - 60) : start]
    return _PRICED_BEFORE.search(left) is not None and _SCORED.search(left) is None


def is_money_block(text: str, start: int, end: int) -> bool:
    """块 is money unless it counts fields, screens, stones: 1000块 against 230块田.

    >>> is_money_block("剩下1000块", 2, 7), is_money_block("认养1600块田", 2, 7)
    (True, False)
    """
    if _MONEY_RIGHT.match(text, end) or _SOLD.search(text, max(0, start - 4), start):
        return True
    if _THING_RIGHT.match(text, end):
        return False
    rented_out = text.endswith(("租出", "租出去"), 0, start)
    if not rented_out and _MONEY_LEFT.search(text, max(0, start - 4), start):
        return True
    if text.find("每块", end, end + 16) >= 0:  # 煤一百二十块,牌价每块三分
        return False
    if _THING_LEFT.search(text, max(0, start - 14), start):
        return False
    return _THING_SEEN.search(text, max(0, start - 400), start) is None
