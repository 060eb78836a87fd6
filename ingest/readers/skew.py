"""By how much a scanned page is askew, and the page turned so that its lines of text are level."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SEARCHED_SKEW = 4.0  # degrees either way
_SMALLEST_SKEW = 0.15  # degrees; less than this needs no turning
_WORK_WIDTH = 1000  # pixels, of the picture in which skew is measured


def level(picture: Image.Image, angle: float) -> Image.Image:
    """The picture turned so that lines of text which rise by the angle (see `skew`) are level."""
    return picture.rotate(-angle, resample=Image.Resampling.BICUBIC, fillcolor="white") if angle else picture


def skew(picture: Image.Image) -> float:
    """Degrees, counted anti-clockwise, by which the lines of text rise: where dark rows and light rows differ most.

    0.0 for less than can be seen, and for a picture without text.
    """
    small = picture.resize((_WORK_WIDTH, max(1, picture.height * _WORK_WIDTH // picture.width)))
    pixels = np.asarray(small, dtype=np.float32)
    ink = pixels < (pixels.mean() + pixels.min()) / 2
    if not 0.002 < ink.mean() < 0.4:
        return 0.0
    ys, xs = np.nonzero(ink)
    coarse = _best_angle(xs, ys, small.height, np.arange(-_SEARCHED_SKEW, _SEARCHED_SKEW + 0.01, 0.25))
    angle = _best_angle(xs, ys, small.height, np.arange(coarse - 0.25, coarse + 0.26, 0.05))
    return 0.0 if abs(angle) < _SMALLEST_SKEW else angle


def _best_angle(xs: NDArray[Any], ys: NDArray[Any], height: int, angles: NDArray[Any]) -> float:
    best, best_score = 0.0, -1.0
    for angle in angles:
        rows = np.round(ys + xs * np.tan(np.radians(angle))).astype(int)
        profile = np.bincount(rows - rows.min(), minlength=height).astype(np.float64)
        score = float(np.square(np.diff(profile)).sum())
        if score > best_score:
            best, best_score = float(angle), score
    return best
