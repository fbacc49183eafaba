"""What stories share with themselves and with no other speaks for a crosshead."""

from __future__ import annotations

from gazette_cli.structure.cohesion import held_together, shared

ABOVE, BELOW = (0, 2), (3, 4)
FERRY = ["老渡口", "渡口的船工覃守义摆渡三十年", "最后一趟船", "覃守义把渡口的缆绳收好", "修路", "路修到了村口"]
PAPER = ["老渡口", "渡口的船工覃守义摆渡三十年", "图书室", "新书上架两百册", "修路", "路修到了村口"]


def test_names_that_come_back_hold_a_story_together() -> None:
    assert held_together(PAPER, ABOVE, BELOW) < 0 < held_together(FERRY, ABOVE, BELOW)


def test_what_stands_in_other_stories_does_not_count() -> None:
    everywhere = [*FERRY[:4], "渡口修路", "覃守义的路修到了村口"]
    assert shared(everywhere, ABOVE, BELOW) < shared(FERRY, ABOVE, BELOW)


def test_few_other_stories_tell_little() -> None:
    many = [*FERRY[:5], "路修到了村口" * 200]
    assert held_together(FERRY[:4], ABOVE, BELOW) == 0.0
    assert held_together(many, ABOVE, BELOW) > held_together(FERRY, ABOVE, BELOW) > 0


def test_below_nothing_there_is_nothing_to_share() -> None:
    assert held_together(FERRY[2:], (0, 0), (1, 2)) == 0.0
