"""Small texts and filters of the pages, in one place."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape

from answer.understanding.shown_parts import unknown_said
from answer.wording import capital, counted, genitive
from domain.answer import Citation
from domain.dates import swedish_time
from domain.families import SAID, LinkKind
from domain.topics import TOPICS
from web.portions import FIRST, state_of
from web.taking import found, quoted, shown_here, taken

ERROR_TITLES = {
    400: "Något är fel ifyllt eller saknas",
    404: "Sidan finns inte",
    405: "Det går inte att göra så här",
    413: "Det blev för mycket på en gång",
    500: "Något gick fel",
    503: "Inga dokument är inlästa",
}
ERROR_TEXTS = {
    400: "Adressen innehåller något som inte kan tolkas. Gå till startsidan och försök igen.",
    404: "Adressen leder ingenstans. Dokumentet kan ha tagits bort, eller så är adressen felskriven.",
    405: "Sidan kan bara visas, inte ta emot något.",
    413: "Ta högst 500 filer och 1 000 MB åt gången. Större mängder läses in från en mapp på datorn.",
    500: "Felet ligger hos Duasök, inte hos dig. Försök igen, och säg till den som sköter Duasök om det upprepas.",
}

# What a page can be saved as, and what the formats are called.
FILE_FORMATS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "csv": "CSV", "md": "Markdown", "json": "JSON"}
UNKNOWN_FORM_TITLE = "Formuläret togs inte emot"
UNKNOWN_FORM = (
    "Inget har ändrats. Formuläret kunde inte knytas till din webbläsare: antingen har sidan legat öppen sedan före "
    "en omstart av webbläsaren, eller så tillåts inga kakor. Gå tillbaka, ladda om sidan och skicka en gång till."
)

FOLLOWS = "Svar, sökning och jämförelser följer rättelsen."
FOLLOWS_SOON = (
    "Det är sparat. Svar, sökning och jämförelser följer om en stund, och du kan arbeta vidare under tiden."
)


def marked(text: str, spans: Iterable[Sequence[int]]) -> Markup:
    """The text escaped, with `<mark>` around each (start, end)."""
    parts, position = [], 0
    for start, end in spans:
        parts += [escape(text[position:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        position = end
    return Markup("").join([*parts, escape(text[position:])])


def place(citation: Citation, searched: str = "") -> str:
    """The address of the document reader at the quote, with the search that led there."""
    at = f"avsnitt={quote(citation.section_id)}&fran={citation.start}&till={citation.end}"
    return f"/dokument/{citation.document_id}?{_asked(searched)}{at}#traff"


@lru_cache(8)  # a page holds hundreds of quotes and one search
def _asked(searched: str) -> str:
    return f"{urlencode({'q': searched})}&" if searched else ""


def topic_label(slug: str | None) -> str:
    """The topic as people call it; empty when a section has none."""
    return TOPICS[slug].label if slug in TOPICS else ""


def municipalities(number: int) -> str:
    """ "en kommun", "17 kommuner"."""
    return counted(number, "kommun", "kommuner")


def download(what: str, file_format: str) -> str:
    """The address that saves a thing, told in the words of `web.taking`, as a file."""
    kind, _, query = what.partition("?")
    return f"/hamta/{kind}.{file_format}?{query}"


def anchor(what: str) -> str:
    """Where on its page the button of a thing stands."""
    return f"lagg-{hashlib.sha256(what.encode()).hexdigest()[:10]}"


def said(kind: LinkKind) -> str:
    """What stands before the name of a related document: "Ersatt av"."""
    return capital(SAID[kind])


FILTERS: dict[str, Callable[..., object]] = {
    "unknown_said": unknown_said,
    "capital": capital,
    "genitive": genitive,
    "marked": marked,
    "place": place,
    "topic_label": topic_label,
    "municipalities": municipalities,
    "said": said,
    "swedish_time": swedish_time,
    "quoted": quoted,
    "found": found,
    "download": download,
    "anchor": anchor,
}
GLOBALS: dict[str, object] = {
    "taken": taken,
    "shown_here": shown_here,
    "state_of": state_of,
    "first": FIRST,
    "file_formats": FILE_FORMATS,
}
