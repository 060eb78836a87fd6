"""Text that has lost the dots and rings of å, ä and ö and holds a space instead ("fo r", "o verenskommelse")."""

import re

_FEWEST = 3  # broken words that no text without the fault holds
_SURE = re.compile(
    r"\b(?:[Ff]o r\w*|[Aa]rbetsfo rmedl\w+|[Oo] verens\w+|[Oo] vrig\w*|[Mm]a l(?:grupp|et|en|s[aä])\w*|[Ss]a rskil\w+"
    r"|[Aa] tg[aä ]+rd\w*|[Ff]o lj\w+|[Ff]ra n|[Oo]mra de\w*|[Uu]nga s|[Ss]to d\w*|[Mm]o j ?lig\w*|[Tt]ra ff\w+)\b"
)
_PAIR = re.compile(r"(?P<left>\b[\wåäö]*[aoAO]) (?P<right>[a-zåäö]+)")
_RESTORED = {"a": "äå", "o": "ö", "A": "ÄÅ", "O": "Ö"}
# Words that stand alone with the accent on their last letter; without it they are no words of such a text.
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
_ALONE_WORD = re.compile(rf"\b(?:{'|'.join(_ALONE)})\b", re.IGNORECASE)
# Pieces of words around an å, ä or ö; the piece must lie over the place where the accent is put back.
_PIECES = (
    "år", "åtg", "åta", "åld", "åte", "ång", "åver", "är", "änd", "änn", "även", "ägg", "äld", "ämn", "öka", "öks",
    "övr", "över", "öve", "övn", "öppn", "önsk", "öst", "för", "föl", "föd", "före", "följ", "föräld", "gör", "göra",
    "bör", "börj", "hör", "höj", "hög", "höst", "kör", "kön", "köp", "lös", "löp", "lön", "löf", "möj", "möt", "mött",
    "nöd", "nöj", "rör", "röst", "söka", "söke", "sökt", "sök", "stöd", "stör", "störr", "försörj", "tröst", "kött",
    "mål", "måna", "måst", "mång", "många", "råd", "råde", "områd", "språ", "språk", "spår", "stå", "ställ", "stärk",
    "städ", "lär", "läg", "läs", "län", "läng", "läm", "lämn", "lätt", "lång", "låt", "låg", "lån", "träf", "trän",
    "känn", "kän", "käns", "väg", "väl", "vän", "vänd", "väx", "väst", "vård", "våra", "vår", "gång", "går", "gått",
    "får", "fått", "når", "nått", "någ", "nås", "två", "såd", "såv", "så", "då", "där", "när", "närv", "näst", "näri",
    "här", "häls", "hämt", "hänv", "händ", "häf", "fråg", "från", "framå", "särsk", "säk", "säs", "sätt", "sätts",
    "säl", "tjän", "tät", "täck", "utgå", "ingå", "pågå", "påv", "påb", "på", "mäta", "mäts", "mätb", "män", "mäng",
    "märk", "jäm", "gäl", "gäll", "gär", "berä", "skäl", "skär", "svår", "brist", "åtgärd", "värd", "väsen", "ungdomså",
)  # fmt: skip


def restore_accents(text: str) -> str:
    """The text with å, ä and ö put back, when it holds enough words that only this fault can have made."""
    if sum(1 for _ in _SURE.finditer(text)) < _FEWEST:
        return text
    mended = _PAIR.sub(_joined, text)
    mended = _PAIR.sub(_joined, mended)  # a word may have lost two
    return _ALONE_WORD.sub(lambda m: _in_case(_ALONE[m.group().lower()], m.group()), mended)


def _joined(found: re.Match[str]) -> str:
    left, right = found.group("left"), found.group("right")
    for letter in _RESTORED[left[-1]]:
        word = f"{left[:-1]}{letter}{right}"
        if _fits(word.lower(), len(left) - 1):
            return word
    return found.group()


def _fits(word: str, place: int) -> bool:
    """Whether a known piece lies over the letter at `place`, and begins no later than the word's stem may."""
    for piece in _PIECES:
        for at, letter in enumerate(piece):
            if letter == word[place] and place >= at and word.startswith(piece, place - at):
                return True
    return False


def _in_case(word: str, model: str) -> str:
    return word.capitalize() if model[0].isupper() else word
