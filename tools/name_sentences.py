"""Invented sentences with persons in them, and sentences that only look so, for the name tagger.

`sentences(rng, count)` yields `(text, spans)`: a folded text and the `[start, end)` of every full name in it.
`invented(rng, pool)` draws one name. Names are put together from surnames and given characters; nobody is meant.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette_cli.fold import fold
from gazette_cli.lexicon import words
from gazette_cli.tagger.candidates import MARRIED
from tools.layouts.content import Writer
from tools.layouts.world import ExhaustedError, World

Sentence = tuple[str, list[tuple[int, int]]]


def _row(text: str) -> list[str]:
    return text.split()


COMMON = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# Surnames that are also everyday words: what is learnt about the words must not hide the names.
EVERYDAY = (
    "高方时向成和明平白文万安常于石水云连路金车马关全任应来海年古冷花华温查农景都国武边利包商党单席项干能"
    "从惠楼种代苗强展言计公南米冰青宋居过元厉历解盛简池游宫原盖柳房应连封暴甘乔麦牛羊祖步衣乐丛由乌巫岑仇"
    "年门秋支初农占容幸桂储雅阳"
)
MEN = (
    "文志建国永德玉海晓小立庆学光家兴宝正明景云世承维传宏振启长嘉佳大贵成福春新忠东少军平荣祥茂树根满来发"
    "财有守克绍怀士先远中伟俊振广继仁义礼华金银铁长昌运久老"
)
WOMEN = "秀春玉金淑桂丽雅思雨子梓若一红彩爱凤月香翠兰美巧冬素瑞亚小晓海艳琼荷莲菊梅"
MEN_LAST = (
    "华英军强平林辉波涛勇杰生才贵福祥安康宁川峰鹏远帆航轩涵洋然诚良顺泉根松柏明亮伟国民龙虎山海江河东升初"
    "旺财发有礼义仁田成功全伦友明文斌武彪刚毅坤乾昆仑忠孝先锋"
)
WOMEN_LAST = "兰芳梅琴霞芝香花珍珠凤英娟丽敏静玲燕萍红艳娜婷莉蓉菊莲荣云秀娥妹姣娇彤妍琪蕾薇月仙巧芬翠青丹"
OLD_TAIWAN = ("罔市", "罔腰", "阿卻", "招弟")
SINGLE = (
    "伟静敏磊洋艳娟超涛琳倩婷健博昊蕾薇旭晨阳璐楠军强勇杰刚平明亮辉鹏飞斌波丽芳霞燕红梅兰玲娜莉萍峰毅俊凯"
    "帆瑞哲朗宁冉畅欣然瑶琪雯莹玥晗蓓蕊菲骏晖烨锋锐钧铭鑫淼森焱垚"
)
RARE = (
    "砚樵翀昉珩翊甯屿禾苇薏穗麦栀棠槿檀榆桐楸楚沅沚汀澍溪淮渭漪芷荇蘅茵菁萱桑茜苓荔苏绾绮缨纾婵媛妤婧姝嫣"
    "冕晁晏昕曦暄暮霁霄霆岚峤岱岑峻嵘崧璟珺琰琮瑾琬璇玑瓒钊铎锴镕铮韬韫骁骞骐骥麒麟鸿鹄雁鹭鸢"
)

FRAMES = tuple(
    """
{t}{p}说,{x}。
“{x}。”{t}{p}说。
{t}{p}介绍,{x}。
{p}告诉记者,{x}。
{o}{t}{p}主持会议,{x}。
{o}{t}{p}、{t}{p}、{t}{p}出席会议。
{o}{t}{p}带领{u}一行到{v}走访。
近日,{v}{u}{p}家里{x}。
{n}岁的{p}是{v}{u}。
{n}岁的{u}{p}一边干活一边说:“{x}。”
{u}{p}和{u}{p}一起{x}。
{p},女,{n}岁,{v}人,{x}。
{p}(女){x}。
{o}{t}{p}(左二)在{v}察看{k}。
记者 {p} 通讯员 {p} {p}
本报记者 {p}
(记者 {p} 通讯员 {p})
({p} {p})
{p} 摄
本报讯(记者{p})近日,{x}。
本报讯(通讯员{p} {p}){v}{x}。
文/{p} 图/{p}
作者:{p}
责任编辑:{p} 校对:{p}
编审:{p}   编辑:{p}  {p}
参会人员:{p}、{p}、{p}、{p}
获奖名单:{p} {p} {p} {p} {p}
一等奖:{p}({o})
二等奖:{p}、{p}
{p}同志任{o}{t};
免去{p}的{o}{t}职务。
{p}任{o}{t},{p}任{o}{t}。
“{p}!”有人在门口喊。
{t}{p}表示,{x}。
据{t}{p}回忆,{x}。
{p}把{k}送到{u}{p}手里。
在{u}{p}的带动下,{v}{x}。
{u}{p}家的{k}卖了{n}万元。
{p}一家{x}。
{p}夫妇在{v}开了一家店。
{o}{t}{p}向{p}颁发了{k}。
组长由{p}担任,副组长由{p}、{p}担任。
{p}老人今年{n}岁。
{p}书记{x}。
{p}主任走进{v},{x}。
{p}老师给孩子们讲{k}。
{p}女士反映,{x}。
当天上午,{p}来到{v}{x}。
{p}从{v}赶到{o},{x}。
为此,{p}{x}。
说起{k},{p}笑了。
听到这里,{p}红了眼眶。
这几年,{p}先后{x}。
党员{p}、{p}带头{x}。
他叫{p},是{o}的{t}。
这位{u}名叫{p},{x}。
志愿者{p}扶着{n}岁的{p}下楼。
{o}法人代表{p}签了字。
驾驶员{p}驾车经过{v}。
{p}等{n}名{u}受到表彰。
以{p}为代表的{u}{x}。
主人公{p}是{v}人。
{t}{p}、{p}分别作了发言。
{o}党委书记、{t}{p}出席。
{p}与{p}签订{k}。
{p}对{k}提出要求。
{p}没有{x}。
{p}每天{x}。
{p}也{x}。
{p}的{k}很好。
{p}在{v}{x}。
{p}给{p}送{k}。
{p}被评为先进个人。
{p}荣获{k}。
发件人:{p} 联系人:{p} 电话:{n}
{p}
{p}:{x}
{p}{f}{x}。
{t}{p}{f}{x}。
{v}{u}{p}{f}{k},{x}。
{n}岁的{u}{p}{f}{f}{k}。
那天晚上,{p}{f}{n}次。
{x},{p}{f}{f}{x}。
{x}。{p}{f}了{k}。
他是{o}{t}{p}{f}{x}。
{o}的{p}{f}{x}。
{o}工作人员{p}、{p}等{n}人{f}{x}。
{p}、{p}{f}{x}。
主讲{p},{v}{x}。
承办人{p}、{p}{x}。
{u}{p}({o})
{p}{r}{x}。
{x},{p}{r}{f}{k}。
被困的{p}{x}。
{v}来的{p}{f}{x}。
“{p}{f}了!”{x}。
“要不是{p}{f}我,{x}。”
{x}({u}{p})
第一名{p},第二名{p},第三名{p}。
冠军:{p} 亚军:{p}
一等奖 {p} 二等奖 {p} {p} 三等奖 {p}
一等奖{p},二等奖{p}、{p}。
{n} {p} {o} {n}分
{n}   {p}   {o}
{p} {n}元 {p} {n}元 {p} {n}元
{p}   {n}元   {p}   {n}元
{p}    男    {n}年{n}月    {o}{t}
{v} {p} {v} {p}
东头片 {p} 西头片 {p}
一组 {p}  二组 {p}  三组 {p}
组长:{p}
副组长:{p} {o}{t}
成 员:{p}  {p}  {p}
参会人员:{p}、{p}、{p}
出席的有{t}{p}、{p}、{p}等。
高一({n})班{p}{f}{x}。
{n}班的{p}{x}。
三年级({n})班 {p}
编辑|{p} 校对|{p} 审核|{p}
供稿:{p} 审核:{p}
(作者{p}系{o}{u})
(执笔:{p})
{v} {p} 图|{p}
“{p}”应为“{p}”。
主犯{p}(曾用名{p})归案。
小名叫阿{z},大名{p}。
我叫{p},今年{n}岁。
{t}{p}、{p}采写的报道获奖。
{p}领着{n}户{u}{x}。
{p}、{p}、{p}三人{x}。
{u}{p}、{p}、{p}等{n}户{x}。
{o}{t}{p},{t}{p}、{p}参加。
{p}{c}。
{p}{c},{c}。
{c},{p}{c}。
{c},{t}{p}{c}。
{t}{p}{c},{c}。
{u}{p}{c},{c}。
{v}{u}{p}{c}。
{o}{t}{p}{c},{c}。
“{c}。”{p}{c}。
“{c}。”{t}{p}{c}。
{c}的{p}{c}。
{p}的{c}。
{d}{p}{c}。
{d}{p},{c}。
{d}{p}。
{c},{d}{p}{c}。
{d}{u}{p}{c}。
{h}{p}{c}。
{h}{p}{f}{k}。
{h}{p}以{n}分获一等奖,{h}{p}、{h}{p}获二等奖。
{h}{p}、{h}{p}{x}。
{h} {p} {p} {p} {p}
{h}   {p}  {n}  {p}  {p}
{h}:{p}
{h}{p}、{h}{p}、{h}{p}
洽询:{h}{p} ({n}){n}-{n}
有意者请洽{p},分机{n}。
电话{n}找{p},或者到{v}。
材料交{h}{p}处。
轮到{p}{f}{k}。
轮到{p}是{n}点。
{n}岁的{t}{p}{c}。
{n}岁的{t}{p}{f}{k},{x}。
{n}岁的{p}{f}{k},{c}。
年纪最大的{p}{t}{n}岁。
{p}{t}{n}岁,{x}。
文中“{p}”误为“{p}”。
“{p}”误写为“{p}”,特此更正。
{t}{p}误植为{p},谨此致歉。
第{n}版{p}误作{p}。
任命{p}、{p}为{o}{t};
免去{p}的{o}{t}职务,退休。
关于{p}等职务任免的通知
关于{p}同志任职的通知
被执行人{p},男,{n}岁,{x}。
{p}讯 {c}
整理:{p}
{t}:{p}
{t}:{p},电话{n}
{t}:{p}   {t}:{p}
{p}的{k}{f}了。
{p}透露,{c}。
{p}坦言,{c}。
{p}第一个{f}{k}。
{p}站在{v}{f}{k}。
{p}为{k}{f}{k}。
{t}{p}为{u}{f}{k}。
{p}遗失{k},声明作废。
{p}、{p}{n}人因{c}。
给{n}岁的{p}{f}{k}。
{p}从{v}{f}出来。
{p}以{k}{f}{k}。
{p}用{k}{f}{k}。
{p}被{f}到{v}。
{p}家{f}{k}。
{p}家住{v},{c}。
{p}当场{f},{c}。
{p}由{u}{f}着{c}。
{t}、{t}{p}{c}。
{t}{p}{f}{p}{k}。
{p}和{p}{c}。
{p}跟{p}{f}。
“{p}{t},{c}。”
问{p},{p}说:“{c}。”
只见{p}{f}{k}。
{p}心里{f},{c}。
此时,{p}{f}{k}。
{p}:{c}。
图为{p}{f}{k}。
图:{p}{f}{k},{c}。
其中:{p}{n},000元,{p}{n}元,{p}{n}元。
{p}{n},000元、{p}{n}元,{c}。
1.{p} 2.{p} 3.{p}
{h}:{p} {n}-{n}
报名请洽{h}{p}。
{p}同志:{c}。
{n}岁{t}{p}{c}。
{n}岁{t}{p}{f}{k}。
{p}、{p}夫妇{c}。
{p}夫妻{f}{k}。
{p}父子{f}{k}。
{p}家庭{c}。
{p}工作室{c}。
由{p}{f}的{k}{c}。
{v}{p}{c}。
{v}的{p}{f}{k}。
家住{v}的{p}{c}。
{f}{k}的{p}{f}:“{c}。”
{p}{n}日{c}。
{p}{n}月{n}日{f}{k}。
{p}昨日{c}。
{p}昨天{f}{k}。
{p}今天{f}{k}。
{k}是{p}{f}的。
{f}的是{p}。
{c},是{p}{f}{k}。
“{c},”{p}{f},“{c}。”
「{c}。」{t}{p}{f}。
{t}{p}{f}道,{c}。
""".strip().split("\n")
)
WITHOUT = tuple(
    """
{o}{w}工作会议召开,{x}。
{u}{w}开展,{x}。
{t}{w}{x}。
{v}{w}{x}。
{w},{x}。
“{w}”活动在{v}举行。
{w}、{w}、{w}三项工作{x}。
推进{w},{x}。
{k}和{w}{x}。
{s}{u}{x}。
{s}家沟、{s}庄、{s}家湾三个村{x}。
{s}{q}{x}。
{s}店镇{w}{x}。
从{s}桥到{s}村,{x}。
{s}书记、{s}主任到{v}走访。
{s}大爷和{s}奶奶{x}。
{s}某因{k}被查。
小{s}说,{x}。
老{s}笑了:“{x}。”
{n}个{w}{x}。
{u}们{w}地{x}。
各{o}{w}。
{w}(二)
一、{w}
{w}:{k}
{s}{a}{q}{x}。
{s}{a}{b}{q}{x}。
在{s}{a}{b}{q}、{s}{a}{q}等处{x}。
“{s}{a}{b}”{q}{x}。
{s}{r}说,{x}。
{s}{r}{x}。
听{s}{r}讲{k}。
{t}{s}{r}{x}。
发展{s}{z}、{s}{z}等{k},{x}。
{s}{z}{k}{x}。
{s}{z}{z}{x}。
被{s}{z},{x}。
{n}元,{n}毛{z}。{x}。
{n}月{n}日{n}时{z}{x}。
{x},{z}{s}{z}{z}。
“{s}{z}{z}”项目{x}。
{s}{z}{k},{x}。
把{k}{s}{z}了。
{e}{g}、{e}{g}、{e}{g},{x}。
{e}{g},{e}{g},{x}。
推行“{e}{g}、{e}{g}、{e}{g}”制度。
{o}{e}{g}、{e}{g}、{e}{g},{x}。
一是{e}{g}。{x}。
{e}{g}
{u}边{z}边{z},{x}。
{s}{a}{l}、{s}{a}{l}、{s}{a}{l}三地{x}。
{s}{z}{l}、{s}{z}{z}{l}{x}。
{s}{a}{l}以北、{s}{a}{l}以南{x}。
跨过{s}{a}{l},{x}。
从{s}{a}{l}到{s}{a}{l},{x}。
{s}{l}边的{k}{x}。
{s}{l}对面{x}。
{s}{z}至{s}{z}段{x}。
{s}政发〔20{n}〕{n}号
{s}{z}办〔20{n}〕{n}号
“{s}{z}{k}”和“{s}{a}{b}{q}”{x}。
{s}{a}{q}、{s}{z}{q}、{s}{b}{q}{x}。
{s}{z}{z}有限公司{x}。
{s}掌柜、{s}家嫂子{x}。
{n}个{s}{z}、{n}个{s}{z}{x}。
{s}{a}{l}{u}{s}{r}{x}。
{s}{a}{l}{s}{a}{q}{x}。
{s}对岸{x}。
每个{s}{f}{k}{n}吨。
{k}{s}{f}{z},{x}。
{u}的{k}{s}{f}{f}。
各{s}{f}{z}{k}。
{k}{n},{s}{f}{z}。
{c},{s}{f}{f}。
{z}{s}{f}{z}、{c}。
在{z}{s}上{f}{k}。
{s}里还有{k}。
{z}{s}前{c}。
{s}{z}费{n}元,{s}{f}{z}费{n}元。
{z}{s}{z}期{c}。
{k}万{z} {n} {n}
{s}{f}{k}{f}{z}。
{h}{s}{r}{c}。
{h}{s}{z}{z}{c}。
{h}{w}{c}。
{h}{e}{g}{f}{k}。
{n}岁的{s}{r}{c}。
{s}{z}{z},{s}{z}{z},{x}。
{c}{s}{f}{f}{z}。
{u}{f}了{m}{g},{x}。
{u}{f}了{m}{z}{g}{k}。
{v}多了{m}{g}:{x}。
{x},{f}{m}{g}。
{f}{m}{z}{z}的{k}。
{n} {m}{g}{x}。
每{m}{g}{n}元。
{u}方{f}{k}。
{u}方{g}{k},{x}。
""".strip().split("\n")
)
# Words of measure that are surnames, too: 贴了张|红纸.
MEASURES = "张张张张支封双项席束节管门份"
# Parts of bodies, behind which somebody may be named: 急诊科, 社会课, 金工一车间.
UNITS = _row(
    "急诊科 内科 外科 妇产科 儿科 药剂科 护理部 检验科 针灸科 财务科 保卫科 总务科 宣传科 技术科 设备科 企管科  "
    "社会课 民政课 农业课 财政课 户政课 清洁队 图书馆 文化站 司法所 国土所 水利站 农技站 兽医站 广播站 财政所  "
    "一车间 二车间 金工车间 装配车间 热处理 机修班 电工班 运转班 动力科 供应科 销售部 研发部 客服部 后勤部 工程部  "
    "办公室 教务处 学生处 团委 工会 妇联 校医室 语文组 数学组 资源学院 法学院 三班 五班 二队 四队 第三小组  "
)
# What rivers, bridges and lanes are called, where a given name could end, too.
PLACE_ENDS = "河湖里桥坡岗门塘洲州渡营路园亭楼岛关塔台头尾边港浦津滨源洞井坞"
PEOPLE = _row("居民 村民 群众 党员 业主 志愿者 网格员 职工 农户 市民 学生 家长 干部 老党员  退休教师 商户 贫困户 ")
THINGS = _row(
    "台账 彩礼 环境卫生 防汛物资 慰问品 荣誉证书 合同 核桃 柑橘 玉米 大棚 水渠  "
    "路灯 健身器材 垃圾桶 政策 故事 账本 工资 协议 灶台 危房 药品 山羊 收入 奖状 "
)
AFTER_PLACES = _row(
    "桥村 寨乡 湾社区 集镇 庄小学 家营 沟组 坝水库 河大桥 园小区 园 城 苑 苑小区  "
    "花园 小区 集团 公司 路 街 大道 广场 商场 酒店 超市 药业 物流 村 镇 乡  "
    "社区 街道 小学 中学 医院 大桥 水库 工业园 食品 科技 生物 建筑 物业 银行 山  "
    "湖 河 岭 里小区 湾 府 名邸 公馆 国际 大厦 "
)
DOINGS = _row(
    "工作进展顺利 大家很满意 正在加紧施工 家家户户都出了力 心里暖洋洋的  "
    "来来回回跑了好几趟 开展了防溺水宣传 清理了河道垃圾 组织召开了院坝会 修好了水管  "
    "申请了公益性岗位 领到了补贴 提出三点要求 把问题解决在家门口 种了十几亩辣椒  "
    "收成比去年好 入户发放明白卡 坚持了三十多年 排查安全隐患 和邻居商量修路的事  "
    "参加了培训 一直忙到天黑 打扫了卫生 养了两百只鸡 带头拆了围墙 连夜转移 做好防护  "
    "签了承诺书 "
)
PLACES = _row(
    "松坪村 鹿渡社区 桂陂镇 杏洲街道 兰岙乡 柏埠小区 铁垭村 竹坞组 雁沱村 菱港社区  "
    "县医院 村委会 敬老院 文化广场 产业园 田间地头 便民服务中心 工地 学校 现场 "
)
BODIES = _row(
    "区委 县委 县政府 街道 镇 村 社区 区教育局 市公安局 县农业农村局 区应急管理局  "
    "街道办事处 县妇联 团县委 市场监管所 派出所 卫生院 村委会 合作社 物业公司  "
    "第一小学 县融媒体中心 街道党工委 镇党委 区人大常委会 县政协 区委组织部 县财政局 "
)


@dataclass(frozen=True, slots=True)
class Pool:
    """Given characters seen in real names, by their place in the name, as often as they are drawn."""

    first: Sequence[str] = tuple(MEN + WOMEN)
    last: Sequence[str] = tuple(MEN_LAST + WOMEN_LAST)
    single: Sequence[str] = tuple(SINGLE)
    any: Sequence[str] = tuple(RARE)  # characters of ordinary text: 采薇, 老满, 长友
    words: Sequence[str] = ("小满", "春桃", "得胜")  # ordinary words of two characters
    verbs: Sequence[str] = ("说", "正在", "把")  # words that may stand behind a name
    clauses: Sequence[str] = ("正在修路", "把桥修好了")  # what may be told of a person
    leads: Sequence[str] = ("大家选", "昨天送来的是")  # what a name may end
    whole: Sequence[str] = ("盛夏", "江岸")  # ordinary words that could be a whole name


def _surnames() -> tuple[list[str], list[str]]:
    entries = words("surnames")
    return [e for e in entries if len(e) == 1], [e for e in entries if len(e) == 2]


def invented(rng: random.Random, pool: Pool) -> str:
    """A name of two to four characters, every second with a surname that is not common."""
    single, double = _surnames()
    chance = rng.random()
    surname = rng.choice(
        double if chance < 0.06 else single if chance < 0.36 else EVERYDAY if chance < 0.54 else COMMON
    )
    if rng.random() < 0.03:
        given = rng.choice(OLD_TAIWAN) if rng.random() < 0.2 else rng.choice(WOMEN + "阿阿") + rng.choice(WOMEN_LAST)
        return rng.choice(MARRIED) + rng.choice(MARRIED) + given
    if rng.random() < 0.06:
        return surname + rng.choice("阿老小小大二三四五再") + rng.choice((pool.any, pool.last)[rng.random() < 0.7])
    if rng.random() < 0.01:
        return surname + 2 * rng.choice(SINGLE)
    if len(surname) == 2 and rng.random() < 0.3:
        return surname + rng.choice(pool.single)
    if rng.random() < 0.08:
        return surname + rng.choice(pool.words)
    if rng.random() < 0.1:
        size = rng.choice((1, 2, 2))
        return surname + "".join(rng.choice((pool.any, pool.last)[rng.random() < 0.5]) for _ in range(size))
    if rng.random() < 0.28:
        return surname + rng.choice(RARE if rng.random() < 0.15 else SINGLE if rng.random() < 0.5 else pool.single)
    chance = rng.random()
    if chance < 0.35:
        return surname + rng.choice(pool.first) + rng.choice(pool.last)
    if chance < 0.6:
        return surname + rng.choice(MEN) + rng.choice(MEN_LAST)
    if chance < 0.85:
        return surname + rng.choice(WOMEN) + rng.choice(WOMEN_LAST)
    return surname + rng.choice(RARE + MEN + WOMEN) + rng.choice(RARE + MEN_LAST + WOMEN_LAST)


def sentences(rng: random.Random, count: int, pool: Pool, traps: Sequence[str]) -> Iterator[Sentence]:
    """`count` sentences, every fifth of them without a person; `traps` are words that begin like names."""
    titles = words("titles")
    single, _ = _surnames()
    short = [title for title in titles if len(title) == 2]
    draw = {
        "t": lambda: rng.choice(titles),
        "u": lambda: rng.choice(PEOPLE),
        "o": lambda: rng.choice(BODIES),
        "h": lambda: rng.choice(UNITS),
        "v": lambda: rng.choice(PLACES),
        "k": lambda: rng.choice(THINGS),
        "x": lambda: rng.choice(DOINGS),
        "n": lambda: str(rng.randint(20, 98)),
        "w": lambda: rng.choice(traps),
        "s": lambda: rng.choice(single),
        "q": lambda: rng.choice(AFTER_PLACES),
        "r": lambda: rng.choice(short),
        "m": lambda: rng.choice(MEASURES),
        "z": lambda: rng.choice(pool.any),
        "f": lambda: rng.choice(pool.verbs),
        "e": lambda: rng.choice(EVERYDAY),
        "g": lambda: rng.choice(pool.words),
        "l": lambda: rng.choice(PLACE_ENDS),
        "c": lambda: rng.choice(pool.clauses),
        "d": lambda: rng.choice(pool.leads),
        "a": lambda: rng.choice(pool.first),
        "b": lambda: rng.choice(pool.last),
        "p": lambda: invented(rng, pool),
    }
    for number in range(count):
        frame = rng.choice(WITHOUT if number % 5 == 0 else FRAMES)
        spans, text, told = [], "", False
        for piece in filter(None, re.split(r"(\{\w\})", frame)):
            filled = draw[piece[1]]() if piece[:1] == "{" else piece
            if piece == "{p}":
                if told and rng.random() < 0.04:
                    filled = rng.choice(pool.whole)
                spans.append((len(text), len(text) + len(filled)))
            text, told = text + filled, piece == "{t}" and filled[-1] in "长记任员师官者"
        yield text, spans


class _Marked(World):
    """An invented county whose people are marked where they are named."""

    def __init__(self, rng: random.Random, pool: Pool) -> None:
        self.pool = pool
        super().__init__(rng)

    def person(self) -> str:
        """A new name between two marks."""
        return f"\x01{invented(self.rng, self.pool)}\x02"


def stories(rng: random.Random, count: int, pool: Pool) -> Iterator[Sentence]:
    """`count` paragraphs of the invented county newspapers that the layout tests are made of."""
    told = 0
    while told < count:
        writer = Writer(_Marked(rng, pool))
        for _ in range(12):
            topic, fixed = writer.world.subject()
            for _ in range(6):
                try:
                    text = writer.paragraph(topic, fixed)
                except ExhaustedError:
                    break
                told += 1
                yield unmarked(text)


def unmarked(text: str) -> Sentence:
    """The text without the marks, and where they were.

    >>> unmarked("镇长\\x01王明\\x02说")
    ('镇长王明说', [(2, 4)])
    """
    plain, spans, begin = "", [], 0
    for piece in re.split("([\x01\x02])", fold_marked(text)):
        if piece == "\x01":
            begin = len(plain)
        elif piece == "\x02":
            spans.append((begin, len(plain)))
        else:
            plain += piece
    return plain, spans


def fold_marked(text: str) -> str:
    """The text folded, the marks left in."""
    return "".join(piece if piece in "\x01\x02" else fold(piece).text for piece in re.split("([\x01\x02])", text))
