"""Swedish number words and figures as values: "tjugofem", "23 000", "13,6", "2,5"."""

import re
from collections.abc import Iterable

_ONES = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9,
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17,
    "arton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
}  # fmt: skip
_PLAIN = {
    **_ONES,
    **_TENS,
    **{tens + one: value + _ONES[one] for tens, value in _TENS.items() for one in list(_ONES)[1:11]},
}
_HUNDREDS = {f"{one}hundra": value * 100 for one, value in _ONES.items() if value} | {"hundra": 100}
_THOUSANDS = {f"{word}tusen": value * 1000 for word, value in (_PLAIN | _HUNDREDS).items() if value} | {
    "tusen": 1000
}
_SPECIAL = {"en halv": 0.5, "ett halvt": 0.5, "en och en halv": 1.5, "ett och ett halvt": 1.5, "två och en halv": 2.5,
            "två och ett halvt": 2.5, "ett par": 2, "ett dussin": 12, "dussin": 12}  # fmt: skip

WORDS: dict[str, float] = {**_PLAIN, **_HUNDREDS, **_THOUSANDS, **_SPECIAL}

_FIGURES = (
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+)(?:,\d+|\.\d{1,2}(?![\d.]))?"
)


def _tree(words: Iterable[str]) -> str:
    """A pattern of words by their shared beginnings, which `re` tries in a few steps, the longest first."""
    following: dict[str, list[str]] = {}
    for word in words:
        following.setdefault(word[:1], []).append(word[1:])
    ends = following.pop("", None) is not None
    branches = [(r"\s+" if letter == " " else letter) + _tree(rest) for letter, rest in following.items()]
    if not branches:
        return ""
    one = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{one}?" if ends else one


_WORDS = _tree(WORDS)

WORD_STEMS = _tree(w for w in WORDS if " " not in w)
"""Pattern of a number word that something may follow: the first part of "tjugotal"."""

NUMBER = rf"(?:{_FIGURES}|(?:{_WORDS})(?!\w|-\w))"
"""Pattern of one number, in figures or words; to be used with re.IGNORECASE."""


_OPENINGS = "|".join(sorted({word[:3] for word in WORDS} | {"häl"}))
_HINT = re.compile(rf"\d|(?<!\w)(?:{_OPENINGS})", re.IGNORECASE)


def may_hold_number(text: str) -> bool:
    """Whether a search for numbers can find any: a cheap look before the full one."""
    return _HINT.search(text) is not None


def number_value(written: str) -> float:
    """The value of what `NUMBER` matches. Raises ValueError for anything else."""
    text = re.sub(r"\s+", " ", written.strip().lower())
    if text in WORDS:
        return float(WORDS[text])
    compact = text.replace(" ", "").replace("\u202f", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", compact):
        compact = compact.replace(".", "")
    return float(compact.replace(",", "."))
