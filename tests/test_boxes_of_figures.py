"""Boxes of figures beside a story, and single lines that were taken for something else."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read, titles

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.grammar.folios import read_folio
from gazette_cli.structure.standing_heads import is_standing_head
from gazette_cli.structure.table_rows import heads_figures

FIGURES = "受理来电:1176件\n15.4公里 疏通的下水道\n按时办结:97.2%\n回访满意:1102件\n"


@pytest.mark.parametrize("time", ["", "（九月一日至三十日）\n"])
def test_a_heading_above_figures_is_a_piece_of_its_own(time: str) -> None:
    assert "本月数字" in titles(f"{STORY}本月数字\n{time}{FIGURES}{OTHER}")


def test_a_paragraph_is_not_continued_by_the_heading_of_figures() -> None:
    torn = "　　煤台上存煤最多的那天，调度室的黑板写满了又擦，擦了又写，分局的电话一直响到后半夜，谁也没有离开调\n"
    page = read(f"{STORY}{torn}本月数字\n{FIGURES}度室一步。\n{OTHER}")
    assert "本月数字" in [article.headline.text for article in page.articles if article.headline]


def test_an_article_goes_on_below_a_box_of_figures() -> None:
    above = (
        "　　巷子修好了，谁来管？过去电线归电力，水沟归市政，路灯坏了要打三个电话，街坊们跑了十几趟。\n"
        "　　社区请来六家单位，在老井边上开会，吵到第三回才定下章程：谁家门口的灯归谁家看着，坏了拍照发到群\n"
    )
    below = "里，当天有人来修。\n从住得下到住得好\n　　住房修好以后，走了六年的修表师傅把铺子又搬回了巷口。\n"
    page = read(f"盐仓巷里亮了灯\n本报记者　王明\n{above}本月数字\n{FIGURES}{below}{OTHER}")
    host, box, *_ = page.articles
    assert any("修表师傅" in part.text for part in host.paragraphs)
    assert [part.text for part in box.paragraphs] == FIGURES.strip().split("\n")


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("表3 主要指标", ["装车 12车", "卸车 14车", "停时 9.8小时"]),
        ("一、城区水价", ["居民 2.8元", "商业 4.1元", "特种 9元"]),
        ("品名 价格", ["鸡蛋 5.1元", "豆腐 2元", "葱 1.2元"]),
        ("本月数字", ["受理来电:1176件", "件件有回音，大家都说好。", "回访:1102件"]),
    ],
)
def test_what_heads_no_figures(heading: str, rows: list[str]) -> None:
    assert not heads_figures(heading, rows)


def test_a_heading_above_when_and_where_is_a_piece_of_its_own() -> None:
    fields = "日期：7月5日、12日、19日\n时间：晚上7点放映，遇雨取消\n地点：庙前广场\n"
    assert titles(f"{STORY}夏夜电影\n{fields}{OTHER}") == ["夜班食堂开门", "夏夜电影", "车棚换了新灯"]


@pytest.mark.parametrize("date", ["中華民國一○二年五月二十二日", "113年8月6日"])
def test_a_date_below_a_notice_is_its_signature(date: str) -> None:
    notice = f"停水公告\n　　因更換水表，本社區五月二十五日上午停水四小時，請提早儲水。\n理事長　游添財\n{date}\n"
    found = labels(f"{STORY}{notice}{OTHER}")
    assert found[date][0] is Kind.SIGNATURE


def test_the_last_signs_of_a_paragraph_are_no_ornament() -> None:
    text = "　　企业可申请周转资金，最高不超过八百万元，使用期限最长十五天，日费率由千分之零点五降至0.2\n‰。\n"
    assert all(kind not in FURNITURE_KINDS for kind in [labels(f"{STORY}{text}{OTHER}")["‰。"][0]])


@pytest.mark.parametrize("line", ["02版:要闻·综合", "02版 要闻", "A3版:副刊", "B2 人文·地理"])
def test_page_numbers_with_sections(line: str) -> None:
    assert read_folio(line) is not None


@pytest.mark.parametrize("name", ["副刊·灯花", "河湾·副刊", "法律信箱", "【乡音信箱】", "法院公告"])
def test_names_of_columns_by_their_ends(name: str) -> None:
    assert is_standing_head(name)


def test_a_longer_line_is_no_name_of_a_column() -> None:
    assert not is_standing_head("县长一封回信走进百姓信箱")


def test_a_line_of_pinyin_is_furniture() -> None:
    line = 'Zong fenguan "zong" qilai zhihou'
    assert labels(f"{STORY}{OTHER}{line}\n{STORY}")[line] == (Kind.FURNITURE, "furniture.pinyin")


def test_opening_hours_at_the_end_belong_to_the_colophon() -> None:
    line = "开放时间 9:00—17:00(16:30停止入馆)"
    assert labels(f"{STORY}{OTHER}\n{line}\n地址:文庙街3号　电话:0000-5512120\n")[line][0] in FURNITURE_KINDS


def test_a_whole_date_with_its_weekday_is_an_issue_line_anywhere() -> None:
    date = "2023年05月16日 星期二"
    assert labels(f"{STORY}上一篇 下一篇\n{date}\n{OTHER}")[date][0] is Kind.ISSUE_LINE
