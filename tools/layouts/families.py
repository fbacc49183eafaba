"""The families of layouts by name, and those that are never to be used for tuning."""

from __future__ import annotations

import random
from collections.abc import Callable

from tools.layouts import (
    civic,
    columns,
    digital,
    leaflets,
    office,
    oldpaper,
    papers,
    records,
    school,
    taiwan,
    talks,
    webpages,
)  # fmt: skip
from tools.layouts.layout import Issue

FAMILIES: dict[str, Callable[[random.Random], Issue]] = {
    "paper-tail": papers.paper_tail,
    "paper-lead": papers.paper_lead,
    "paper-head": papers.paper_head,
    "paper-briefs": papers.briefs_page,
    "paper-whole": papers.whole_issue,
    "paper-traditional": papers.traditional_paper,
    "paper-width": papers.county_width,
    "school-wrapped": papers.school_wrapped,
    "literary": papers.literary,
    "newsletter-plain": papers.paper_plain,
    "emagazine": digital.emagazine,
    "wechat": digital.wechat,
    "epaper": digital.epaper,
    "questions": digital.question_page,
    "red-brief": office.red_brief,
    "bulletin": office.bulletin,
    "chronicle": office.chronicle,
    "long-report": office.long_report,
    "notice-board": office.notice_board,
    "tabloid": columns.tabloid,
    "paged-pdf": columns.paged_pdf,
    "twice-ended": columns.twice_ended,
    "asking": leaflets.asking_newsletter,
    "house-monthly": leaflets.house_monthly,
    "mail-digest": leaflets.mail_digest,
    "hotline": civic.hotline_letters,
    "village-sheet": civic.village_sheet,
    "listings": civic.listings,
    "items-bulletin": records.items_bulletin,
    "almanac": records.almanac,
    "decrees": records.decrees,
    "web-site": webpages.web_site,
    "double-page": talks.double_pages,
    "interviews": talks.interviews,
    "school-page": school.school_page,
    "ocr-1980s": oldpaper.ocr_eighties,
    "ward-newsletter": taiwan.ward_newsletter,
}

HELD_OUT = ("paper-head", "newsletter-plain", "bulletin", "epaper", "literary")
"""Families kept for the final measure: nothing is tuned, trained or debugged on them."""

TUNING = tuple(name for name in FAMILIES if name not in HELD_OUT)
"""All others, in order."""


def build(family: str, seed: int) -> Issue:
    """One issue of a family; the same family and seed give the same issue on every machine."""
    return FAMILIES[family](random.Random(f"{family}/{seed}"))
