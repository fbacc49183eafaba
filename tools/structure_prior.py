"""What an editor would say before any counting: the weights that fitting starts from and is pulled back to."""

from __future__ import annotations

EMISSIONS = {
    "text|head-like": -2.0, "text|row": 2.5, "text|dash": -2.0, "text|comma": 0.5, "text|below-unfinished": 0.5,
    "head|announced": 4.0, "crosshead|announced": -3.0, "head|not-announced": -1.0, "crosshead|not-announced": 1.0,
    "head|numbered": -2.0, "crosshead|numbered": 1.5, "head|dash": 2.0, "crosshead|dash": -4.0,
    "head|spaced": 0.7, "head|colon": 0.5, "head|length-0": -1.0, "head|length-3": 0.3, "head|length-4": 0.5,
    "head|length-5": 0.5, "head|length-6": 0.5, "crosshead|length-1": 0.3, "crosshead|length-2": 0.5,
    "crosshead|length-3": 0.3, "crosshead|length-5": -1.0, "crosshead|length-6": -1.5,
    "crosshead|parallel-shape": 2.0, "crosshead|parallel-length": 0.5, "crosshead|parallel-number": 1.0,
    "crosshead|echo": 1.5,
    "head|row": -3.0, "crosshead|row": -3.0, "section|standing": 4.5, "section|section-word": 2.5,
    "section|head-like": -2.5, "section|announced": -2.0, "section|section-mark": 3.5,
    "section|mark-comes-back": 1.0, "section|length-0": 0.5, "section|length-6": -2.0, "section|length-5": -1.0,
    "head|below-number-mark": 2.5, "head|below-ornament": 1.2, "head|below-folio": 1.0,
    "head|below-running-head": 1.2,
    "head|below-issue-line": 1.0, "head|below-contents": 1.0, "head|below-jump": 0.8, "head|below-staff": 0.8,
    "head|below-menu": 1.0, "crosshead|below-menu": -1.0, "head|gap-above": 0.8,
    "head|first": 0.5, "head|short-for-head": -0.5, "crosshead|short-for-head": 0.3,
    "head|long-for-head": 0.3, "item|note": 2.5, "item|mark-comes-back": 0.5, "item|run-in": 0.8, "item|dated": 0.5,
    "item|text-like": -1.5, "item|tag": 0.5, "item|item-beside": 1.0, "item|head-like": -0.5, "head|attachment": -3.0,
    "head|law-article": -4.0, "crosshead|law-article": 0.5, "head|question": -0.5,
    "text|byline-names": -2.0, "head|byline-names": -4.0, "section|byline-names": -4.0,
    "head-byline|byline-names": -0.3, "tail-byline|byline-names": -0.5, "text|signature": -3.0,
    "head|unlike-models-spaced": -0.8, "head|section-mark": -1.5, "crosshead|section-mark": -0.5,
    "head|mark-comes-back": -0.5, "head|unlike-models-colon": -0.8, "head|unlike-models-gap": -1.0,
    "head|unlike-models-numbered": -1.0, "head|unlike-models-marked": -0.8, "head|unlike-models-centred": -1.0,
    "head|columns": -4.0, "crosshead|columns": -3.0, "text|columns": 3.0, "item|emoji-mark": -2.0,
    "head|announced-short": -2.0, "section|announced-short": 4.0, "section|above-number-mark": 3.0,
    "head|above-number-mark": -1.5, "section|month": 5.0, "head|month": -2.0, "crosshead|month": -1.0,
    "text|bracketed": 2.5, "head|bracketed": -3.0,
    "crosshead|bracketed": -2.0, "head|title-word": 2.5, "crosshead|title-word": -1.0, "section|title-word": -1.5,
    "head|below-attachment": -3.0, "text|below-attachment": 1.0, "item|photo": 2.5, "item|briefs": 1.5,
    "crosshead|question": 0.5, "text|question": 1.0, "text|question-apart": -0.5,
}  # fmt: skip

_ENDED = ("closing", "whole", "tail-byline", "signature", "item")
_AFTER_END = {"head": 1.5, "section": 1.0, "text": -3.0, "closing": -2.5, "crosshead": -4.0, "opening": -1.0,
              "signed-opening": -1.0, "whole": -0.5, "head-byline": -6.0, "item": 0.0}
_TEXTS = ("text", "opening", "signed-opening", "signed-text")

STEPS = {
    "section>lead": -2.0, "section>closing": -2.0, "section>section": -1.5, "section>crosshead": -6.0,
    "section>head-byline": -6.0, "section>tail-byline": -6.0, "section>signature": -6.0, "section>item": 1.0,
    "head>section": -5.0, "head>head-byline": 2.0, "head>tail-byline": -6.0, "head>opening": 2.5,
    "head>signed-opening": 2.5, "head>whole": 2.5, "head>crosshead": -2.5, "head>signature": -4.0, "head>item": -1.0,
    "head-byline>head": -5.0, "head-byline>opening": 1.0,
    "head-byline>signed-opening": 1.0, "head-byline>head-byline": -1.0, "head-byline>tail-byline": -6.0,
    "head-byline>section": -6.0, "head-byline>signed-crosshead": -0.5, "lead-byline>head": -4.0,
    "lead-byline>tail-byline": -6.0, "lead-byline>section": -5.0, "lead-byline>signature": -5.0,
    "lead-byline>lead-byline": -1.0, "head-byline>signature": -5.0,
    "signature>signature": 0.5, "signature>tail-byline": -1.0, "tail-byline>tail-byline": -1.0,
    "tail-byline>signature": -2.0,
    "item>item": 1.5, "item>section": 1.0, "item>head": 0.5, "item>lead": -2.0, "item>closing": -2.0,
    "item>crosshead": -3.0, "item>head-byline": -6.0,
    "<lead": -3.0, "<closing": -3.0, "<crosshead": -6.0, "<head-byline": -5.0, "<tail-byline": -5.0,
    "<signature": -5.0, "<opening": -1.0, "<signed-opening": -1.0, "<whole": -1.0, "<item": -1.0,
    "head>": -4.0, "crosshead>": -4.0, "signed-crosshead>": -4.0, "section>": -3.0, "head-byline>": -4.0,
}  # fmt: skip


def prior() -> dict[str, float]:
    """All prior weights by name."""
    weights = dict(EMISSIONS)
    texts = {name: score for name, score in EMISSIONS.items() if name.startswith("text|")}
    weights.update({name.replace("text|", "lead|"): score for name, score in texts.items()})
    weights.update({"lead|refers": -1.0, "lead|opens-with-time": 0.5, "crosshead|parallel-many": 1.5})
    for before in _ENDED:
        for after, score in _AFTER_END.items():
            weights[f"{before}>{after}"] = score
    for before in _TEXTS:
        weights.update({
            f"{before}>head": -1.0, f"{before}>section": -1.0, f"{before}>crosshead": -0.5, f"{before}>item": -1.5,
            f"{before}>signed-crosshead": -0.5, f"{before}>lead-byline": -2.0, f"{before}>opening": -3.0,
            f"{before}>signed-opening": -3.0, f"{before}>whole": -3.0, f"{before}>tail-byline": 1.0,
        })  # fmt: skip
        weights[f"{before}>lead-byline"] = -3.0
    for before in ("lead", "signed-lead"):
        text = before.replace("lead", "text") + ">"
        weights.update({f"{before}>{name.removeprefix(text)}": score for name, score in weights.items()
                        if name.startswith(text)})
        weights[f"{before}>head"] = -2.0
        weights[f"{before}>lead-byline"] = 1.0
    for name, score in list(weights.items()):
        if name.endswith(">text") and name.split(">")[0] in _ENDED:
            weights[name[:-4] + "lead"] = score
    for before in ("text", "opening"):
        weights[f"{before}>head@signed"] = -2.0
        weights[f"{before}>section@signed"] = -1.0
    for before in ("signed-text", "signed-opening"):
        weights[f"{before}>tail-byline"] = weights[f"{before}>closing"] = -1.0
    for before in ("crosshead", "signed-crosshead"):
        weights.update({
            f"{before}>head": -6.0, f"{before}>section": -6.0, f"{before}>crosshead": -2.0,
            f"{before}>signed-crosshead": -2.0, f"{before}>head-byline": -6.0, f"{before}>tail-byline": -6.0,
            f"{before}>opening": -5.0, f"{before}>signed-opening": -5.0, f"{before}>whole": -5.0,
            f"{before}>signature": -5.0, f"{before}>item": -2.0,
        })  # fmt: skip
    weights["head>lead@opened"] = weights["section>lead@opened"] = -1.0
    return weights | STEPS
