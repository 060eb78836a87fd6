"""Cuts a sentence into clauses and finds the one that a question is about: only what stands there answers it."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from answer.matching.finite import FINITE

# Where a clause may end. At a comma or "och" one ends only when there is a finite verb on both sides.
_SURE = re.compile(
    r"[;.!?]\s+|\s-\s"
    r"|,?\s(?=(?:men|medan|utan att|trots att|fastän|även om|eftersom)\b)"
    r"|(?<!aldrig)(?<!inte),?\s(?=så att\b)"
    r"|,\s(?=(?:däremot|varför|vilket|så|sedan|då|när|innan|tills|medan)\b)"
    r"|,?\s(?=om (?:det|den|de|man|någon|något|ingen|deltagaren|parterna|inte)\b)"
)
_LIKELY = re.compile(r"[,:]\s|\s(?=och\b)|\s(?=samt\b)")
_LEADING = re.compile(r"(?:eftersom|om|när|då|även om|trots att|fastän|fast|sedan|innan|så länge|medan)\s")
_CAUSE = re.compile(r"(?:eftersom|då|därför att)(?!\w)")
_CONTRAST = re.compile(r"(?:men|dock|däremot)\s")
_LACKS = re.compile(
    r"(?<!\w)(?:inte|ej|ingen|inget|inga|aldrig|saknas|saknar|nej|avböj\w*|avslog\w*|avvisa\w*)(?!\w)"
)
# Verbs that say no deed of their own: "men är nedlagd", "men får det inte".
_LIGHT = re.compile(
    r"(?:är|var|har|hade|ska|skall|kan|får|fick|måste|bör|vill|blir|blev|finns|fanns|gäller|kostar|krävs|krävde|upphör\w*)(?!\w)"
)
_JOINS = re.compile(r"(?:men|och|samt|dock|däremot|utan)\s+(?:dock |däremot |ännu )?")
_RELATIVE = re.compile(r",\s(?:som|vilken|vilket|där)\s[^,]*$")
_POINTS = re.compile(r"(?:det|den|de|detta|denna|dessa)(?!\w)")
# "men parterna startar inget sådant": what stands before, once more.
_SUCH = re.compile(r"(?<!\w)(?:(?:någo[nt]|några|ingen|inget|inga|en|ett) sådan[at]?|sådana)(?!\w)")
_TAIL = re.compile(
    r"\s(?:fast|fastän|även om|trots att|eftersom|när|medan|samtidigt som"
    r"|om (?:man|någon|ingen|det|den|de|hen|han|hon|(?:en|ett) \w+ (?:inte|är|har|kan|får|vill|\w+[^n]ar|\w+er|\w+as)"
    r"|deltagaren|personen|inte))(?!\w).*$",
    re.DOTALL,
)
_UNDER = re.compile(r"\b(?:om|när|sedan) (?!att\b)\w+ [^,;.?]*")
_ASKED_HALF = 3  # words that must be left of a question when a subordinate clause is taken off


@lru_cache(2_048)
def clauses(sentence: str) -> tuple[str, ...]:
    """The clauses of a folded sentence, in order; together they are the sentence but for what separates them."""
    found: list[str] = []
    for part in _SURE.split(sentence):
        found += _coordinated(part)
    return tuple(piece for part in found for piece in _without_leading(part) if piece.strip())


def main_part(asked: str) -> str:
    """A folded question without the clause that says under what circumstances: "... fast kontoret är stängt"."""
    main = _TAIL.sub("", asked)
    return main if len(main.split()) >= _ASKED_HALF else asked


def circumstances(text: str) -> str:
    """The clause of a folded sentence that says under what circumstances, or "": "om utbildningen fullföljs"."""
    match = _UNDER.search(text)
    return match[0] if match else ""


def deciding_clause(sentence: str, likeness: Callable[[str], float]) -> str:
    """The clause that is most like the question, with a clause after it that says more of the same thing.

    `likeness` tells how much of the question stands in a text. The whole sentence when nothing does. A reason is taken
    with what it is the reason for.
    """
    parts = clauses(sentence)
    worth = [likeness(part) for part in parts]
    if not parts or max(worth) <= 0.0:
        return sentence
    whole = [_worth(parts, worth, i, likeness) for i in range(len(parts))]
    at = end = max(range(len(parts)), key=lambda i: (whole[i], -len(parts[i])))
    if at + 1 < len(parts) and worth[at + 1] > 0 and _takes_back(parts[at + 1]):
        return parts[at + 1]
    while (
        end + 1 < len(parts)
        and _goes_on(parts[end + 1])
        and (worth[end + 1] <= 0.0 or whole[end + 1] == whole[at])
    ):
        end += 1
    if at > 0 and _CAUSE.match(parts[at]):
        at -= 1
    elif end + 1 < len(parts) and _CAUSE.match(parts[at]):
        end += 1
    return " ".join(parts[at : end + 1])


def _worth(parts: Sequence[str], worth: Sequence[float], at: int, likeness: Callable[[str], float]) -> float:
    """What a clause has of the question, with the subject that it shares with the one before it."""
    if at == 0 or worth[at] <= 0.0 or not _goes_on(parts[at]):
        return worth[at]
    verb = FINITE.search(parts[at - 1])
    subject = parts[at - 1] if verb is None else parts[at - 1][: verb.start()]
    return likeness(f"{subject} {parts[at]}")


def _coordinated(part: str) -> list[str]:
    """The part cut at commas and "och" that stand between finite verbs."""
    found, start = [], 0
    for match in _LIKELY.finditer(part):
        before, after = part[start : match.start()], part[match.end() :]
        if _RELATIVE.search(before) and FINITE.match(after):
            continue  # "spåret, som grannen har, är nedlagt" is one clause
        if FINITE.search(before) and FINITE.search(" ".join(after.split()[:5])):
            found.append(before)
            start = match.end()
    return [*found, part[start:]]


def _without_leading(part: str) -> Sequence[str]:
    """A subordinate clause that stands first, and the main clause after it, which begins with its verb."""
    if not _LEADING.match(part):
        return (part,)
    verbs = list(FINITE.finditer(part))
    return (part,) if len(verbs) < 2 else (part[: verbs[1].start()], part[verbs[1].start() :])


def _goes_on(part: str) -> bool:
    """Whether a clause has no subject of its own: "men inget krav", "och är nedlagd", "men det kostar"."""
    match = _JOINS.match(part)
    if match is None:
        return False
    if _SUCH.search(part):
        return True
    rest = part[match.end() :]
    first = FINITE.match(rest)
    if (
        first is not None
        and _CONTRAST.match(part)
        and _LIGHT.match(rest) is None
        and not _POINTS.search(rest)
    ):
        return False  # "men deltar inte i kurserna" is another deed
    return FINITE.search(rest) is None or first is not None or bool(_POINTS.search(rest))


def _takes_back(part: str) -> bool:
    """Whether a clause denies what the one before it only seemed to say: "men något avtal finns inte"."""
    return _CONTRAST.match(part) is not None and _LACKS.search(part) is not None
