"""Words that stand for each other: synonyms, abbreviations, an English lexicon for questions, stop words."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from domain.reference import FOLDER, read_toml
from domain.text import fold

REMEMBERED = 10_000  # answers kept by each function that users' words reach

STOPWORDS: frozenset[str] = frozenset(
    word
    for line in (FOLDER / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    for word in line.partition("#")[0].split()
)

# Endings of Swedish words, the longest first, and of English ones with what takes their place.
_ENDINGS = tuple(
    "ningarna heterna heten heter arnas ernas ornas arna erna orna aren ande ades ade are ans ens ets ars ers ors"
    " an en et ar er or na as at ad es a e n t s".split()
)
_ENGLISH_ENDINGS = (
    ("'s?$", ""), ("ies$", "y"), ("s$", ""), ("es$", ""), ("ed$", ""), ("d$", ""), ("ing$", ""), ("ing$", "e"),
)  # fmt: skip


@dataclass(frozen=True)
class Translation:
    """English words `text[start:end]` of a question and what they may be called in Swedish."""

    start: int
    end: int
    swedish: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def synonyms(word: str) -> tuple[str, ...]:
    """What else the field calls it, in the groups' order, without the word's own forms; empty when nothing is known.

    Phrases may be asked for too ("ekonomiskt bistånd"); inflected forms are found ("facket").
    """
    folded = re.sub(r"\s+", " ", fold(word).strip())
    roots = _roots(folded)
    own = _synonyms().get(folded) or next((_by_root()[root] for root in roots if root in _by_root()), ())
    return tuple(other for other in own if set(roots).isdisjoint(_roots(other)))


@cache
def synonym_phrases() -> tuple[str, ...]:
    """The phrases of more than one word that `synonyms` knows, longest first: to be looked for in a question."""
    return tuple(sorted((w for w in _synonyms() if " " in w), key=len, reverse=True))


@cache
def same_groups() -> tuple[tuple[str, ...], ...]:
    """The groups whose words mean just the same, folded."""
    return tuple(tuple(fold(word) for word in group) for group in read_toml("synonyms.toml")["same"])


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviation as written ("AF", "t.o.m.") to its long forms."""
    data = read_toml("abbreviations.toml")
    return {short: tuple(long) for short, long in (data["abbreviations"] | data["only_as_written"]).items()}


@lru_cache(maxsize=REMEMBERED)
def english(word: str) -> tuple[str, ...]:
    """The Swedish for an English word or phrase of a question, the usual first; empty when it is not in the lexicon."""
    lexicon = _english()
    folded = re.sub(r"\s+", " ", fold(word).replace("’", "'").strip())
    forms = (re.sub(ending, base, folded) for ending, base in _ENGLISH_ENDINGS)
    return next((lexicon[form] for form in (folded, *forms) if form in lexicon), ())


@cache
def english_words() -> tuple[str, ...]:
    """The single English words of the lexicon, folded."""
    return tuple(word for word in _english() if " " not in word)


def translate(text: str) -> list[Translation]:
    """The English words and phrases of a question that the lexicon knows, in order, longest first at each place."""
    words = [m.span() for m in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", text)]
    found, i = [], 0
    longest = max(entry.count(" ") for entry in _english()) + 1
    while i < len(words):
        for size in range(min(longest, len(words) - i), 0, -1):
            start, end = words[i][0], words[i + size - 1][1]
            if swedish := english(text[start:end]):
                found.append(Translation(start, end, swedish))
                i += size
                break
        else:
            i += 1
    return found


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """Each folded word to the others of its groups; an abbreviation and its long forms are a group too."""
    table: dict[str, dict[str, None]] = {}
    short = (
        [s, *long] for s, long in read_toml("abbreviations.toml")["abbreviations"].items() if "." not in s
    )
    wide = ([fold(word) for word in group] for group in (*read_toml("synonyms.toml")["groups"], *short))
    for members in (*same_groups(), *wide):
        for member in members:
            table.setdefault(member, {}).update(dict.fromkeys(other for other in members if other != member))
    return {word: tuple(others) for word, others in table.items()}


@cache
def _by_root() -> dict[str, tuple[str, ...]]:
    """The same by roots, for words in a form that no group has."""
    table: dict[str, dict[str, None]] = {}
    for word, others in _synonyms().items():
        for root in _roots(word):
            table.setdefault(root, {}).update(dict.fromkeys(others))
    return {root: tuple(others) for root, others in table.items()}


@cache
def _english() -> dict[str, tuple[str, ...]]:
    return {fold(word): tuple(swedish) for word, swedish in read_toml("english.toml")["lexicon"].items()}


def _roots(word: str) -> tuple[str, ...]:
    """A word without each of its possible inflections, the longest first. Of phrases, only the last word is cut."""
    first, _, last = word.rpartition(" ")
    left = (last.removesuffix(ending) for ending in _ENDINGS if last.endswith(ending))
    roots = [last, *sorted((root for root in left if len(root) >= 3), key=len, reverse=True)]
    return tuple(f"{first} {root}".strip() for root in roots)
