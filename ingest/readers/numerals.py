"""Numbers of lists as a word processor writes them: "1.", "b)", "iv.", "2.1"."""

from collections.abc import Mapping, Sequence

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """The number in small Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def letters(number: int) -> str:
    """a … z, then aa, bb … as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def written(number: int, style: str) -> str:
    """The number in a style: "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"; "" for others."""
    if number < 1:
        return str(number) if style == "decimal" else ""
    match style:
        case "decimal" | "ordinal" | "cardinalText":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(min(number, 4000))
        case "upperRoman":
            return roman(min(number, 4000)).upper()
    return ""


class Counters:
    """Where each list has come to, level by level from 0."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[int, int]] = {}

    def step(self, name: str, level: int, starts: Mapping[int, int]) -> Sequence[int]:
        """Counts one item at `level` of the list; the numbers of levels 0 … `level`."""
        counts = self._lists.setdefault(name, {})
        counts[level] = counts.get(level, starts.get(level, 1) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return [counts.get(upper, starts.get(upper, 1)) for upper in range(level + 1)]

    def restart(self, name: str) -> None:
        """Begins the list anew."""
        self._lists.pop(name, None)
