"""Bulletins of offices: columns of the list of contents, decrees and their numbers."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind

TOP = "溪口市人民政府公报\n2022年第4期（总第97期）\n4月30日出版　　月刊\n"
ORDER = "　　根据防火期的有关规定，现将溪口林场封山的时间和范围公告如下，请过往群众遵守。\n"
MORE = "　　封山期间，护林员在三个路口登记过往车辆，带火种进山的，按有关规定处理。\n"


def test_a_long_name_of_a_column_in_the_list_of_contents() -> None:
    column = "市林业局及林场文件"
    text = (
        f"{TOP}目　　录\n【{column}】\n关于调整护林员补助标准的通知…………（4）\n"
        "【人事任免】\n王小满等2人任免的通知…………（9）\n"
        f"{column}\n溪政办发〔2022〕14号\n溪口市人民政府办公室关于\n调整护林员补助标准的通知\n"
        f"各区人民政府，市直各部门：\n{ORDER}{MORE}溪口市人民政府办公室\n2022年4月7日\n"
    )
    assert labels(text)[column][0] is Kind.STANDING_HEAD
    assert titles(text)[0] == "溪口市人民政府办公室关于调整护林员补助标准的通知"


def test_a_decree_and_its_number() -> None:
    text = (
        f"{TOP}溪口林场去年植树四万株\n{MORE}{ORDER}溪口县人民代表大会常务委员会\n"
        f"公　　　　告\n第　6　号\n{ORDER}{MORE}特此公告。\n"
        "　　　　　　　　溪口县人大常委会\n　　　　　　　　2022年4月18日\n"
    )
    found = labels(text)
    assert found["公　　　　告"][0] is Kind.HEADLINE
    assert found["第　6　号"][0] is Kind.DECK
