"""The characters in a picture, by rapidocr with the models inside its package: nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gazette_cli.errors import InputError
from gazette_cli.readers.base import needed
from gazette_cli.readers.layout.recognised import Line, Picture
from gazette_cli.readers.layout.shapes import Area

EXTRA = "ocr"
LONGEST_SIDE = 3300  # pixels of a picture whose characters are recognised; a larger one is made smaller
_SOUGHT = 1920  # pixels of the longer side in which lines are looked for; their characters are read in all of them
_MOST_LINES = 5000
_LEAST_SURE = 0.5  # what is less sure is no print
_MODELS = "models"


def recognised(pixels: Any, name: str) -> tuple[Picture, int]:
    """The lines of a picture (rows of pixels of blue, green and red), and how many were too unsure to be read.

    Raises InputError where rapidocr is not installed, or has no models inside.
    """
    height, width = pixels.shape[:2]
    found = Picture(float(width), float(height), [])
    unsure = 0
    for line in _lines(_engine(name)(pixels, use_cls=False)):
        if (line.confidence or 0.0) < _LEAST_SURE:
            unsure += 1
        elif line.text:
            found.lines.append(line)
    return found, unsure


def _lines(result: Any) -> Iterator[Line]:
    if result.boxes is None or result.txts is None:
        return
    for corners, words, score in zip(result.boxes.tolist(), result.txts, result.scores, strict=True):
        across, down = [x for x, _ in corners], [y for _, y in corners]
        area = Area(min(across), min(down), max(across), max(down))
        (left, top), (right, end) = corners[:2]
        slope = (end - top) / (right - left) if right > left else 0.0
        yield Line(words.strip(), area, round(min(max(float(score), 0.0), 1.0), 2), slope=slope)


@cache
def _engine(name: str) -> Any:
    """The program, made once; one thread, so that the same picture gives the same text on any number of cores."""
    rapidocr: Any = needed("rapidocr", EXTRA, name)
    needed("onnxruntime", EXTRA, name)
    return rapidocr.RapidOCR(params={
        "Global.log_level": "critical", "Global.text_score": 0.0, "Global.max_side_len": LONGEST_SIDE,
        "Global.use_cls": False,
        "Det.model_path": _model("det", name), "Rec.model_path": _model("rec", name),
        "Det.limit_type": "max", "Det.limit_side_len": _SOUGHT, "Det.max_candidates": _MOST_LINES,
        "EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    })  # fmt: skip


def _model(kind: str, name: str) -> str:
    """The file of a model inside the installed package; InputError where the package brings none."""
    spec = find_spec("rapidocr")
    folders = [Path(place) / _MODELS for place in (spec.submodule_search_locations or () if spec else ())]
    found = sorted(str(path) for folder in folders for path in folder.glob(f"*_{kind}*.onnx"))
    if not found:
        raise InputError("this version of rapidocr brings no models, and none are fetched", place=name,
                         hint="type pip install 'rapidocr>=3.10'")
    return found[0]
