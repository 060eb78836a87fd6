"""Which words of a text a query has found, to mark them."""

from domain.vocabulary import STOPWORDS
from index.analysis import Analyser, tokens


def matches(text: str, query: str, analyser: Analyser) -> list[tuple[int, int]]:
    """Spans of the words of `text` that share a stem or a compound part with the query, in order, without overlap.

    Words like "och" and "vilka" are marked only when the query has no others.
    """
    telling = " ".join(word for word in tokens(query) if word not in STOPWORDS)
    wanted = set(analyser.query_terms(telling or query))
    return [
        (start, end)
        for start, end in analyser.places(text)
        if not wanted.isdisjoint(analyser.terms_of_word(text[start:end]))
    ]
