"""What stories share with themselves and with no other speaks for a crosshead."""

from __future__ import annotations

from gazette_cli.structure.cohesion import held_together, shared
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.states import State

HEAD = Candidate((State.HEAD,), ())
LEAD = Candidate((State.LEAD,), ())
DOUBT = Candidate((State.HEAD, State.CROSSHEAD), ())
SHARES = [[1.0], [1.0], [0.6, 0.4], [1.0], [1.0], [1.0]]
UNITS = [HEAD, LEAD, DOUBT, LEAD, HEAD, LEAD]
FERRY = ["老渡口", "渡口的船工覃守义摆渡三十年", "最后一趟船", "覃守义把渡口的缆绳收好", "修路", "路修到了村口"]
PAPER = ["老渡口", "渡口的船工覃守义摆渡三十年", "图书室", "新书上架两百册", "修路", "路修到了村口"]


def test_names_that_come_back_speak_for_a_crosshead() -> None:
    told, silent = (held_together(UNITS, SHARES, texts)[2] for texts in (FERRY, PAPER))
    assert told[0] < 0 < silent[0]
    assert told[1] == silent[1] == 0.0


def test_what_stands_in_other_stories_does_not_count() -> None:
    everywhere = [*FERRY[:4], "渡口修路", "覃守义的路修到了村口"]
    assert shared(everywhere, (0, 2), (3, 4)) < shared(FERRY, (0, 2), (3, 4))


def test_only_what_is_in_doubt_is_weighed() -> None:
    sure = [*SHARES[:2], [0.99, 0.01], *SHARES[3:]]
    assert held_together(UNITS, sure, FERRY) == {}
    assert held_together(UNITS[2:], SHARES[2:], FERRY[2:]) == {}, "nothing stands above"


def test_few_other_stories_tell_little() -> None:
    alone = held_together(UNITS[:4], SHARES[:4], FERRY[:4])
    many = held_together(UNITS, SHARES, [*FERRY[:5], "路修到了村口" * 200])
    assert alone == {}
    assert many[2][0] < held_together(UNITS, SHARES, FERRY)[2][0] < 0


def test_no_story_further_off_than_an_issue_is_read() -> None:
    far = 400
    units, shares = [*UNITS, *[LEAD] * far, HEAD], [*SHARES, *[[1.0]] * (far + 1)]
    texts = [*FERRY, *["路修到了村口"] * far]
    assert held_together(units, shares, [*texts, "渡口"]) == held_together(units, shares, [*texts, "晒场"])
