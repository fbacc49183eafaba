"""What belongs to no article: lists of contents, page debris, footers, insertions, abstracts."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind
from gazette_cli.pipeline import understand
from gazette_cli.source import Source


def test_fields_of_a_word_processor() -> None:
    text = (
        "溪口工作动态\n第16期\nTOC \\o \"1-2\" \\h \\z \\u\n食堂\tPAGEREF _Toc1144 \\h 1\n夜班食堂开门\t1\n"
        "后勤……………………错误！未定义书签。\n车棚换了新灯........3\n\n" + STORY + OTHER
    )
    found = labels(text)
    assert found['TOC \\o "1-2" \\h \\z \\u'] == (Kind.CONTENTS, "contents.field")
    assert found["食堂\tPAGEREF _Toc1144 \\h 1"] == (Kind.CONTENTS, "contents.field")
    assert found["后勤……………………错误！未定义书签。"][1] == found["车棚换了新灯........3"][1] == "contents.entry"
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]


def test_what_a_list_announced_does_not_belong_to_it() -> None:
    text = (
        "溪口简报\n第16期\n【本期要点】\n一、食堂快讯\n二、后勤一线\n三、预警信息\n\n一、食堂快讯\n\n"
        + STORY + "二、后勤一线\n\n" + OTHER + "三、预警信息\n\n" + STORY.replace("五月", "六月")
    )
    assert labels(text)["一、食堂快讯"][0] is not Kind.CONTENTS


def test_lists_of_a_web_page_may_ask_and_its_date_comes_again() -> None:
    buttons = (
        "上一版　下一版\n2023年06月09日 星期五\n第02版：民生\n标题导航\n读者来信：车棚怎么不亮？\n车棚换了新灯\n\n"
        "上一篇　下一篇\n"
    )
    text = "溪口晚报数字报\n" + buttons + STORY + "\n溪口晚报数字报\n" + buttons + OTHER
    found = labels(text)
    assert found["2023年06月09日 星期五"][1] == "navigation.site-name"
    assert found["读者来信：车棚怎么不亮？"][1] == "navigation.recommendation"
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]


def test_end_of_a_mail() -> None:
    told = "您收到此邮件是因为您曾登记为溪口镇中心小学校友。退订请点击 <https://school.example/unsubscribe?u=1907>"
    text = (
        "发件人: 校友会 <a@b.example>\n主题: 校友通讯\n\n" + STORY + OTHER
        + f"\n{told}\n\n-- \n\n校友会 · 溪口市学宫路1号\n\n不想再收到这封信？请点击此处退订: http://school.example/t?id=4\n"
    )
    found = labels(text)
    assert found[told][1] == "navigation.mail"
    assert found["校友会 · 溪口市学宫路1号"][1] == "furniture.mail-signature"
    assert found["不想再收到这封信？请点击此处退订: http://school.example/t?id=4"][0] is not Kind.PARAGRAPH


def test_abstracts_are_the_repeat() -> None:
    lead = "五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好，一个月里来了四千三百人，三年来头一回"
    text = f"夜班食堂开门\n摘要：{lead}……\n\n　　{lead}坐满。\n　　掌勺的师傅说，夜里的面要比白天的软。\n"
    assert labels(text)[f"摘要：{lead}……"][0] is Kind.DUPLICATE
    headed = (
        f"字号：大 中 小　打印\n内容提要\n{lead}。\n［详细］\n上一篇　下一篇\n夜班食堂开门\n　　{lead}。\n"
        "　　夜里的面要比白天的软。\n"
    )
    assert labels(headed)["内容提要"] == (Kind.CONTENTS, "contents.header")
    kinds = [block.kind for block in understand(Source.from_text(headed)).blocks if lead in block.core.slice(headed)]
    assert kinds == [Kind.DUPLICATE, Kind.PARAGRAPH]


def test_a_tail_in_mid_sentence_is_a_repeat() -> None:
    tail = "不是目的，目的是大家觉得这个院子是自己的。”阮立功说。"
    told = "　　账算清了，灯也换了，两年里一共开了十四次会，花钱最多的一件是五十八万元的外墙保温。“议事"
    text = f"{STORY}{told}{tail}\n\n{OTHER}\n{tail}\n\n" + STORY.replace("五月", "七月")
    assert labels(text)[tail][0] is Kind.DUPLICATE


def _inside(line: str) -> tuple[Kind, str]:
    """What a line set into a broken sentence is taken for."""
    above = "夜班食堂开门\n　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说\n"
    return labels(f"{above}{line}\n好，来吃的人一天比一天多。\n{OTHER}")[line]


@pytest.mark.parametrize(("line", "rule"), [
    ("◆◆ 阿水瓦斯行 ◆◆ 送貨到府 0900-000-119", "furniture.advertisement-in-text"),
    ("溪口轴承 越转越轻　0000-8090312", "furniture.advertisement-in-text"),
    ("遗失声明　溪口镇供销社遗失公章一枚，声明作废。", "furniture.insertion"),
    ("⊙遗失工作证一枚，号码〇二七二，声明作废。", "furniture.insertion"),
    ("百货商店新到凤凰牌自行车，凭票供应，欲购从速。", "furniture.insertion"),
    ("墨 . · 、", "ornament.debris"),
    ("丨 ＊　　＊ 丨", "ornament.debris"),
    ("溪口晚报微信：xkwb-0712", "colophon.house-line"),
    ("广告刊登请洽公所秘书室", "colophon.house-line"),
    ("本版文责自负　稿酬从优", "colophon.house-line"),
    ("本版责编：陆离　视觉：苏木", "staff.label"),
])  # fmt: skip
def test_set_into_a_text(line: str, rule: str) -> None:
    assert _inside(line)[1] == rule


@pytest.mark.parametrize("line", ["一组　王春桃　0000-5531702", "（简）", "关注一老一小"])
def test_not_set_into_a_text(line: str) -> None:
    assert _inside(line)[1] == "paragraph.text" or _inside(line)[0] in (Kind.HEADLINE, Kind.CROSSHEAD, Kind.BYLINE)


def test_what_a_code_leads_to_stands_below_it() -> None:
    above = "夜班食堂开门\n　　五月起，食堂夜里再开一餐，职工们说\n"
    found = labels(f"{above}扫一扫 看溪口\n关注“溪口发布”\n好，来的人多。\n")
    assert found["关注“溪口发布”"][1] == "navigation.chrome"


def test_lost_below_a_heading_is_an_article() -> None:
    text = STORY + "\n遗失声明\n遗失溪口镇供销社公章一枚，声明作废。\n"
    assert labels(text)["遗失溪口镇供销社公章一枚，声明作废。"][0] is not Kind.FURNITURE


def test_what_a_masthead_says_of_its_copies() -> None:
    text = "溪口社區報\n發行人／游大海　總編輯／江小筑\n中華民國113年10月20日出刊　發行1,200份　歡迎索閱\n\n" + STORY
    assert labels(text)["中華民國113年10月20日出刊　發行1,200份　歡迎索閱"][1] == "issue-line.cues"


def test_heads_and_feet_of_pages() -> None:
    text = (
        "2 校园视点\n溪口学院报 2025年9月26日 星期五 第391期\n本版编辑:游大海\n" + STORY
        + "2025年9月26日 星期五 2\n溪口学院报\n3 学生·人才\n2025年9月26日 星期五\n" + OTHER
        + "3\n" + STORY.replace("五月", "七月")
        + "\n溪口水泥人 2023.08　　　　11\n" + OTHER.replace("五月", "八月")
        + "\n联系编辑室：文化宫二楼　周三、周六晚　邮箱 xikou@xikou.example\n"
    )
    rules = {words: rule for words, (_, rule) in labels(text).items()}
    assert rules["3 学生·人才"] == "folio.with-section"
    assert rules["2025年9月26日 星期五 2"] == "issue-line.date-again"
    assert rules["溪口学院报"] == "running-head.issue-name"
    assert rules["溪口水泥人 2023.08　　　　11"] == "running-head.issue-number"
    assert rules["3"].startswith("folio.")
    assert rules["联系编辑室：文化宫二楼　周三、周六晚　邮箱 xikou@xikou.example"] == "colophon.tail"


def test_rows_of_a_table_are_no_pages() -> None:
    text = STORY + "\n（下转3版）\n食堂大厅 12\n后勤车棚 15\n夜班值守 31\n" + OTHER
    assert not any(rule == "folio.with-section" for _, rule in labels(text).values())


def test_numbers_of_pages_follow_each_other() -> None:
    table = "行　业　起数\n合　计　26起\n3\n　　后勤不降反升。\n"
    text = f"溪口简报\n第16期\n\n{STORY}- 1 -\n{OTHER}PAGE \\* MERGEFORMAT 2\n{table}"
    found = labels(text)
    assert found["PAGE \\* MERGEFORMAT 2"] == (Kind.FOLIO, "folio.page-abbreviation")
    assert found["3"] == (Kind.FOLIO, "folio.in-page-head")


def test_season_of_an_issue() -> None:
    text = "溪口社區季刊　第27期　民國113年秋季號\n發行單位：溪口社區發展協會\n\n" + STORY
    assert labels(text)["溪口社區季刊　第27期　民國113年秋季號"][1] == "issue-line.cues"


def test_a_headline_again_as_the_head_of_its_pages() -> None:
    head = "糖香漫过溪口老街"
    text = (
        f"溪口\n2025年第4期 双月刊 总第52期\n\n{STORY}\n— 09 —\n\n10 | 11\n{head}\n\n{head}\n文/游大海\n"
        f"下午两点，烟囱冒出第一缕烟，整条街的猫都醒了。\n{head}\n他给老手艺加了温度计。\n\n— 10 —\n"
    )
    found = [block for block in understand(Source.from_text(text)).blocks if block.core.slice(text) == head]
    heads = [block.evidence.rule for block in found if block.kind is Kind.RUNNING_HEAD]
    assert heads == ["running-head.title-again"] * 2
    assert found[1].kind is not Kind.RUNNING_HEAD


def test_rows_with_words_of_trade_are_no_advertisements() -> None:
    table = (
        "1—8月主要指标\n指标　　单位　　累计　　同比\n消费品零售总额　　亿元　　29.45　　7.8\n"
        "出口总额　　亿元　　3.12　　-1.4\n"
    )
    assert labels(STORY + table)["消费品零售总额　　亿元　　29.45　　7.8"][0] is not Kind.FURNITURE


def test_a_document_that_is_sent_out_names_no_publisher() -> None:
    text = "溪口镇人民政府关于印发\n夜班食堂管理办法的通知\n各村、各单位：\n　　现将办法印发给你们，请照此执行。\n"
    assert labels(text)["溪口镇人民政府关于印发"][0] is not Kind.ISSUE_LINE


def test_a_headline_below_the_path_of_a_page_is_no_name_of_a_site() -> None:
    text = (
        "溪口镇人民政府\n首页　政务公开　政务服务　互动交流　走进溪口\n当前位置：首页 > 新闻中心 > 乡镇动态\n"
        "夜班食堂：热汤热饭\n【字体：大 中 小】\n分享到：微信 微博 QQ空间\n"
        "　　五月起，食堂夜里十一点再开一餐，职工们说好。\n"
    )
    assert titles(text) == ["夜班食堂：热汤热饭"]


@pytest.mark.parametrize("line", [
    "2.夜班食堂申请表.xls", "索引号：XK001-2024-0087　发布机构：镇政府办　公开日期：2024-11-25",
    "来信人：张*　来信时间：2024-11-13　信件编号：2024111300", "办理状态：已办结　满意度：★★★★☆", "A- A A+",
])  # fmt: skip
def test_what_the_site_of_an_office_prints_around_its_pieces(line: str) -> None:
    assert _inside(line)[0] is Kind.NAVIGATION


def test_a_jump_back_behind_a_mark() -> None:
    text = f"{STORY}车棚的灯坏了两个月，大家都\n（下转第二版）\n{OTHER}◎上接第一版\n盼着修好。\n"
    assert labels(text)["◎上接第一版"][0] is Kind.JUMP


def test_what_stands_in_brackets_is_whole() -> None:
    text = (
        "捐款芳名錄\n（113年9月1日至114年2月20日，單位：新臺幣）\n媽祖宮管理委員會　20萬元\n"
        "洪振南　10萬元　　邱瑞水、洪立德　各3萬元\n"
    )
    article = understand(Source.from_text(STORY + text)).articles[-1]
    assert "（113年9月1日至114年2月20日，單位：新臺幣）" in [one.text for one in article.paragraphs]


@pytest.mark.parametrize("line", [
    "阅读全文 <https://xk.example/47/1>　|　返回顶部", "▶ 听全文　00:00 / 06:41", "[动图]", "觉得不错，请点“在看”",
    "━━ 昨日回顾 ━━",
])  # fmt: skip
def test_what_a_digest_prints_around_its_pieces(line: str) -> None:
    assert _inside(line)[0] is Kind.NAVIGATION


@pytest.mark.parametrize("line", ["· 、| ^ ；■ 一 一", "^ 一一 ，"])
def test_dashes_read_as_numbers_are_dirt(line: str) -> None:
    assert _inside(line)[1] == "ornament.debris"


def test_the_number_of_an_issue_on_a_line_of_its_own() -> None:
    text = "溪口早知道\n溪口早知道，每天六点五十八，陪你一道醒来。\n第1106期\n" + STORY
    assert labels(text)["第1106期"] == (Kind.ISSUE_LINE, "issue-line.number")


def test_who_lets_an_issue_go_out_stands_beside_its_date() -> None:
    text = "溪口信息\n第23期\n溪口县市场监督管理局办公室　　　　2023年7月14日　　签发：王小舟\n\n" + STORY + OTHER
    assert labels(text)["溪口县市场监督管理局办公室　　　　2023年7月14日　　签发：王小舟"][0] is Kind.ISSUE_LINE


def test_of_an_item_printed_again_the_first_is_kept() -> None:
    item = "2.【车棚】车棚的四盏灯坏了两个月，五月四日换上了新的，夜里亮堂了。\n"
    text = (
        f"要闻\n1.【食堂】五月起，食堂夜里十一点再开一餐，职工们说好。\n{item}3.【浴室】浴室六月修好，热水二十四小时不断。\n\n"
        f"━━ 昨日回顾 ━━\n{item}"
    )
    document = understand(Source.from_text(text))
    copies = [block.core.start for block in document.blocks if block.kind is Kind.DUPLICATE]
    assert copies == [text.rindex("2.【车棚】")]


def test_items_behind_two_angles() -> None:
    text = STORY + (
        "\n〔短消息〕\n>> 图书角添新书　家委会用旧书义卖所得3870元购入新书，分到十二个班级。\n\n"
        ">> 合唱团得了银奖　11月22日，学校合唱团在区里得了银奖，参演队伍37支。\n\n"
        ">> 流感少了　上周全校因发热缺课26人次，比前一周少了一半。\n"
    )
    assert titles(text)[1:] == ["图书角添新书", "合唱团得了银奖", "流感少了"]
