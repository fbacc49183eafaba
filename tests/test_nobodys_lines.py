"""Lines that belong to no article on layouts of mails, bulletins, village papers and e-papers, and what is theirs."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.pipeline import understand
from gazette_cli.source import Source


def copies(text: str) -> list[int]:
    """The numbers of the lines that are repeats."""
    found = understand(Source.from_text(text)).blocks
    return [text.count("\n", 0, block.core.start) for block in found if block.kind is Kind.DUPLICATE]


def test_a_mail_that_is_shown_wrongly_and_its_starred_list() -> None:
    text = (
        "发件人：溪口县图书馆\n主　题：溪口县图书馆月报 2024年第10期\n日　期：2024年11月4日 17:06\n"
        "如邮件显示异常，请用浏览器查看 [1]\n======================\n　　溪 口 图 书 月 报\n======================\n"
        "本期内容\n* 半夜里的一碗汤\n* 灯的事\n* 十月入库\n----------------------\n" + STORY + "\n" + OTHER
    )
    found = labels(text)
    assert found["如邮件显示异常，请用浏览器查看 [1]"][1] == "navigation.mail"
    assert found["本期内容"][1] == "contents.header"
    assert found["* 灯的事"][1] == "contents.entry"
    assert labels(text)["夜班食堂开门"][0] is Kind.HEADLINE
    starred = "溪口简讯\n第3期　2024年5月6日\n本期内容\n* 站长的话：慢一点，轻一点 *\n" + STORY.split("\n", 1)[1]
    assert labels(starred)["* 站长的话：慢一点，轻一点 *"][0] is not Kind.CONTENTS


def test_numbered_contents_in_one_line() -> None:
    line = "内容:1、食堂开了 2、换灯 3、修棚捐款名单 4、过年放炮的规定"
    text = f"柳 垭 村 讯\n第27期    2023年12月28日    村办公室印\n{line}\n{STORY}\n{OTHER}"
    assert labels(text)[line] == (Kind.CONTENTS, "contents.one-line")
    assert labels(text)["夜班食堂开门"][0] is Kind.HEADLINE


def test_a_list_below_a_header_with_a_ring() -> None:
    text = "青春溪口周报　VOL.12\n◎ 一周速览\n\n夜班食堂开门\n\n车棚换了新灯\n\nPART.01\n\n" + STORY + "\n" + OTHER
    assert labels(text)["◎ 一周速览"][1] == "contents.header"
    assert labels(text)["夜班食堂开门"][0] is Kind.HEADLINE


@pytest.mark.parametrize("line", [
    "溪口乡公所　地址：溪口乡中正路188号　总机：(03)000-7711",
    "《溪口一周记》编辑组",
])  # fmt: skip
def test_the_house_at_the_end(line: str) -> None:
    text = f"{STORY}{OTHER}{line}\n主编：王明　　印刷：500份\n"
    assert labels(text)[line][0] in FURNITURE_KINDS


def test_who_publishes_below_the_name() -> None:
    text = f"溪埔社區季刊　第27期　民國113年秋季號\n發行單位：溪埔社區發展協會\n{STORY}{OTHER}"
    assert labels(text)["發行單位：溪埔社區發展協會"][0] in FURNITURE_KINDS


def test_a_page_head_beside_two_folios() -> None:
    head = "溪口县人大常委会公报　2026·3"
    text = (
        "溪口县人民代表大会\n常 务 委 员 会 公 报\n2026年第3号\n夜班食堂开门\n"
        "　　五月起，食堂夜里十一点再开一餐，花去\n"
        f"{head}\n·1·\n二万多元。\n{OTHER}{head}\n·3·\n　　灯是电工老李换的，他还擦了灯罩。\n"
    )
    assert labels(text)[head][0] is Kind.RUNNING_HEAD
    assert "，花去二万多元。" in understand(Source.from_text(text)).articles[0].text


def test_a_folio_between_long_dashes() -> None:
    text = f"{STORY}——————  第 1 屏 / 共 3 屏  ——————\n{OTHER}"
    assert labels(text)["——————  第 1 屏 / 共 3 屏  ——————"] == (Kind.FOLIO, "folio.page-word")


def test_lost_and_marked_below_a_heading() -> None:
    rows = "▲郭某遗失退休证，证号0019836，声明作废。\n▲溪口县顺达汽修部遗失公章一枚，声明作废。\n"
    found = labels(f"{STORY}{OTHER}遗失声明\n{rows}")
    assert {found[line] for line in ("遗失声明", *rows.split("\n")[:2])} == {(Kind.FURNITURE, "furniture.insertion")}
    plain = "溪口县春生五金店遗失公章一枚，编号0047181，声明作废。"
    assert labels(f"{STORY}{OTHER}遗失声明\n{plain}\n")["遗失声明"][0] is Kind.HEADLINE


def test_how_long_it_takes_to_read() -> None:
    text = f"溪口苑业委会通讯　第27封\n本封共6条,读完约需5分钟\n{STORY}{OTHER}"
    assert labels(text)["本封共6条,读完约需5分钟"][1] == "navigation.chrome"


def test_an_answer_is_an_article() -> None:
    letter = "灯不亮\n编辑同志：\n　　车棚的四盏灯坏了两个月，天黑以后只能摸着墙走。\n　　　　　　　　读者　饶一凡\n"
    text = f"{STORY}{letter}【回音】\n　　总务科四月二日换了灯泡，并向住户致歉。\n"
    assert titles(text)[-1] == "【回音】"


def test_a_caption_again_further_down() -> None:
    caption = "电工王一凡在车棚换灯　皮小满 摄"
    text = f"{OTHER}{caption}\n　　灯泡换成了省电的，一年能省三百度。\n{caption}\n　　也有没换成的，西头那盏等开春。\n"
    assert copies(text) == [4]


def test_the_rest_of_a_teaser_that_is_cut_off() -> None:
    lead = "中午11点50分，四年级的学生第一次比三年级晚10分钟走进食堂，这10分钟，是学校九月以来改了三遍才"
    text = f"食堂错峰\n　　{lead}定下来的办法。\n\n{OTHER}\n{lead}\n定下来的……\n\n[阅读全文]\n"
    assert copies(text) == [6, 7]


def test_two_rows_of_a_list_again() -> None:
    rows = "周一　土豆烧鸡　清炒白菜　番茄蛋汤\n周二　鱼香肉丝　蒜蓉西兰花　紫菜汤\n"
    text = f"下周菜谱\n{rows}周三　红烧狮子头　香菇青菜　冬瓜汤\n每餐9元，多退少补，家长们可以来看。\n{rows}\n{STORY}"
    assert copies(text) == [5, 6]


SCANNED = (
    "剧团住■进祠堂\n　　也有发愁的事。演员补贴每人每场8元,文化馆一个月要贴\n"
    "出去七百多元,全年经费一共才1.2万元。馆长把乡亲们请\n"
    "来想了个办法:请四家酒厂轮流包场,一场收六十元。\n　　　　　　　(文化馆　练秋菊)\n"
)


def test_a_noisy_print_in_other_lines() -> None:
    again = (
        "也有发愁的事。演员补帖每人每场8元,文化■馆一个月要贴出\n"
        "去七百多元,全年经费一共才1.2方元。馆长把乡亲们请来想了■\n"
    )
    assert copies(f"{SCANNED}{again}{OTHER}") == [5, 6]
    figures = again.replace("8元", "6元")  # another number is another sentence
    assert copies(f"{SCANNED}{figures}{OTHER}") == []


def test_a_quotation_signed_below_it() -> None:
    text = (
        "淨溪記\n　　最小的是讀小五的徐子晴，撿石頭比寫功課好玩，她一邊說一邊把籃子遞上來。\n\n"
        "「撿石頭比寫功課好玩，」\n"
        f"　　　　　——徐子晴，小五\n\n{STORY}"
    )
    assert copies(text) == [3, 4]


def test_words_broken_off_above_their_rest() -> None:
    text = (
        "学堂开课\n　　开学第一天，老师问大家想学什么，有人说想会看药袋，有人说想写自己的名字，还有人说想看得懂贴图。\n"
        "有人说想会看药袋，有人说想写自己\n的名字\n　　十月起，学堂要加开老照片说故事，请大家回家翻翻抽屉。\n"
    )
    assert copies(text) == [2, 3]


def test_a_place_and_a_day_without_counts_belong_to_the_piece() -> None:
    buttons = "当前位置：首页 > 新闻\n字号：大 中 小　打印\n"
    text = f"{buttons}{STORY.replace('开门', '开门' + chr(10) + '2025-04-08　来源：镇党政办')}上一篇　下一篇\n"
    assert labels(text)["2025-04-08　来源：镇党政办"][0] not in FURNITURE_KINDS
    counted = text.replace("镇党政办", "镇党政办　浏览：182次")
    assert labels(counted)["2025-04-08　来源：镇党政办　浏览：182次"][0] is Kind.NAVIGATION


def test_comments_of_readers() -> None:
    text = (
        f"您的位置：首页 > 第118期\n字号：大 中 小　打印\n{STORY}　　下一次开门定在六月。\n\n上一篇　下一篇\n"
        "网友评论（3条）\n蓝天野花：支持！\n青衣客 2024-03-08 09:41  我们西门外什么时候开？\n返回顶部\n"
    )
    found = labels(text)
    assert found["蓝天野花：支持！"][1] == "navigation.comment"
    assert found["青衣客 2024-03-08 09:41  我们西门外什么时候开？"][0] is Kind.NAVIGATION


def test_who_made_the_issue_in_brackets() -> None:
    line = "(本期文字:申屠良   打字:姬小荷   下期春节后出)"
    assert labels(f"{STORY}{OTHER}{line}\n")[line][0] is Kind.COLOPHON


def test_the_word_above_a_small_advertisement() -> None:
    text = f"{STORY}\n征　　才\n田心长照中心诚征照服员2名 月薪36,000元起 洽简小姐 000-411-7720\n\n{OTHER}"
    assert labels(text)["征　　才"] == (Kind.FURNITURE, "furniture.advertisement")


def test_a_roll_of_honour_is_an_article_above_its_text() -> None:
    roll = "光　荣　榜\n　　经车间评议，下列三名同志为质量月操作能手，每人奖毛巾一条。\n铸工车间　匡福根　车小毛\n"
    text = f"{STORY}\n{roll}\n{OTHER}"
    assert "光　荣　榜" in titles(text)


def test_a_centre_and_the_day_below_the_number() -> None:
    text = f"值班快报\n第180期\n溪口县信息中心　　　　2015年2月7日\n\n{STORY}"
    assert labels(text)["溪口县信息中心　　　　2015年2月7日"] == (Kind.ISSUE_LINE, "issue-line.date")


@pytest.mark.parametrize("head", ["社会 | 1 | 2011年6月10日", "2 | 要闻 | 2024-07-08 周一", "2020年2月4日 | 专题 | 4"])
def test_section_page_and_day_between_strokes(head: str) -> None:
    assert labels(f"{STORY}{head}\n{OTHER}")[head] == (Kind.RUNNING_HEAD, "running-head.dated")


def test_what_stands_above_a_second_page_head_is_no_nameplate() -> None:
    text = (
        "溪口新闻\n2014-04-21 星期一　总第980期\n\n夜班食堂开门\n○本报记者 江小舟\n  五月起，食堂夜里十一点再开一餐\n"
        f"02　要闻　　2014-04-21 星期一　　溪口新闻\n，热汤热饭，职工们说好。\n\n{OTHER}"
    )
    assert labels(text)["夜班食堂开门"][0] is Kind.HEADLINE


def test_a_number_that_counts_something_is_no_page() -> None:
    asked = "6 问服务质量\n　　问：食堂几点开？答：夜里十一点。\n"
    text = f"溪口月刊\n2021年第3期\n\n{STORY}12\n溪口月刊\n{asked}13\n{OTHER}"
    assert labels(text)["6 问服务质量"][0] not in FURNITURE_KINDS
