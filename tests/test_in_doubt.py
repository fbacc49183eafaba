"""Headline or crosshead: where the looks leave both open, the words decide."""

from __future__ import annotations

import math

import pytest

from gazette_cli.structure.features import Candidate
from gazette_cli.structure.in_doubt import headings_in_doubt, log_odds, weighed
from gazette_cli.structure.states import State
from gazette_cli.structure.wording import worded

HEAD = Candidate((State.HEAD,), ())
LEAD = Candidate((State.LEAD,), ())
DOUBT = Candidate((State.HEAD, State.SECTION, State.CROSSHEAD), ())
SHARES = [[1.0], [1.0], [0.5, 0.1, 0.4], [1.0], [1.0], [1.0]]
UNITS = [HEAD, LEAD, DOUBT, LEAD, HEAD, LEAD]
FERRY = ["老渡口", "渡口的船工覃守义摆渡三十年", "船往哪儿去?", "覃守义把渡口的缆绳收好", "修路", "路修到了村口"]
SCHOOL = ["老渡口", "渡口的船工覃守义摆渡三十年", "石桥镇建成三所小学", "新书上架两百册", "修路", "路修到了村口"]


def told(texts: list[str]) -> list[float]:
    """The shares of the states of the heading in doubt, with what its words and the texts add."""
    added = weighed(UNITS, SHARES, texts)[2]
    parts = [share * math.exp(by) for share, by in zip(SHARES[2], added, strict=True)]
    return [part / sum(parts) for part in parts]


def test_a_question_within_a_story_is_a_crosshead_and_a_sentence_with_a_place_a_headline() -> None:
    asked, said = told(FERRY), told(SCHOOL)
    assert asked[0] < 0.25 < 0.6 < asked[2]
    assert said[2] < 0.25 < 0.6 < said[0]


@pytest.mark.parametrize("texts", [FERRY, SCHOOL])
def test_other_readings_keep_their_share(texts: list[str]) -> None:
    assert told(texts)[1] == pytest.approx(SHARES[2][1])


def test_only_what_is_in_doubt_is_weighed() -> None:
    sure = [*SHARES[:2], [0.99, 0.0, 0.01], *SHARES[3:]]
    other = [*SHARES[:2], [0.1, 0.8, 0.1], *SHARES[3:]]
    assert weighed(UNITS, sure, FERRY) == weighed(UNITS, other, FERRY) == {}


def test_no_story_further_off_than_an_issue_is_read() -> None:
    far = 400
    units, shares = [*UNITS, *[LEAD] * far, HEAD], [*SHARES, *[[1.0]] * (far + 1)]
    texts = [*FERRY, *["路修到了村口"] * far]
    near, other = (next(headings_in_doubt(units, shares, [*texts, end])).cues for end in ("渡口", "晒场"))
    assert near == other


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("钱从哪儿来", {"asks", "comes"}),
        ("“我先试一次”", {"quoted", "before"}),
        ("還差一口井", {"adverb"}),
        ("县图书馆十月开馆", {"place", "time"}),
        ("【防汛提示】", {"bracketed", "box"}),
        ("梨园新苗", set()),
    ],
)
def test_the_cues_of_a_heading(heading: str, names: set[str]) -> None:
    assert {name for name, has in worded(heading).items() if has} == names


def test_what_asks_is_less_a_headline_than_what_names_a_place() -> None:
    cues = {"held-together": 0.0, "log-length-below": 5.0}
    assert (
        log_odds(cues | worded("水去了哪儿"))
        < log_odds(cues | worded("水去了山沟"))
        < log_odds(cues | worded("水去了县城"))
    )
