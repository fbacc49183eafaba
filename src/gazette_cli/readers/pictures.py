"""Picture files to rows of pixels, page by page, with limits."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

from gazette_cli.errors import InputError
from gazette_cli.readers.base import needed
from gazette_cli.readers.ocr_engine import EXTRA, LONGEST_SIDE

_MARKS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_MOST_PIXELS = 100_000_000
_MOST_PAGES = 2000


def is_picture(data: bytes) -> bool:
    """Whether a file begins as pictures do.

    >>> is_picture(b"\\xff\\xd8\\xff\\xe0"), is_picture(b"%PDF-")
    (True, False)
    """
    is_bmp = data[:2] == b"BM" and data[6:10] == bytes(4)
    return data.startswith(_MARKS) or is_bmp or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def pages_of(data: bytes, name: str) -> Iterator[tuple[Any, float]]:
    """The pages of a picture file as rows of pixels (blue, green, red), and how many pixels of the file one of them is.

    Pages are turned as the file says. Raises InputError where it is damaged, or too large.
    """
    image: Any = needed("PIL.Image", EXTRA, name)
    numpy: Any = needed("numpy", EXTRA, name)
    sequence: Any = needed("PIL.ImageSequence", EXTRA, name)
    turning: Any = needed("PIL.ImageOps", EXTRA, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged tags; what matters raises
            with image.open(io.BytesIO(data)) as opened:
                for number, page in enumerate(sequence.Iterator(opened)):
                    if number >= _MOST_PAGES or page.width * page.height > _MOST_PIXELS:
                        raise InputError(f"a picture of {page.width} × {page.height} pixels", place=name,
                                         hint=f"make it smaller; up to {_MOST_PIXELS // 1_000_000} million are read")
                    upright = _on_white(turning.exif_transpose(page), image)
                    scale = max(upright.width, upright.height) / LONGEST_SIDE
                    if scale > 1:
                        upright = upright.resize([max(round(side / scale), 1) for side in upright.size])
                    yield numpy.asarray(upright)[:, :, ::-1], max(scale, 1.0)
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 -- a damaged picture raises whatever its format does
        raise InputError(f"a damaged picture ({type(error).__name__})", place=name, hint="get the file again") from None


def _on_white(page: Any, image: Any) -> Any:
    """The page in red, green and blue; what can be seen through is white."""
    if not page.has_transparency_data:
        return page.convert("RGB")
    white = image.new("RGBA", page.size, "white")
    white.alpha_composite(page.convert("RGBA"))
    return white.convert("RGB")
