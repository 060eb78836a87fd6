"""Small pieces of Swedish for answers: names in a row, number words, plural forms, capital letters."""

import re
from collections.abc import Iterable, Sequence

NUMBER_WORDS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_BASE = str.maketrans("éèêüáàóñ", "eeeuaaon")


def swedish_key(text: str) -> tuple[tuple[int, int], ...]:
    """Sort key by Swedish order: å, ä, ö last; case and accents weigh nothing; digits before letters."""
    folded = text.casefold().translate(_BASE)
    return tuple((1, _ALPHABET.index(c)) if c in _ALPHABET else (0, ord(c)) for c in folded)


def natural_key(text: str) -> tuple[tuple[int, float, tuple[tuple[int, int], ...]], ...]:
    """Sort key for values: numbers by their size ("3" before "12"), the words between them by Swedish order."""
    parts = re.split(r"(\d+(?:,\d+)?)", text.replace("\N{NO-BREAK SPACE}", ""))
    return tuple(
        (0, float(part.replace(",", ".")), ()) if number % 2 else (1, 0.0, swedish_key(part))
        for number, part in enumerate(parts)
        if part
    )


def sort_swedish(names: Iterable[str]) -> list[str]:
    """The names in Swedish alphabetical order."""
    return sorted(names, key=swedish_key)


def join_names(names: Sequence[str], word: str = "och") -> str:
    """ "A", "A och B", "A, B och C": as given, not sorted; "" when there are none."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def number_word(number: int, neuter: bool = False) -> str:
    """Words up to twelve, digits above; `neuter` gives "ett" for 1. Thousands are parted by a space."""
    if number == 1 and neuter:
        return "ett"
    if 0 <= number < len(NUMBER_WORDS):
        return NUMBER_WORDS[number]
    return f"{number:,}".replace(",", " ")


def counted(number: int, singular: str, plural: str, neuter: bool = False) -> str:
    """ "en kommun", "fem kommuner", "inga kommuner": the number in words with its noun."""
    if number == 0:
        return f"inga {plural}"
    return f"{number_word(number, neuter)} {singular if number == 1 else plural}"


def decimal(number: float) -> str:
    """A number as Swedes write it: 80, 13,6, 23 000."""
    if number == int(number):
        return f"{int(number):,}".replace(",", " ") if abs(number) >= 10_000 else str(int(number))
    return f"{number:g}".replace(".", ",")


def percent(share: float) -> str:
    """A share 0..1 as "87 %"; what is more than nothing is at least "<1 %"."""
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def capital(text: str) -> str:
    """The text with its first letter as a capital; the rest as it stands."""
    return text[:1].upper() + text[1:]


def genitive(name: str) -> str:
    """Oxelösunds, Nässjös, Borås (names that end in s, x or z stand as they are)."""
    return name if name[-1:].casefold() in {"s", "x", "z"} else f"{name}s"


def sentence(text: str) -> str:
    """A capital first letter and one full stop at the end (for a list item's comma too), white space collapsed."""
    tidy = " ".join(text.split()).rstrip(",;:")
    if not tidy:
        return ""
    return capital(tidy) if tidy[-1] in ".!?" else f"{capital(tidy)}."
