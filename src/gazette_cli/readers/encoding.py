"""Which characters do these bytes stand for? The ladder of encodings, and the receipt that leads back.

Byte order mark, strict UTF-8, UTF-16 on clear evidence, then GB18030 against Big5. The last two decode
nearly anything, so they are told apart by how common the characters are that come out.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gazette_cli.errors import DecodingError
from gazette_cli.source import Irreversible, Receipt

SAMPLE = 1 << 16  # bytes that are looked at to tell encodings apart

# The commonest characters of written Chinese by frequency in the language, then the traditional forms of those
# that have one. They cover four characters of five in either script.
COMMON = frozenset(
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现机理体表力好外与"
    "文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气"
    "汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五京河接条规式县白它改风光运信受什组听布百济党指论强做取技黄神"
    "选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增历史专官每住商即步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深候则功属积快图火千准"
    "究往极育装许参半令吃观鱼精办像帝八复影告远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早况病境证编越局推满且列觉服双未居除乐企引标确织初青志率项飞球节察龙响药站施均消客失轻存低甚般击曾防请离落显罗营"
    "足素视护副食创余照兴占巴虽洲村费易试星木黑左宝置跟央识维采六底宫房音环案批切斗富乡另倒若按查故突责严桥模仅胜杀围席态破承招杨负层须父供续状域似依银范修找九致密终血旅钱赛独细效玉冲获习医演毛尽脸弹楼艺航陆右协七攻镇检写苏宗"
    "章注抗弟坐验封紧劳户优财养适陈喜卫排射哥油刻留急降念云微伤例景拿绝阶座刘刚害印亿沙母酒助闻超审待压升送监策略限竟香配藏敌差仍兰温园树征善波岛止预继皮执味份角草男普答益谁船惊核街夏宣掌田久著画吧谈背免孩礼材愿春架筑室既尚良"
    "友乱版刊届访谊辆吗呢吴赵孙郑讯摄國為爲這個來會時學說們於後發對長過業裡裏經門動進區產軍還開種現機體與當兩實關從內沒將員東頭間無見戰點場數樣問並萬級應資務係氣漢總電聲設義統處馬兒領隊計別權話報給變書幾華議稱決張導術結師達題"
    "條規縣風運組聽濟黨論強黃選記卻職號類傳帶農邊據聯廣質陽難歷專認車臺舉線團備爭眾連調轉該爾讓較際親單紅價約亞則屬積圖極裝許參觀魚辦複復遠構隨劃勢熱網語鐵斷愛紀況證編滿覺雙樂標確織項飛節龍響藥輕擊請離顯羅營視護創餘興佔雖費試"
    "寶識維採宮環鬥鄉責嚴橋僅勝殺圍態楊負層須續狀銀範終錢賽獨細沖衝獲習醫盡臉彈樓藝陸協鎮檢寫蘇註驗緊勞戶優財養適陳衛雲傷絕階劉剛億聞審壓監敵蘭溫園樹徵島預繼執誰驚畫談禮願築亂屆訪誼輛嗎吳趙孫鄭訊攝誌週灣啟臨歲買賣貝貨貿貸賓賴"
    "購贊趕載辭遊遞遲遷鄰釋針鐘閉閱隻雜雞靈靜頁順頓頗頻額顧飯飲館駐騎魯鳥麗麥齊齡"
)
_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·　％－／～○〇")
_WEIGHT_COMMON, _WEIGHT_MARK, _WEIGHT_KNOWN, _WEIGHT_SIGN, _WEIGHT_RARE, _WEIGHT_WRONG = 3, 2, 1, 0, -2, -6
_CERTAIN, _HOPELESS = 1.0, -1.0  # mean weights: certain above, not a text below
_APART, _ENOUGH = 6.0, 12  # how far two encodings are apart, in weights over at most that many characters
_CUT_COSTS = 3  # a text that begins or ends in mid-character is rare: weights to be made up by the rest

_BOMS = (  # the longer first: a UTF-32 mark begins as a UTF-16 one does
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BIG5 = ("big5", "cp950", "big5hkscs")
_EURO = "\udc80"  # how the stray byte 0x80 comes out of "surrogateescape"
_ESCAPED = re.compile("[\udc81-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEAD = re.compile(rb"[\xc2-\xf4]")  # opens a character in UTF-8
_TOO_MANY_FOR_CHANCE = 8  # that many characters of another encoding are hardly ever good UTF-8 throughout
_REVERSIBLE = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the receipt of its decoding, and what the reader should be told, each `what; what it means`."""

    text: str
    receipt: Receipt
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Guess:
    """An encoding under trial: `skip` bytes at the front are the rest of a cut character.

    `score` is the mean weight of the characters that come out, from -6 to 3.
    """

    codec: str
    score: float = 0.0
    skip: int = 0


def decode(data: bytes, name: str, codec: str = "auto") -> Decoded:
    """The text of `data`, its encoding found out (`auto`) or told as Python names it; `name` opens places in errors.

    Raises DecodingError where the bytes are no text of that encoding.

    >>> decode("我们的工作".encode("gbk"), "a.txt").receipt.encoding
    'gb18030'
    """
    bom, marked = _mark(data, codec)
    if codec == "auto":
        if b"\0" in data and not marked.startswith(("utf-16", "utf-32")):
            return _decode_nul(data, name)
        return _decode_as(data, name, _Guess(marked), bom) if bom else _decode_unknown(data, name)
    if bom:
        return _decode_as(data, name, _Guess(marked), bom)
    if codec == "utf-16":  # neither marked nor told in which order
        return _decode_as(data, name, max(_try_utf16(data), key=lambda guess: guess.score))
    if codec == "utf-32":
        codec = "utf-32-le" if _is_whole(data, "utf-32-le") else "utf-32-be"
    skip = _skip(data, codec)
    if skip and codec != "utf-8" and _is_whole(data, codec, to_the_end=True):
        skip = 0  # good as it stands, and told so: rare characters in front are no cut
    return _decode_as(data, name, _Guess(codec, skip=skip))


def _mark(data: bytes, codec: str) -> tuple[bytes, str]:
    """The byte order mark in front and the encoding it stands for, if that is `codec` or any will do."""
    for bom, marked in _BOMS:
        fits = codec == "auto" or marked.startswith(codec)
        if fits and data.startswith(bom) and (marked != "utf-32-le" or _is_whole(data[4:], marked)):
            return bom, marked
    return b"", ""


def _decode_nul(data: bytes, name: str) -> Decoded:
    """Data with NUL bytes: UTF-16 without a mark, or no text."""
    guess = max(_try_utf16(data), key=lambda guess: guess.score)
    if guess.score < _CERTAIN - 0.2:  # ASCII in UTF-16 weighs 1 a character
        before = data[: data.index(b"\0")].decode("utf-8", "ignore")
        raise DecodingError("a NUL byte: this is not text", place=_place(name, before),
                            hint="leave the file out, or type --encoding utf-8 to read it all the same")
    return _decode_as(data, name, guess)


def _decode_unknown(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), Receipt())
    except UnicodeDecodeError:
        skip = _skip(data, "utf-8")
    if len(_LEAD.findall(_sample(data)[0])) >= _TOO_MANY_FOR_CHANCE and _is_whole(data[skip:], "utf-8"):
        return _decode_as(data, name, _Guess("utf-8", skip=skip))
    best, second = rank(data)[:2]
    if best.score < _HOPELESS:
        best = _Guess("utf-8", skip=skip)  # the refusal names the first byte that is not UTF-8
    decoded = _decode_as(data, name, best)
    apart = (best.score - second.score) * min(len(data) // 2, _ENOUGH)  # a short text says little
    if best.codec == "utf-8" or (best.score >= _CERTAIN and apart >= _APART):
        return decoded
    other = f"--encoding {second.codec}" if second.score > _HOPELESS else "--encoding with its name"
    doubt = f"read as {best.codec}, but without certainty; type {other} if the words are wrong"
    return Decoded(decoded.text, decoded.receipt, (*decoded.doubts, doubt))


def rank(data: bytes) -> list[_Guess]:
    """UTF-8 with damage, GB18030, Big5 and, on clear evidence, UTF-16; the likeliest first.

    >>> rank("機關".encode("big5"))[0].codec
    'big5'
    """
    sample, from_start = _sample(data)
    guesses = []
    for codec in ("utf-8", "gb18030", "big5"):
        skip = _skip(data, codec) if from_start else 0
        text, tail = _lenient(sample[skip:], codec)
        guesses.append(_Guess(codec, _mean(text, cuts=bool(skip) + bool(tail)), skip))
    guesses += (guess for guess in _try_utf16(data) if guess.score >= _CERTAIN)
    return sorted(guesses, key=lambda guess: -guess.score)


def _try_utf16(data: bytes) -> Iterator[_Guess]:
    """UTF-16 in both orders of bytes, whole or with its first byte cut off; here ASCII is evidence too."""
    for skip in (0, 1):
        for codec in ("utf-16-le", "utf-16-be"):
            text, tail = _lenient(data[skip : skip + SAMPLE], codec)
            yield _Guess(codec, _mean(text, _WEIGHT_KNOWN, cuts=skip + bool(tail)), skip)


def _sample(data: bytes) -> tuple[bytes, bool]:
    """The first lines that hold other bytes than ASCII, at most SAMPLE bytes; and whether line 1 is among them."""
    pieces: list[bytes] = []
    size = edge = 0
    from_start = False
    while size < SAMPLE and (match := _HIGH.search(data, edge)):
        start = max(edge, data.rfind(b"\n", edge, match.start()) + 1)
        edge = data.find(b"\n", match.start()) + 1 or len(data)
        piece = data[start : min(edge, start + SAMPLE - size)]
        from_start = from_start or start == 0
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces), from_start


def _skip(data: bytes, codec: str) -> int:
    """How many bytes at the front are the rest of a character cut off before them."""
    if codec == "utf-8":
        return next((at for at, byte in enumerate(data[:4]) if not 0x80 <= byte < 0xC0), min(len(data), 4)) % 4
    longest = 3 if codec == "gb18030" else 1 if codec in _BIG5 else 0
    head = data[:512]
    if not longest or _HIGH.search(head) is None:
        return 0
    sums = []
    for skip in range(min(longest, len(head) - 1) + 1):
        text, tail = _lenient(head[skip:], codec)
        sums.append(sum(map(_weight, text)) - _CUT_COSTS * (bool(skip) + bool(tail)))
    return sums.index(max(sums))


def _lenient(piece: bytes, codec: str) -> tuple[str, bytes]:
    """The text of a sample, wrong bytes as surrogates, and the bytes of a character cut at its end."""
    decoder = codecs.getincrementaldecoder("big5hkscs" if codec == "big5" else codec)(
        "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"
    )
    return decoder.decode(piece), decoder.getstate()[0]


def _mean(text: str, ascii_weight: int | None = None, *, cuts: int = 0) -> float:
    """Mean weight of the characters of `text` and of its cut ends; ASCII counts only with a weight given."""
    total, seen = -_CUT_COSTS * cuts, cuts
    for char, count in Counter(text).items():
        if char < "\x80":
            if ascii_weight is None:
                continue
            weight = ascii_weight if char in "\t\n\r\f" or " " <= char <= "~" else _WEIGHT_WRONG
        else:
            weight = _weight(char)
        total += weight * count
        seen += count
    return total / seen if seen else 0.0


@cache
def _weight(char: str) -> int:
    """How much a character speaks for the encoding it came out of."""
    if char < "\x80":
        return 0
    if char in COMMON:
        return _WEIGHT_COMMON
    if char in _MARKS:
        return _WEIGHT_MARK
    if char in _known() or "\uff01" <= char <= "\uff5e":
        return _WEIGHT_KNOWN
    if unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs") and char != _EURO:
        return _WEIGHT_WRONG
    return _WEIGHT_SIGN if "\u2000" <= char <= "\u303f" or char == _EURO else _WEIGHT_RARE


@cache
def _known() -> frozenset[str]:
    """The characters in common use by GB 2312 (level 1) and by Big5 (level 1), some 7,000 together."""
    first = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    second = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    return frozenset(first.decode("gb2312", "ignore") + second.decode("big5", "ignore"))


def _is_whole(data: bytes, codec: str, *, to_the_end: bool = False) -> bool:
    """Whether no byte is wrong; a character cut at the end is passed over unless asked about."""
    try:
        codecs.getincrementaldecoder(codec)().decode(data, to_the_end)
    except UnicodeDecodeError:
        return False
    return True


def _decode_as(data: bytes, name: str, guess: _Guess, bom: bytes = b"") -> Decoded:
    """`data` without its byte order mark and its cut characters as text; these go to the receipt."""
    codec, skip = guess.codec, 0 if bom else guess.skip
    if not bom and codec.startswith("utf-16"):
        high = data[skip + 1 : skip + 2] if codec == "utf-16-le" else data[skip : skip + 1]
        skip += 2 if b"\xdc" <= high <= b"\xdf" else 0  # the second half of a character
    body = data[len(bom) + skip :]
    try:
        text, tail, codec, known = _strict(body, codec)
    except UnicodeError as error:
        if guess.skip:  # it only looked like a cut character
            return _decode_as(data, name, _Guess(guess.codec))
        raise _refusal(data, name, guess.codec, error) from None
    if codec not in (*_REVERSIBLE, "gb18030", *_BIG5) and _SURROGATE.search(text):
        raise DecodingError(f"halves of characters, which {codec} should not hold", place=name,
                            hint="type another --encoding")
    whole = body[: len(body) - len(tail)]
    exceptions = known if codec in _REVERSIBLE else irreversible(text, whole, codec, known)
    doubts = []
    if lead := data[len(bom) : len(bom) + skip]:
        exceptions = (Irreversible(0, 0, lead), *exceptions)
        doubts.append(_cut("begins", lead))
    if tail:
        exceptions = (*exceptions, Irreversible(len(text), 0, tail))
        doubts.append(_cut("ends", tail))
    return Decoded(text, Receipt(codec, bom, exceptions), tuple(doubts))


def _cut(where: str, rest: bytes) -> str:
    what = "byte is" if len(rest) == 1 else "bytes are"
    return f"{where} in the middle of a character; {len(rest)} {what} kept in the receipt, not in the text"


def _strict(body: bytes, codec: str) -> tuple[str, bytes, str, tuple[Irreversible, ...]]:
    """Text, the bytes of a character cut at the end, the codec that fitted, and the places already known.

    Big5 is taken in the first of its three forms that fits. Raises UnicodeError at the first wrong byte.
    """
    failures: list[UnicodeError] = []
    for form in _BIG5 if codec == "big5" else (codec,):
        try:
            return body.decode(form), b"", form, ()
        except UnicodeError as error:
            failures.append(error)
        decoder = codecs.getincrementaldecoder(form)()
        try:
            text = decoder.decode(body)
        except UnicodeError:
            continue
        tail = decoder.getstate()[0]
        if len(tail) <= 3:
            return text, tail, form, ()
    if codec == "gb18030" and (rescued := _with_euro(body)):
        return rescued
    raise failures[0]


def _with_euro(body: bytes) -> tuple[str, bytes, str, tuple[Irreversible, ...]] | None:
    """GBK of Windows, where a single byte 0x80 is the euro sign; None where other bytes are wrong too."""
    decoder = codecs.getincrementaldecoder("gb18030")("surrogateescape")
    try:
        text = decoder.decode(body)
    except UnicodeDecodeError:
        return None
    if _ESCAPED.search(text):
        return None
    places = tuple(Irreversible(match.start(), 1, b"\x80") for match in re.finditer(_EURO, text))
    return text.replace(_EURO, "€"), decoder.getstate()[0], "gb18030", places


def irreversible(
    text: str, body: bytes, codec: str, known: tuple[Irreversible, ...] = ()
) -> tuple[Irreversible, ...]:
    """The places of `text` that do not encode to the bytes of `body` they came from, ascending.

    Big5 has four such codes, each the twin of another: 0xA2CC and 0xA451 are both 十.

    >>> irreversible("一十", bytes.fromhex("a440a2cc"), "big5")
    (Irreversible(offset=1, length=1, data=b'\\xa2\\xcc'),)
    """
    if _rebuilt(text, codec, known) == body:
        return known
    lines, rows = text.split("\n"), body.split(b"\n")
    if len(lines) == len(rows) and codec in _BIG5:
        places: list[Irreversible] = []
        start = 0
        for line, row in zip(lines, rows, strict=True):
            if _rebuilt(line, codec) != row:
                places.extend(_differing(row, codec, start))
            start += len(line) + 1
        if _rebuilt(text, codec, tuple(places)) == body:
            return tuple(places)
    return (Irreversible(0, len(text), body),)  # a code with states or with several spellings: all bytes are kept


def _differing(row: bytes, codec: str, offset: int) -> Iterator[Irreversible]:
    """Byte by byte through one line, the characters that encode to other bytes than theirs."""
    decoder = codecs.getincrementaldecoder(codec)()
    begun = 0
    for at in range(len(row)):
        chars = decoder.decode(row[at : at + 1])
        if chars:
            unit = row[begun : at + 1]
            if _rebuilt(chars, codec) != unit:
                yield Irreversible(offset, len(chars), unit)
            offset, begun = offset + len(chars), at + 1


def _rebuilt(text: str, codec: str, places: tuple[Irreversible, ...] = ()) -> bytes | None:
    """The bytes of `text`, with those of `places` put in; None where a character has none."""
    pieces: list[bytes] = []
    edge = 0
    try:
        for place in places:
            pieces += text[edge : place.offset].encode(codec), place.data
            edge = place.offset + place.length
        return b"".join((*pieces, text[edge:].encode(codec)))
    except UnicodeError:
        return None


def _refusal(data: bytes, name: str, codec: str, error: UnicodeError) -> DecodingError:
    """The error that names the first wrong byte, its line and column, and the encoding that would fit."""
    likelier = next((guess.codec for guess in rank(data) if guess.score >= _CERTAIN), None)
    if likelier not in (None, codec):
        hint = f"type --encoding {likelier}, or auto"
    elif codec == "utf-8":
        hint = "type --encoding gb18030 or big5 if it is an older Chinese encoding, or mend the file"
    else:
        hint = "mend the file, or type another --encoding"
    if not isinstance(error, UnicodeDecodeError):
        return DecodingError(f"not text in {codec}", place=name, hint=hint)
    body, at = error.object, error.start
    place = _place(name, body[:at].decode(error.encoding, "ignore"))
    return DecodingError(f"byte 0x{body[at]:02x} is not {codec}", place=place, hint=hint)


def _place(name: str, before: str) -> str:
    """`name:line:column` of what follows `before`, both 1-based, the column in code points."""
    return f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
