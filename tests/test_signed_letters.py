"""Short letters of readers in one column, each signed behind a dash."""

from __future__ import annotations

from tests.pages import OTHER, labels, read

from gazette_cli.block import Kind

LETTERS = (
    "渡口的新船坐了一回，稳当，就是座位少了几个，老人上来没处坐。——读者　王小满\n"
    "路灯熄得太早，夜里九点半就黑了，下夜班的人只好摸着墙走。——一位下夜班的护士\n"
    "食堂的粥好喝，咸菜要是再淡些就更好了。——读者　李芳\n"
)


def test_letters_behind_dashes() -> None:
    text = (
        f"溪口通讯\n2024年第9期　2024年10月11日\n{OTHER}街坊说\n{LETTERS}渡口修桥\n"
        "　　渡口的木桥四月里修好了，换了三十块木板，过桥的人说走着不响了。\n"
    )
    assert labels(text)["街坊说"][0] is Kind.STANDING_HEAD
    letters = [article for article in read(text).articles if article.headline is None]
    assert [[who.name for who in letter.people] for letter in letters] == [["王小满"], [], ["李芳"]]
