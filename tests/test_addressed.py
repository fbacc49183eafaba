"""People called by surname and title, and people whose given name is withheld."""

from __future__ import annotations

import pytest

from gazette_cli.extract.addressed import addressed
from gazette_cli.extract.base import Context
from gazette_cli.extract.names import find_names


def _kinds(text: str) -> list[tuple[str, str | None, str]]:
    return [
        (found.value["name"], found.value["title"], found.value["kind"])
        for found in find_names(text, Context())
        if found.value["kind"] != "person"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("薛法官耐心调解了两个钟头", [("薛法官", "法官", "surname-title")]),
        ("陳老師和張女士都到了", [("陳老師", "老師", "surname-title"), ("張女士", "女士", "surname-title")]),
        ("来的是欧阳老师", [("欧阳老师", "老师", "surname-title")]),
        ("不是李副主任医师", [("李副主任医师", "副主任医师", "surname-title")]),
        ("找到于书记的时候", [("于书记", "书记", "surname-title")]),
        ("高校长说", [("高校长", "校长", "surname-title")]),
        ("嫌疑人茅某落网,李某某另案处理", [("茅某", None, "masked"), ("李某某", None, "masked")]),
        ("王某强因醉驾被拘,赵某平时爱喝酒", [("王某强", None, "masked"), ("赵某", None, "masked")]),
        ("张某甲和张某乙是兄弟", [("张某甲", None, "masked"), ("张某乙", None, "masked")]),
    ],
)  # fmt: skip
def test_people_who_are_not_named_in_full(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert _kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "主张老师多读书", "高校长期以来重视", "各区书记和镇长", "双江县长到会", "白马村长", "和老师一起", "办公室主任",
        "党总支书记", "有关主任也在场", "于某日到某地", "应某公司要求", "班主任", "二班班长", "楼组长", "车队长",
        "各位谢老师们", "路易斯·郑先生", "科雷先生", "买的是康师傅",
    ],
)  # fmt: skip
def test_words_that_only_look_like_it(text: str) -> None:
    assert _kinds(text) == []


def test_a_full_name_is_one_name() -> None:
    found = list(find_names("我问陈明远老师,陈老师说不急", Context()))
    assert [(one.value["name"], one.value["kind"]) for one in found] == [
        ("陈明远", "person"),
        ("陈老师", "surname-title"),
    ]


def test_places_are_those_of_the_text() -> None:
    text = "1997年。\n薛法官来了;徐大爷不在。"
    assert [text[one.start : one.end] for one in addressed(text)] == ["薛法官", "徐大爷"]
