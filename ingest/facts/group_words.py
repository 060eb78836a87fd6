"""How agreements name the groups that people meet in."""

import re

# A word that names a group, team, council or recurring meeting, in any form: "handläggargruppen", "kompetensråd".
_STEM = (
    r"(?:grupp(?:er|en|erna|ens|s)?|råd(?:et|en|ets|s)?|team(?:et|en|ets|s)?|forum(?:et|ets)?|nätverk(?:et|en|ets)?|"
    r"kommitté(?:n|ns|er)?|nämnd(?:en|ens)?|utskott(?:et)?|ledning(?:en|ens)?)"
)
GROUP = rf"(?<![\w-])(?P<name>(?:[^\W\d_]+-\s(?:och|samt|&)\s)?(?:[^\W\d_]|-)*{_STEM})(?![\w-])"
_ANY_STEM = re.compile(r"grupp|råd|team|forum|nätverk|kommitté|nämnd|utskott|ledning", re.IGNORECASE)
GROUP_WORD = re.compile(GROUP, re.IGNORECASE)
MEETING_NOUN = re.compile(
    r"(?<![\w-])(?P<name>(?:[^\W\d_]|-)*(?:träff(?:ar|en|arna)?|samtal(?:en|et)?|möte(?:t|n|na)?|avstämning(?:ar|en|arna)?|samråd(?:et|en)?|konferens(?:er|en)?|dialog(?:er|en)?))(?!\w)",
    re.IGNORECASE,
)
# Groups of people whom the agreement is about, not groups that meet; and words that only look like groups.
NO_GROUP = re.compile(
    r"^(?:mål|ålders|yrkes|deltagar|person|befolknings|risk|kund|köns|inkomst|kompetens(?=grupp)|ungdoms(?=grupp)|etniska|prioriterade|utsatta|hälso|under|"
    r"elev|besöks|tillfälliga|kommunlednings(?=kontor)|led|väg|väg-|hand|ned|om|för|av|ut|an|ut-|för)?"
    r"(?:grupp\w*|ledning(?:en|ens)?)$|^(?:arbetsled|väg|studieväg|hand|av|hus|be|verksamhets|ut|an|för|om|lag|upp|in|sam)ledning\w*$|^(?:fält|all|in|sam|an|om)?råd(?:et|en)?$",
    re.IGNORECASE,
)
SELF = re.compile(
    r"(?<!\w)(?P<self>gruppen|rådet|teamet|gruppens|nätverket|forumet|den|de|dessa|man|parterna|båda)(?!\w)",
    re.IGNORECASE,
)
_ADJECTIVES = (
    r"(?:strategiska?t?|operativa?t?|lokala?t?|gemensam(?:ma|t)?|övergripande|partssammansatta?|myndighetsgemensamma?|"
    r"kommungemensamma?|centrala?|tvärprofessionell[at]?|regionala?)"
)
_PLAIN = re.compile(r"grupp(?:en)?|team(?:et)?|råd(?:et)?", re.IGNORECASE)
_ADJECTIVE_BEFORE = re.compile(rf"(?:{_ADJECTIVES}\s+)+$", re.IGNORECASE)
_DEFINITE = {
    "grupperna": "grupper", "gruppens": "grupp", "gruppen": "grupp", "rådets": "råd", "rådet": "råd",
    "teamets": "team", "teamet": "team", "forumet": "forum", "nätverket": "nätverk", "kommittén": "kommitté",
    "nämnden": "nämnd", "utskottet": "utskott", "samtalen": "samtal", "samtalet": "samtal", "mötena": "möten",
    "mötet": "möte", "teamen": "team", "råden": "råd", "träffarna": "träffar", "avstämningarna": "avstämningar",
}  # fmt: skip


_NEUTER = re.compile(r"(?:råd|team|forum|nätverk|utskott)$")


def group_name(text: str, match: re.Match[str]) -> str:
    """The group as the text calls it, in its basic form and with an adjective that stands before: "operativt team"."""
    name = " ".join(match["name"].split())
    lower = name if sum(c.isupper() for c in name) > 1 and not name.isupper() else name.lower()
    for definite, basic in _DEFINITE.items():
        if lower.lower().endswith(definite):
            lower = lower[: -len(definite)] + basic
            break
    adjective = _ADJECTIVE_BEFORE.search(text[: match.start("name")])
    before = (
        [_basic(word, bool(_NEUTER.search(lower))) for word in adjective.group().lower().split()]
        if adjective
        else []
    )
    return " ".join([*before, lower])


def _basic(adjective: str, neuter: bool) -> str:
    """ "strategiska" as "strategisk" or "strategiskt"; "gemensamma" as "gemensam"."""
    if adjective.endswith("e") or adjective.endswith("t"):
        return adjective
    stem = adjective.removesuffix("a")
    stem = stem[:-1] if stem.endswith("mm") else stem
    return stem + ("t" if neuter else "")


def groups_in(text: str) -> list[re.Match[str]]:
    """Every word of the text that names a group, in order; "grupp" alone only with an adjective: "strategisk grupp"."""
    if not _ANY_STEM.search(text):
        return []

    def counts(match: re.Match[str]) -> bool:
        described = _PLAIN.fullmatch(match["name"]) and _ADJECTIVE_BEFORE.search(text[: match.start()])
        return bool(described) or not NO_GROUP.match(match["name"])

    return [match for match in GROUP_WORD.finditer(text) if counts(match)]
