"""What printers, scanners, archives, phones and mail programs leave between the lines of an issue."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels

from gazette_cli.block import FURNITURE_KINDS, Kind

LEFT = [
    "农资简报2021-05.indd 6",
    "D:\\简报\\2006\\第十二期(定稿2).doc",
    "http://epaper.example.com/html/2009-03/11/content_71.htm",
    "打印时间：2013-08-02 09:41 打印人：办公室",
    "全宗号 64 目录号 2 案卷号 118",
    "（缩微胶卷 第8盘 第0231片）",
    "内部资料，严禁外传",
    "（本页无正文）",
    "▲上接第一版中缝",
    "（Continued on Page 6 / 下接第六頁）",
    "下午 8:46",
    "2017年02月28日 放大 缩小 默认 朗读",
    "标签:秸秆 禁烧 夜巡",
    "视频加载失败,请刷新页面再试",
    "重播 分享 赞",
    "请继续往下滑，后面更精彩",
    "网友评论仅供其表达个人看法，并不表明本网同意其观点",
    "已有0人参与，点击查看",
    "登录后可发表评论",
    "用户名: 密码: 验证码:",
    "（责任编辑：admin2）",
    "2人赞赏",
    "收录于合集 #我们的村史 12个",
    "正在加载中……",
    "喜欢就点个“在看”吧",
    "（此处为二维码）",
    "您是第 128846 位访客",
    "本文版权归《溪口侨讯》所有，未经授权不得转载",
    "（沿虚线剪下寄回）",
    "姓名____ 单位____ 电话____",
    "声明：部分图片来自网络，如有侵权请联系后台删除",
    "刻写 小蓝",
    "---- 转发的邮件结束 ----",
    "封二：沿江老渡口",
    "封面摄影/王大山",
]
TOLD = [
    "扫码就能看病，村里老人说方便", "一封邮件引出的侵权案", "视频里的老渡口", "第九期培训班开班了", "标签贴在哪里",
    "他在评论里写下自己的名字", "二维码贴上了老门板", "简报背后的人",
]


@pytest.mark.parametrize("line", LEFT)
def test_lines_that_are_left_on_a_page(line: str) -> None:
    assert labels(f"{STORY}\n{line}\n{OTHER}")[line][0] in FURNITURE_KINDS


@pytest.mark.parametrize("line", TOLD)
def test_headlines_that_have_such_words(line: str) -> None:
    text = f"{STORY}\n{line}\n　　五月十日起，镇上的老屋都挂上了新牌子，来看的人比过去多了一倍。\n"
    assert labels(text)[line][0] is Kind.HEADLINE


@pytest.mark.parametrize(
    "head", ["溪口文史资料选辑 第九辑", "高新法院工作简报 第二十八期", "14 | 白桦林 第3期", "白桦林 第3期 | 15"]
)
def test_a_paper_and_its_number_further_down(head: str) -> None:
    more = (STORY.replace("食堂", "澡堂"), OTHER.replace("车棚", "水塔"))
    top = "\n".join(["溪口周报", "2024年5月6日　第9期", "", STORY, OTHER, *more])
    assert labels(f"{top}\n{head}\n{STORY.replace('食堂', '书屋')}")[head][0] is Kind.RUNNING_HEAD
