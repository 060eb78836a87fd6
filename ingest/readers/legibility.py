"""Whether a page's text is words or rubbish, as a bad text layer under a scan is."""

import re

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[(\"”'«]?[A-Za-zÅÄÖåäöÉéÜüÆØæø]+(?:[-/'’:.&][A-Za-zÅÄÖåäöÉéÜü]+)*[.,:;!?)\"”'»]*")
_VOWEL = re.compile("[aeiouyåäöéüæø]", re.IGNORECASE)
_NUMBER = re.compile(r"[(§]?\d[\d.,:/()%–-]*[.,:;)%]*")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)
_CASE = re.compile("[a-zåäö][A-ZÅÄÖ]{1}[a-zåäö]?[A-ZÅÄÖ]|[a-zåäö][A-ZÅÄÖ]{3,}")
_FEWEST_TOKENS = 8
_SHARE = 0.6  # of the tokens that must look like words or numbers


def letters(text: str) -> int:
    """How many letters the text holds."""
    return sum(char.isalpha() for char in text)


def is_legible(text: str) -> bool:
    """Whether most of the text's tokens are words as Swedish spells them, or numbers. Short texts pass."""
    tokens = _TOKEN.findall(text)
    if len(tokens) < _FEWEST_TOKENS:
        return text.count("\ufffd") < 3
    return sum(map(_looks_right, tokens)) >= _SHARE * len(tokens)


def _looks_right(token: str) -> bool:
    if _NUMBER.fullmatch(token):
        return True
    if not _WORD.fullmatch(token):
        return len(token) == 1 and not token.isalnum() and token != "\ufffd"
    if len(token) > 45 or _CONSONANTS.search(token) or _CASE.search(token):
        return False
    return len(token) <= 3 or token.isupper() or bool(_VOWEL.search(token))
