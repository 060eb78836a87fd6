"""Figures that count nothing: references, labels, addresses, telephone numbers, times of day."""

import re
from collections.abc import Iterator

_LABELS = (
    "bilaga|bilagor|modul|kluster|tabell|diagram|figur|avsnitt|kapitel|punkt|punkterna|sida|sid|paragraf|artikel|årskurs"
    "|fas|nivå|kod|version|agenda|zon|steg|vecka|v|not|rad|kolumn|kl|klockan|rubrik|område|etapp|block|alternativ"
)
_SOFT_LABELS = "mål|delmål|grupp|spår|klass|bild|projekt|nr|nummer"  # "mål 2", but "mål 25 deltagare"
_ONE = r"\d+(?:[.:]\d+)*"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        # addresses on the net, and names with a hash sign
        r"(?:https?://|www\.)\S+|\S+@\S+|#\w+",
        # telephone numbers and postcodes
        r"(?:\+46|0046)[\d ()-]{6,14}\d|(?<![\d,.])0\d{1,3} ?- ?\d[\d ]{3,11}\d",
        r"\b(?:tel|telefon|telefonnummer|mobil|växel|vx|fax)\b[.:]*\s*[\d ()/+-]{5,}",
        r"\b(?:postnr\.?|postnummer|box)\s*\d[\d ]*|\b(?:SE-)?\d{3} \d{2}(?= +(?-i:[A-ZÅÄÖ]{1}[a-zåäöA-ZÅÄÖ]))",
        # paragraphs, bills, statutes, diary numbers
        r"§+\s*\d+(?:\s*[-,]\s*\d+)*|(?<![\w-])\d+ ?(?:kap\b\.?|§+)(?:\s*\d+\s*§+)?",
        r"\b(?:prop\.?|bet\.?|sfs|skr\.?|dir\.?|sou)?\s*\d{4}(?:/\d{2,4})?:\s?[a-zåäö]{0,4}\d+",
        r"\b(?:d\.?nr|diarienr|diarienummer|ärendenr|ärendenummer)\b\.?:?\s*[\w/.-]*"
        r"(?: [\w/.-]*\d[\w/.-]*){0,2}(?: \d+\b)?",
        r"\b(?-i:[A-ZÅÄÖ]{2,}[- ]?)\d{4}[/-]\d+(?:-\d+)?(?: \d{1,3}\b)?|\b\d{4}/\d{3,}(?:-\d+)?",
        # labels
        rf"\b(?:{_LABELS})\.?\s*{_ONE}(?:\s*[-,]\s*{_ONE}|\s+och\s+{_ONE}(?!\s*(?:%|procent|\w)))*(?: ?(?-i:[A-H])\b)?",
        rf"\b(?:{_SOFT_LABELS})\.?\s*\d+(?!\d|[.,]?\d|\s*(?:%|[a-zåäö]))",
        # numbers of headings, list items and pages
        r"^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\S)|^\s*\d{1,2}(?:\.\d{1,2})+\s+(?=(?-i:[A-ZÅÄÖ]))",
        r"(?<!\d)\d{1,3} ?\( ?(?:av )?\d{1,3} ?\)|\b\d+ av \d+ sidor",
        # ordinals
        r"(?<![\w:])\d{1,2}:(?:e|a|de|dje|te)(?!\w)|\bkvartal \d(?!\d)",
        # times of day
        r"(?<!\d)\d{1,2}[.:][0-5]\d ?- ?\d{1,2}[.:][0-5]\d(?!\d)|(?<!\d)\d{1,2}:[0-5]\d(?!\d)",
    )
)


def masked(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the text in which no figure is a quantity; dates and organisation numbers are not among them."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield match.span()
