"""What was read how, page by page: a bar and the sentences that say the same."""

from collections import Counter
from collections.abc import Iterator

from answer.wording import capital, counted, join_names, percent
from domain.agreement import Agreement, PageCoverage, PageMethod
from web.contexts.reader import ReadingBar, ReadPart

KINDS: dict[PageMethod, str] = {
    "text": "text",
    "annan läsare": "other",
    "ocr": "ocr",
    "oläsbar": "unread",
    "kräver OCR": "unread",
    "ej läst": "unread",
}
SAID: dict[PageMethod, tuple[str, str]] = {  # one page, several
    "text": ("läst som text", "lästa som text"),
    "annan läsare": ("läst med en annan läsare", "lästa med en annan läsare"),
    "ocr": ("textigenkänd", "textigenkända"),
    "oläsbar": ("oläsbar", "oläsbara"),
    "kräver OCR": ("väntar på textigenkänning", "väntar på textigenkänning"),
    "ej läst": ("inte läst", "inte lästa"),
}


def reading_bar(agreement: Agreement) -> ReadingBar:
    """Parts of equal width, one a page; a single part for a document without pages."""
    pages = [p for p in agreement.coverage if p.page is not None] or list(agreement.coverage[:1])
    width = 100 / max(len(pages), 1)
    parts = tuple(_part(page, number * width, width) for number, page in enumerate(pages))
    return ReadingBar(parts, tuple(_sentences(agreement)))


def _part(page: PageCoverage, x: float, width: float) -> ReadPart:
    method: PageMethod = page.method or "text"
    left_out = _left_out(page)
    told = [SAID[method][0]]
    if page.confidence is not None:
        told.append(f"säkerhet {percent(page.confidence)}")
    if left_out:
        told.append(f"{percent(left_out)} utelämnat")
    where = "Hela dokumentet" if page.page is None else f"Sida {page.page}"
    text = f"{where}: {', '.join(told)}"
    return ReadPart(round(x, 3), round(width, 3), KINDS[method], round(left_out, 3), text)


def _left_out(page: PageCoverage) -> float:
    return sum(s.characters for s in page.shares if s.reason) / max(page.characters, 1)


def _sentences(agreement: Agreement) -> Iterator[str]:
    methods = Counter(reading.method for reading in agreement.page_readings)
    if methods:
        how = [f"{counted(n, '', '').strip()} {SAID[m][n > 1]}" for m, n in methods.items()]
        yield f"{capital(counted(sum(methods.values()), 'sida', 'sidor'))}: {join_names(how)}."
    sure = [r.confidence for r in agreement.page_readings if r.confidence is not None]
    if sure:
        low, high = percent(min(sure)), percent(max(sure))
        span = low if low == high else f"{low.removesuffix(' %')}–{high}"
        yield f"Textigenkänningens säkerhet är {span}."
    reasons: Counter[str] = Counter()
    for page in agreement.coverage:
        reasons.update({s.reason: s.characters for s in page.shares if s.reason})
    total = max(sum(page.characters for page in agreement.coverage), 1)
    if reasons:
        parts = [f"{reason} ({percent(count / total)})" for reason, count in reasons.most_common()]
        yield f"Utelämnat ur texten: {join_names(parts)}."
    elif agreement.coverage:
        yield "All text som lästes står i avsnitten."
