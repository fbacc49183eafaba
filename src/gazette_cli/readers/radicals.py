"""Radicals back to the characters they stand for: some programs write 青 as ⻘ into the tables of a PDF."""

from __future__ import annotations

import re
import unicodedata

# Each radical with its character. The supplement has no mappings in Unicode's normal forms; ⼾ has one, to the
# form that simplified print does not use.
_PAIRS = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺉刂⺊卜⺋㔾⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊"
    "⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼"
    "⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户"
)
_CHARACTERS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_RADICAL = re.compile("[⺀-⿕]")


def without_radicals(text: str) -> str:
    """The text with every radical as the character that is printed.

    >>> without_radicals("⻘禾晨报，⼈⺠⽣活，百⼾")
    '青禾晨报，人民生活，百户'
    """
    return _RADICAL.sub(lambda match: _character(match[0]), text) if _RADICAL.search(text) else text


def _character(radical: str) -> str:
    return _CHARACTERS.get(radical) or unicodedata.normalize("NFKC", radical)
