"""Municipalities as running text names them: with "kommun" or without, one by one or several in one breath."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.municipalities import Mention, Municipality, find_municipalities

_SINGULAR = re.compile(r"s?\s*\b(?:kommuns?|stads?)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"s?\s*(?:\b(?:kommuner(?:na)?s?|kommunernas)\b|\((?:[\w-]+-)?kommunerna\))", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"s?\s*(?:\b(?:kommuns?|stads?)\b)?\s*(?:\([^)]*\))?\s*(?:[,;/&+•·|–-]|\boch\b|\bsamt\b)\s*(?:och|samt)?\s*(?:kommunerna\s+)?",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(
    r"\b(?:(?:medlems)?kommunerna|kommuner(?:na)?\s*:?|städerna)\s*:?\s*$|\bkommunerna\b[^.;:]{0,40}[(:]\s*$",
    re.IGNORECASE,
)
_SINGULAR_BEFORE = re.compile(r"\bkommun(?:en)?\s*:?\s*$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?<![\w-])[A-ZÅÄÖ][\wåäöé-]*\s+$")
_OFFICE_BEFORE = re.compile(
    r"\b(?:arbetsförmedling(?:en|ens)?|af|campus|region(?:en)?|samordningsförbund(?:et)?|försäkringskassan|"
    r"tingsrätt(?:en)?|jobbcenter|folkhögskolan?)\s+(?:i\s+|på\s+|kontoret?\s+|för\s+)?$",
    re.IGNORECASE,
)
_ONLY_MENTIONED_BEFORE = re.compile(
    r"(?:\b(?:samarbet\w*|samverk\w*|samråd\w*|tillsammans|dialog\w*|avtal\w*|kontakt\w*|utbyte|gemensamt)\s+(?:\w+\s+){0,4}?med"
    r"|\b(?:gränsar\s+till|grann\w*|närliggande|omkringliggande|andra|övriga|liksom|exempelvis|t\.?\s?ex\.?|till\s+exempel"
    r"|i\s+likhet\s+med|såsom|modell\w*\s+från|erfarenhet\w*\s+från|pendl\w*\s+till|inom|inkl\w*|(?:inspirer\w*|förebild\w*)\s+(?:\w+\s+)?(?:av|från|i|hos)|(?:räknas|hör|ingår|omfattas)\s+(?:inte|ej)"
    r"|(?:tidigare|förra|föregående|gamla)\s+(?:avtal|överenskommelse)\w*\s+mellan"
    r"|(?:invånare|boende|bosatta|elever|deltagare|ungdomar|personer|arbetssökande|folkbokförda|individer)\s+(?:i|från)))"
    r"\s+(?:kommunerna\s+|bland\s+annat\s+|bl\.?\s?a\.?\s+)?$",
    re.IGNORECASE,
)
_NOT_A_PARTY_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:är\s+inte\s+(?:en\s+)?part|är\s+ej\s+part|utan\s+att\s+vara\s+part|ingår\s+(?:inte|ej)|omfattas\s+(?:inte|ej)|deltar\s+(?:inte|ej)|"
    r"företräds\s+(?:inte|ej)|(?:har|tecknar|träffar|slut(?:er|it)|tecknat)\s+(?:\w+\s+){0,3}?(?:egna|eget|egen|motsvarande|liknande)|"
    r"(?:är\s+intressera\w+|vill\s+(?:\w+\s+)?(?:ansluta|delta|vara\s+med)|erbjuds|inbjuds|bjuds\s+in|välkomnas|(?:har\s+(?:rätt|möjlighet)\s+att|kan\s+komma\s+att)\b|kan\s+(?:delta|söka|köpa|få))\b|har\s+(?:valt\s+att\s+)?(?:inte|ej|lämna)\b|står\s+utanför|har\s+lämnat|lämna(?:r|de)\b|inte\s+längre|"
    r"(?:deltog|ingick|var\s+med|var\s+part)\s+i\s+(?:den|det)\s+(?:förra|förut|tidigare|föregående|gamla)|kan\s+(?:komma\s+att\s+)?anslut|har\s+möjlighet\s+att\s+anslut)",
    re.IGNORECASE,
)

_NO_PART = re.compile(r"\b(?:inte|ej)\s+(?:\w+\s+)?part(?:er)?\b|\butan\s+att\s+vara\s+part\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A municipality at `start:end` of a text; the end takes in "kommun" where that word follows directly.

    `as_municipality`: the words say that the municipality is meant ("Ale kommun", "kommunerna Ale och Kungälv"), not
    only the place. `mentioned`: it is only named beside those who act ("i samarbete med Ale kommun").
    `enumeration` is where the names that stand in one breath with it begin and end.
    """

    start: int
    end: int
    municipality: Municipality
    as_municipality: bool
    certain: bool
    mentioned: bool
    enumeration: tuple[int, int]


def named(text: str) -> list[Named]:
    """All municipalities of the text in order, those of one enumeration judged together."""
    found: list[Named] = []
    for group in _enumerations(text, find_municipalities(text)):
        found.extend(_judge(text, group))
    return found


def _enumerations(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _BETWEEN.fullmatch(text[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _judge(text: str, group: list[Mention]) -> list[Named]:
    before, after = text[: group[0].start], text[group[-1].end :]
    last = text[group[-1].start : group[-1].end]
    if _OFFICE_BEFORE.search(before):
        # "Arbetsförmedlingen Nässjö, Aneby kommun": the office is no municipality, what follows may be
        rest = _judge(text, group[1:]) if len(group) > 1 else []
        return [n for n in rest if n.as_municipality]
    plural = len(group) > 1 and any(
        (_PLURAL.match(after), _PLURAL.search(last), _PLURAL_BEFORE.search(before))
    )
    others = find_municipalities(after)
    own_clause = after[: others[0].start] if others else after
    mentioned = bool(
        _ONLY_MENTIONED_BEFORE.search(before)
        or _NOT_A_PARTY_AFTER.match(after)
        or _NO_PART.search(own_clause)
    )
    ending = _SINGULAR.match(text, group[-1].end)
    enumeration = (group[0].start, ending.end() if ending else group[-1].end)
    found = []
    for mention in group:
        word = _SINGULAR.match(text, mention.end)
        own = word is not None or _is_labelled(text[: mention.start])
        own = own or bool(_SINGULAR.search(text[mention.start : mention.end]))
        end = word.end() if word else mention.end
        meant = own or plural or text[mention.start : mention.end].lower().startswith("region")
        certain = mention.certain or meant
        found.append(Named(mention.start, end, mention.municipality, meant, certain, mentioned, enumeration))
    return found


def _is_labelled(before: str) -> bool:
    """Whether "kommun" stands before the name and is not another's: "Kommun: Vara", not "Åre kommun, Östersund"."""
    label = _SINGULAR_BEFORE.search(before)
    return label is not None and not _NAME_BEFORE.search(before[: label.start()])
