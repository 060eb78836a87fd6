"""The document's opening: title, annex label, parties and date stand before the first heading and are none."""

from collections.abc import Sequence

from ingest.structure.features import Look
from ingest.wording import ANNEX, DOCUMENT_TITLE, is_date_line, is_party_line, label_of, may_be_heading

FEW_WORDS = 4
LONGEST_TITLE = 250  # characters


def first_heading(looks: Sequence[Look], chapters: frozenset[int], contents: int | None) -> int:
    """Index of the first block that can be a heading: what stands before it is the title block.

    `chapters` are the numbered headings, `contents` where the table of contents begins.
    """
    for index, look in enumerate(looks):
        if index == contents or index in chapters or (look.named and _stands_above_text(looks, index)):
            return index
        if look.prose and not _continues_title(looks, index) and label_of(look.text) is None:
            return index - 1 if index and _heads(looks, index - 1) else index
        if look.block.hint == "heading" and not _is_title(looks, index):
            return index
        if _known(looks, index) and not _is_title(looks, index) and not _is_title_page(looks, index):
            return index
    return len(looks)


def _continues_title(looks: Sequence[Look], index: int) -> bool:
    """A long title is no text yet, though it may have a verb ("... unga som varken arbetar eller studerar")."""
    short = len(looks[index].text) < LONGEST_TITLE and not looks[index].text.endswith(".")
    return short and (looks[index].marked or _is_title(looks, index))


def _stands_above_text(looks: Sequence[Look], index: int) -> bool:
    return index + 1 < len(looks) and looks[index + 1].content and not _is_title(looks, index + 1)


def _known(looks: Sequence[Look], index: int) -> bool:
    """A short heading of the genre ("Parter", "Bakgrund och syfte") above text, or above the parties' names."""
    look = looks[index]
    if not look.line or look.topic in (None, "innehall") or len(look.words.split()) > FEW_WORDS:
        return False
    return _stands_above_text(looks, index) or look.topic == "parter" and index + 1 < len(looks)


def _heads(looks: Sequence[Look], index: int) -> bool:
    """May the line right above the first text be its heading rather than the document's title?"""
    look = looks[index]
    label = label_of(look.text)
    is_label = label is not None and not label[1] and may_be_heading(label[0])
    allowed = look.line or look.block.hint == "heading" or look.marked or is_label
    return allowed and not _is_title(looks, index) and not is_party_line(look.text)


def _is_title(looks: Sequence[Look], index: int) -> bool:
    """The document's title: it says what the document is, or stands right after the annex's label."""
    look = looks[index]
    if DOCUMENT_TITLE.match(look.text) or is_date_line(look.text):
        return True
    previous = looks[index - 1].text if index else ""
    label = ANNEX.match(previous)
    return label is not None and len(previous) - label.end() <= 2 and not _is_set_like_later(looks, index)


def _is_set_like_later(looks: Sequence[Look], index: int) -> bool:
    """Is the line set in the type of headings further down, and smaller than the line above it?"""
    block, above = looks[index].block, looks[index - 1].block
    if block.size is None or above.size is None or block.size >= above.size:
        return False
    later = (look.block for look in looks[index + 1 :] if look.marked)
    return any(other.size == block.size and other.bold == block.bold for other in later)


def _is_title_page(looks: Sequence[Look], index: int) -> bool:
    """Dates, parties or another title further down, before any text: the line still belongs to the title page."""
    for look in looks[index + 1 : index + 5]:
        if look.content:
            return False
        if is_date_line(look.text) or DOCUMENT_TITLE.match(look.text):
            return True
    return False
