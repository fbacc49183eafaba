"""Pieces of the web that go on on a second page, and mails that are sent on."""

from __future__ import annotations

from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind

BUTTONS = "当前位置：首页 >> 新闻中心 >> 医院要闻\n"


def test_a_headline_again_below_the_buttons_of_the_next_page() -> None:
    title = "熬药的锅搬到了老街上 义诊接待千余人"
    text = (
        "溪口区中医院 [官网]\n设为首页 | 加入收藏 | 院长信箱 | 手机版\n"
        f"{BUTTONS}{title}\n发布时间：2021-12-13 10:25  来源：院办  作者：李芳  浏览：1362 次\n"
        "　　十二月十日，义诊在染坊街举行，十二口铜锅沿街一字排开，药香飘出两里地，收了方子的街坊排起了队。\n"
        "　　排队最长的是老中医的摊位，有位阿姨要给一家五口人都开上，被他劝了\n"
        f"上一页 [1] [2] 下一页\n{BUTTONS}{title}\n回去：“孩子脾胃还嫩，用不着补。”\n打印本页 | 关闭窗口\n"
    )
    assert labels(text)[title] == (Kind.RUNNING_HEAD, "running-head.title-again")


def test_what_is_written_above_a_forwarded_mail() -> None:
    note = "各位家长，转学校这一期，收到不用回。"
    text = (
        "主题：转发：【溪口家校通讯】第47期\n发件人：家委会 <ban304@xikou.example>\n时间：2025年11月28日 19:42\n\n"
        f"{note}\n\n------------------ 原始邮件 ------------------\n\n"
        f"溪口家校通讯\n第47期　2025年11月28日\n\n{STORY}\n{OTHER}"
    )
    assert labels(text)[note] == (Kind.FURNITURE, "furniture.mail-greeting")
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]
