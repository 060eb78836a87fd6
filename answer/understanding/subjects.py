"""Tells what kind of fact a question is about, by `data/subjects.toml`."""

import re
from functools import cache
from typing import cast

from answer.question import Subject
from domain.reference import read_toml
from domain.track_nouns import track_pattern


@cache
def _rules() -> tuple[tuple[Subject, re.Pattern[str]], ...]:
    data = read_toml("subjects.toml", "answer")
    return tuple(
        (cast(Subject, rule["subject"]), re.compile(rule["pattern"].replace("TRACKS", track_pattern())))
        for rule in data["rule"]
    )


def subject_of(text: str) -> Subject:
    """The kind of fact that is named first; "text" when none is. `text` is folded.

    "Jämför målen för jobbspåren" is about goals, "vilka jobbspår har mål" about tracks; rules that begin at the same
    place are tried in their order.
    """
    found = [(m.start(), i, s) for i, (s, pattern) in enumerate(_rules()) if (m := pattern.search(text))]
    return min(found)[2] if found else "text"
