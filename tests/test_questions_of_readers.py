"""Questions of readers with who asked below them in brackets."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind


def test_a_question_above_who_asked() -> None:
    text = (
        "溪口農訊\n民國114年5月10日出刊　每月10日發行\n公　告\n"
        "二期作轉作申報開始受理\n主旨：公告114年二期作轉作、休耕申報期間及給付標準。\n"
        "一、申報期間：自114年6月2日至6月30日止，逾期不受理。\n二、申報地點：農地所在地鄉公所，假日不受理。\n"
        "農友問答\nQ：田邊的福壽螺，撿掉就好嗎？\n（下林鄉　王小滿）\n"
        "A：撿掉的螺要打碎才有效。卵怕水，浸水一天，孵化率就降下來；掉在乾土上的照樣孵。（農業處　李大山）\n"
        "河埠頭的碾米廠\n文／張芳\n碾米廠停機那天，樑上的灰有兩公分厚。王老闆說，灰不要掃，掃了就沒有味道了。\n"
    )
    assert labels(text)["農友問答"][0] is Kind.STANDING_HEAD
    assert "Q：田邊的福壽螺，撿掉就好嗎？" in titles(text)
