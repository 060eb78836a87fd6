"""Which words of a text a query has found, to mark them."""

from index.analysis import Analyser


def matches(text: str, query: str, analyser: Analyser) -> list[tuple[int, int]]:
    """Spans of the words of `text` that share a stem or a compound part with the query, in order, without overlap."""
    wanted = set(analyser.query_terms(query))
    return [
        (word.start, word.end)
        for word in analyser.words(text)
        if wanted.intersection(analyser.terms(text[word.start : word.end]))
    ]


def merge(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans with nothing but white space between them become one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
