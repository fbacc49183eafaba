"""Web pages: the text they are about, what they say of themselves, whatever they are written in."""

from __future__ import annotations

import random
import time

import pytest

from gazette_cli.errors import InputError
from gazette_cli.pipeline import read, understand
from gazette_cli.readers.base import How

pytest.importorskip("selectolax")

HEAD = '<title>青禾晨报数字报-旧管网换出新日子</title><script>var x="统计";</script>'
BODY = ["柳溪街道今年改造老旧管网三千二百米，惠及居民六百一十二户，街道把工序拆成九段。",
        "截至二月底，家属院累计更换立管一千八百米，补做外墙保温二万平方米，验收在五月。",
        "“水管换了，心里也亮堂了。”居民汤桂芬说，今后的议事日还要照常办下去。"]  # fmt: skip
EPAPER = f"""<!DOCTYPE html><html><head>
{HEAD}</head><body><div><a href="/">首页</a>|<a href="/zk">往期回顾</a> <a href="#">语音朗读</a></div>
<div>当前版:02版</div><div>发布日期:2025年03月18日</div><ul><li><a href="1">夜市今起试运行</a></li></ul>
<!--enpproperty <date>2025-03-18 00:00:00:000</date><author>方知秋</author><title>旧管网<br>换出新日子</title>
<subtitle>——柳溪走访记</subtitle><introtitle>楼道议事日</introtitle><nodename>要闻</nodename>/enpproperty-->
<div>楼道议事日</div><strong>旧管网<br>换出新日子</strong><div>本报记者 方知秋</div>
<p class="tj">居民在楼道口参加议事。本报记者 方知秋 摄</p>
<div id="ozoom"><founder-content><p>　　{BODY[0]}</p>　　{BODY[1]}<br/>&nbsp;&nbsp;{BODY[2]}</founder-content>
</div><a href="2">下一篇</a><div>版权所有 青禾晨报社</div></body></html>"""
NEWS = f"""<html><head><title>旧管网换出新日子_柳溪新闻网</title><meta name="pubdate" content="2025-03-18"></head><body>
<div class=menu><a href=1>新闻</a><a href=2>政务公开</a><a href=3>办事服务大厅欢迎各位居民前来办理业务</a></div>
<h1>旧管网换出新日子</h1><div>来源：柳溪新闻网 时间：2025-03-18</div>
<div class=c><div><p>{BODY[0]}</p><p>{BODY[1]}</p>
<table><tr><th>街道</th><th>户数</th></tr><tr><td>柳溪</td><td>612</td></tr></table>
<p>{BODY[2]}</p><p style="display: none">看不见的字看不见的字看不见的字看不见的字</p></div></div>
<div class=foot>版权所有 &copy; 柳溪新闻网 ICP备0000号</div></body></html>"""
WECHAT = f"""<html><head><meta property="og:title" content="旧管网换出新日子"></head><body><h1 id="activity-name">
旧管网换出新日子 </h1><a id="js_name">柳溪发布</a><em id="publish_time">2025-03-18 09:30</em>
<div id="js_content" style="visibility: hidden;"><section><p><span>{BODY[0]}</span></p><section><section>
<p>{BODY[1]}</p></section></section><p><br></p><p>{BODY[2]}</p></section></div><div>预览时标签不可点</div></body></html>"""


def rows(html: str | bytes, how: How | None = None) -> list[str]:
    data = html.encode() if isinstance(html, str) else html
    return read(data, "a.html", how)[0].text.split("\n")[:-1]


def test_e_paper() -> None:
    assert rows(EPAPER) == ["青禾晨报", "2025年3月18日", "第02版", "", "楼道议事日", "旧管网换出新日子", "——柳溪走访记",
                            "本报记者 方知秋", *BODY, "居民在楼道口参加议事。本报记者 方知秋 摄"]  # fmt: skip
    document = understand(read(EPAPER.encode(), "a.html")[0])
    [article] = document.articles
    assert article.headline is not None
    assert article.kicker is not None
    assert (article.kicker.text, article.headline.text) == ("楼道议事日", "旧管网换出新日子")
    assert [part.text for part in article.paragraphs[:3]] == BODY
    assert (article.issue.name, article.issue.date) == ("青禾晨报", "2025-03-18")
    assert document.source.to_bytes() == EPAPER.encode()


def test_a_flood_of_comments_is_told_at_once() -> None:
    before = time.perf_counter()
    assert read(b"<!-- -->" * 400 + "<x>街道".encode(), "a")[0].receipt.reader is None
    assert time.perf_counter() - before < 2


def test_news_page_by_density() -> None:
    assert rows(NEWS) == ["柳溪新闻网", "2025年3月18日", "", "旧管网换出新日子", "来源：柳溪新闻网 时间：2025-03-18",
                          BODY[0], BODY[1], "街道  户数", "柳溪  612", BODY[2]]  # fmt: skip


def test_wechat() -> None:
    assert rows(WECHAT) == ["2025年3月18日", "", "旧管网换出新日子", "柳溪发布", *BODY]


@pytest.mark.parametrize("declared", ["", "<meta charset=gb2312>", "<meta charset='utf-8'>", "<meta charset=none>"])
def test_gbk_declared_or_not(declared: str) -> None:
    html = f"<html><head>{declared}</head><body><p>{BODY[0]}</p><p>{BODY[1]}</p></body></html>"
    source, _ = read(html.encode("gbk"), "a.html")
    assert source.text.split("\n")[-3:-1] == BODY[:2]
    assert source.receipt.encoding == "gb18030"
    assert read(html.encode(), "a.html")[0].text == source.text
    assert rows(html.encode("gbk"), How("gbk"))[-1] == BODY[1]


def test_pages_that_hold_little() -> None:
    for html in ("<html></html>", "<!doctype html><body><script>1</script></body>"):
        with pytest.raises(InputError, match="this web page has no words"):
            rows(html)
    assert rows("<html><body>新桥通车。</body></html>") == ["新桥通车。"]
    assert rows("<p>&lt;b&gt; &amp; &#x4e00;&nbsp;一</p>") == ["<b> & 一 一"]


def test_depth_and_size_end_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    before = time.perf_counter()
    assert rows("<html>" + "<div>" * 5_000 + BODY[0])[-1] == BODY[0]
    for tag in ("<div>", "<b>", "<table><tr><td>"):
        with pytest.raises(InputError, match="more than 8000 elements inside each other"):
            rows("<html>" + tag * 50_000 + BODY[0])
    assert len(rows("<html><body>" + f"<p>{BODY[0]}</p>" * 20_000)) == 20_000
    assert time.perf_counter() - before < 10
    monkeypatch.setattr("gazette_cli.readers.html._LARGEST", 100)
    with pytest.raises(InputError, match=r"a\.html: a web page of 0 MB; give pages up to 32 MB"):
        rows(NEWS)


def test_damaged_pages_end_with_words() -> None:
    chance = random.Random(11)
    for n in range(240):
        data = bytearray((EPAPER, NEWS, WECHAT)[n % 3].encode("gbk" if n % 2 else "utf-8"))
        if n % 4 < 2:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.randrange(30)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        before = time.perf_counter()
        try:
            read(bytes(data), "a.html", How(reader="html"))
        except InputError as error:
            assert str(error).startswith("a.html")
            assert error.hint
        assert time.perf_counter() - before < 10
