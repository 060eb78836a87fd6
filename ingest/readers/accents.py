"""Text that has lost the dots and rings of å, ä and ö and holds a space instead ("fo r", "o verenskommelse")."""

import re

_MOST_IN_A_WORD = 2  # accents lost
_FEWEST = 3  # broken words that no text without the fault holds
_SURE = re.compile(
    r"\b(?:[Ff]o r\w*|[Aa]rbetsfo rmedl\w+|[Oo] verens\w+|[Oo] vrig\w*|[Mm]a l(?:grupp|et|en|s[aä])\w*|[Ss]a rskil\w+"
    r"|[Aa] tg[aä ]+rd\w*|[Ff]o lj\w+|[Ff]ra n|[Oo]mra de\w*|[Uu]nga s|[Ss]to d\w*|[Mm]o j ?lig\w*|[Tt]ra ff\w+)\b"
)
_PAIR = re.compile(r"(?P<left>\b[\wåäö]*[aoAO]) (?=(?P<right>[a-zåäö]+))")
_RESTORED = {"a": "äå", "o": "ö", "A": "ÄÅ", "O": "Ö"}
# Words whose last letter has lost its accent; without it they are no words of such a text.
_ALONE = {
    "pa": "på",
    "ocksa": "också",
    "tva": "två",
    "sa": "så",
    "fa": "få",
    "ga": "gå",
    "na": "nå",
    "da": "då",
}
_ALONE_WORD = re.compile(
    rf"\b(?:{'|'.join(_ALONE)})\b(?! (?:r|r\w|n|tt|l|g|gon|got|gra|mn\w*|ng\w*|ll\w*)\b)", re.IGNORECASE
)
# Pieces of words around an å, ä or ö; the piece must lie over the place where the accent is put back.
_PIECES = (
    "år", "årl", "årsk", "året", "åren", "åtg", "åtgärd", "åta", "åld", "åter", "är", "ären", "ärend", "änd", "ändr",
    "änn", "även", "äld", "ämn", "öka", "öks", "övr", "över", "övn", "öppn", "önsk", "för", "föl", "född", "före",
    "följ", "föräld", "gör", "göra", "bör", "börj", "hör", "höj", "hög", "höst", "kör", "kön", "köp", "lös", "löp",
    "lön", "möj", "möt", "nöd", "rör", "röst", "sök", "stöd", "stör", "försörj", "mål", "måna", "måst", "mång", "råd",
    "områd", "språk", "spår", "ställ", "stärk", "städ", "stån", "lär", "läg", "läs", "län", "läng", "lämn", "lätt",
    "lång", "låt", "låg", "lån", "träf", "trän", "känn", "kän", "väg", "väl", "vän", "väx", "väst", "vård", "våra",
    "vår", "gång", "går", "gått", "gåen", "får", "fått", "når", "nått", "någ", "två", "såd", "såv", "där", "när",
    "närv", "näst", "när", "här", "häls", "hämt", "hänv", "händ", "fråg", "från", "framå", "särsk", "säk", "sätt",
    "säl", "tjän", "tät", "täck", "pågå", "påv", "påb", "mäta", "mäts", "män", "mäng", "märk", "jäm", "gäl", "gäll",
    "skäl", "svår", "värd", "rätt", "språ", "läm", "gärd", "träd", "näri", "ått", "åen",
)  # fmt: skip


def restore_accents(text: str) -> str:
    """The text with å, ä and ö put back, when it holds enough words that only this fault can have made."""
    if sum(1 for _ in _SURE.finditer(text)) < _FEWEST:
        return text
    mended = _ALONE_WORD.sub(lambda m: _in_case(_ALONE[m.group().lower()], m.group()), text)
    for _ in range(_MOST_IN_A_WORD):
        mended = _PAIR.sub(_joined, mended)
    return mended


def _joined(found: re.Match[str]) -> str:
    """The first half without the space, with the letter whose longest known piece lies over the break."""
    left, right = found.group("left"), found.group("right")
    place = len(left) - 1
    words = [f"{left[:-1]}{letter}{right}" for letter in _RESTORED[left[-1]]]
    best = max(words, key=lambda word: _fit(word.lower(), place))
    return best[: len(left)] if _fit(best.lower(), place) else found.group()


def _fit(word: str, place: int) -> int:
    """Length of the longest known piece that has its accent at `place` in the word, 0 when there is none."""
    return max(
        (
            len(piece)
            for piece in _PIECES
            for at, letter in enumerate(piece)
            if letter == word[place] and place >= at and word.startswith(piece, place - at)
        ),
        default=0,
    )


def _in_case(word: str, model: str) -> str:
    return word.capitalize() if model[0].isupper() else word
