"""Which blocks are headings.

Evidence for a heading, strongest first: the format says so; the table of contents names it; it continues the chain of
numbers; it is set off by type; it is a short phrase without verb that stands alone above text. Evidence against: it
belongs to the title block, to a run of short lines without text between (a list), or to the signatures.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from ingest.layout.blocks import TextBlock
from ingest.structure.chapters import find_chapters
from ingest.structure.contents import Contents, find_contents
from ingest.structure.features import Look, Profile, look_at, profile_of
from ingest.structure.named_counts import find_named_counts
from ingest.structure.number_gaps import fill_gaps
from ingest.structure.opening import first_heading
from ingest.structure.phrases import is_known
from ingest.wording import (
    ANNEX,
    LONGEST_HEADING,
    SIGNATURE_HEADING,
    is_caption,
    is_party_line,
    is_signature_line,
    label_of,
    may_be_closed_heading,
    may_be_heading,
)

MOST_STACKED = 2  # headings right below each other, set in the body's type
LABEL_WORDS = 5
FEWEST_RUN_IN = 3  # labels before their text from which on they are headings
SET_OFF_WITH_VERB = 9  # words of a heading set off by type that is a clause
LARGER_WITH_VERB = 16  # the same of one in larger type
NEAR = 3  # blocks from a line of a signature block within which plain lines are names


class Headings:
    """Which blocks of one document are headings: `chapters` by number, `steps` numbered within one, `all` of them.

    `start` is the first block after the title block; `run_in` are blocks that begin with their heading as a label,
    with the offset at which it ends.
    """

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self.blocks = blocks
        self.contents: Contents = find_contents(blocks)
        self.profile: Profile = profile_of(blocks)
        self.looks: list[Look] = look_at(blocks, self.contents, self.profile)
        self.chapters, self.steps = find_chapters(self.looks, self.contents.end)
        gaps = fill_gaps(self.looks, self.chapters)
        self.looks = [gaps.get(index, look) for index, look in enumerate(self.looks)]
        self.chapters |= gaps.keys()
        self.counted = find_named_counts(self.looks, self.contents.end)
        has_contents = bool(self.contents.entries)
        self.start = first_heading(
            self.looks, self.chapters | self.counted, self.contents.start if has_contents else None
        )
        self.all = self._headings()
        self.run_in: Mapping[int, int] = self._run_in_labels()

    def _headings(self) -> frozenset[int]:
        told = self.chapters | self.steps | self.counted
        certain = {i for i in range(self.start, len(self.looks)) if self._is_certain(i, i in told)}
        return frozenset(certain | self._plain_headings(certain))

    def in_contents(self, index: int) -> bool:
        """Does the block belong to the table of contents?"""
        return bool(self.contents.entries) and self.contents.start <= index < self.contents.end

    def _is_certain(self, index: int, told: bool) -> bool:
        """Format, table of contents, number (`told`) or type say so."""
        look = self.looks[index]
        if self.in_contents(index) or not any(c.isalpha() for c in look.text):
            return False
        if told or look.named:
            return True
        if look.block.hint == "heading":
            signs = is_signature_line(look.text) and not SIGNATURE_HEADING.fullmatch(look.title)
            return len(look.text) <= 2 * LONGEST_HEADING and not signs
        if look.block.hint in ("item", "row"):
            return False
        return look.marked and self._is_set_off(index)

    def _is_set_off(self, index: int) -> bool:
        """A line in larger or bolder type that heads something."""
        look = self.looks[index]
        if self.below(index) is None or is_caption(look.text) or self._among_signatures(index):
            return False
        text = (
            look.words[:-1]
            if look.words.endswith((":", ".")) and len(look.words.split()) <= 8
            else look.words
        )
        named = not is_party_line(text) or self._is_set_like_others(index)
        most = LARGER_WITH_VERB if look.larger(self.profile) else SET_OFF_WITH_VERB
        return named and (may_be_heading(text, most) or self._opens_signatures(index))

    def _opens_signatures(self, index: int) -> bool:
        """ "Underskrift" after text or in larger type; among names and lines to sign on it is a label."""
        look = self.looks[index]
        opens = look.larger(self.profile) or self.looks[index - 1].prose
        return opens and bool(SIGNATURE_HEADING.fullmatch(look.title))

    def _is_set_like_others(self, index: int) -> bool:
        """A party's name above prose ("Arbetsförmedlingen"), in the type of a heading that names no party."""
        block, below = self.blocks[index], self.below(index)
        if block.size is None or below is None or not below.prose:
            return False
        own = index >= self.start and not is_party_line(self.looks[index].text)
        return self._types[block.size, block.bold] > own

    @cached_property
    def _types(self) -> Counter[tuple[float | None, bool]]:
        """How many lines that name no party are set in each type."""
        looks = self.looks[self.start :]
        return Counter((o.block.size, o.block.bold) for o in looks if not is_party_line(o.text))

    def _plain_headings(self, certain: set[int]) -> set[int]:
        """Lines in the body's own type that stand above text, and labels ("Arbetsgrupp:") alone on their line."""
        found: set[int] = set()
        run: list[int] = []
        for index in range(self.start, len(self.looks)):
            if index not in certain and self._may_be_plain(index):
                run.append(index)
                continue
            found |= self._of_run(run, index in certain)
            run = []
            if index not in certain and self._is_label(index):
                found.add(index)
        return found | self._of_run(run, False)

    def _of_run(self, run: list[int], above_heading: bool) -> set[int]:
        """Those of a run of candidates, without text between, that are headings."""
        if not run or above_heading and len(run) > 1:
            return set()
        if len(run) == 1 and SIGNATURE_HEADING.fullmatch(self.looks[run[0]].title):
            return set(run)
        below = self.below(run[-1])
        names_parties = (
            self.looks[run[-1]].topic == "parter" and below is not None and is_party_line(below.text)
        )
        known = self.looks[run[-1]].topic is not None
        closed = below is not None and known and below.text.endswith((".", "!", "?"))  # "Tills vidare."
        if below is None or not (below.content or above_heading or names_parties or closed):
            return set()
        introduced = (
            run[0] > 0 and self.looks[run[0] - 1].text.endswith(":") and run[0] - 1 not in self.chapters
        )
        if len(run) <= MOST_STACKED and not introduced:
            return set(run)
        last = self.looks[run[-1]]
        return {run[-1]} if below.prose and (last.block.gap_before or last.topic) else set()

    def _may_be_plain(self, index: int) -> bool:
        look = self.looks[index]
        if look.block.hint or look.numbered or self.in_contents(index) or not self._may_name(index):
            return False
        if not look.line and not self._is_closed(index):
            return False
        if self.profile.gaps and not look.block.gap_before and not self._begins_page(index):
            return False
        if label_of(look.text) and not self._is_step_label(index) or self._among_signatures(index):
            return False
        if ANNEX.match(look.text):
            return index > self.start and self.below(index) is not None
        return not self.profile.typographic or self._clear_without_type(index)

    def _may_name(self, index: int) -> bool:
        """A line of nothing but names heads only what takes it up: "Kommunen" above "Kommunen ansvarar"."""
        look, below = self.looks[index], self.below(index)
        if not is_party_line(look.text):
            return True
        return below is not None and below.prose and below.text.startswith(look.text.split()[0])

    def _is_closed(self, index: int) -> bool:
        """A heading with a full stop after it: between paragraphs, never right below a heading or in a list."""
        above, below = self.looks[index - 1] if index else None, self.below(index)
        between = (
            above is not None
            and above.prose
            and above.text.endswith(".")
            and below is not None
            and below.prose
        )
        return between and may_be_closed_heading(self.looks[index].text)

    def _is_step_label(self, index: int) -> bool:
        """ "Steg 1: Kartläggning", "Spår: Kock": the same label with other words recurs."""
        label = label_of(self.looks[index].text)
        if label is None or not label[1]:
            return False
        recurs = self._labels[_stem(label)] > self.looks[index].line
        below = self.below(index)
        return recurs and below is not None and below.prose

    @cached_property
    def _labels(self) -> Counter[str]:
        """How many lines begin with each label."""
        labels = (label_of(look.text) for look in self.looks if look.line)
        return Counter(_stem(label) for label in labels if label)

    def _clear_without_type(self, index: int) -> bool:
        """In a document that sets its headings off by type, a plain line needs the vocabulary and space around it."""
        look, below = self.looks[index], self.below(index)
        return look.topic is not None and look.block.gap_before and below is not None and below.prose

    def _is_label(self, index: int) -> bool:
        """A short label alone on its line, above prose."""
        look = self.looks[index]
        label = label_of(look.text)
        if label is None or label[1] or look.listed or look.numbered or self.in_contents(index):
            return False
        below = self.below(index)
        short = (
            len(label[0].split()) <= LABEL_WORDS and may_be_heading(label[0]) and not is_party_line(label[0])
        )
        return (
            short
            and below is not None
            and below.prose
            and not below.listed
            and not self._among_signatures(index)
        )

    def _run_in_labels(self) -> dict[int, int]:
        """Labels before their text on the same line, bold or of the genre ("Syfte: Parterna vill ..."), where they
        are many and the document has hardly any other headings."""
        found = {i: end for i, look in enumerate(self.looks) if (end := self._run_in(look)) is not None}
        labels = {self.blocks[i].text[:end] for i, end in found.items()}
        others = [i for i in self.all if i >= self.contents.end]
        many = len(found) >= FEWEST_RUN_IN and len(found) > len(others)
        return found if many and len(labels) == len(found) else {}

    def _run_in(self, look: Look) -> int | None:
        """Where the label ends that the block begins with."""
        if look.listed or look.numbered or not look.prose:
            return None
        led = look.block.text[: look.block.lead].rstrip()
        if led.endswith((".", ":")) and len(led.split()) <= LABEL_WORDS and may_be_heading(led.rstrip(".: ")):
            return len(led)
        label = label_of(look.text)
        is_label = label and label[1] and len(label[0].split()) <= LABEL_WORDS and is_known(label[0])
        return look.block.text.index(":") + 1 if is_label else None

    def _begins_page(self, index: int) -> bool:
        return index == 0 or self.blocks[index].page != self.blocks[index - 1].page

    def below(self, index: int) -> Look | None:
        """The block after that one."""
        return self.looks[index + 1] if index + 1 < len(self.looks) else None

    def _among_signatures(self, index: int) -> bool:
        """Below a heading of signatures, or near a line of a signature block."""
        look = self.looks[index]
        if SIGNATURE_HEADING.fullmatch(look.title):
            return False
        if self._signing is not None and index > self._signing:
            return True
        near = self.looks[max(0, index - NEAR) : index] + self._until_prose(index)
        return look.topic is None and any(is_signature_line(other.text) for other in near)

    def _until_prose(self, index: int) -> list[Look]:
        """The blocks right after that one, up to a paragraph: what heads a paragraph is no name above a signature."""
        after = self.looks[index + 1 : index + NEAR + 1]
        end = next((i for i, other in enumerate(after) if other.prose), len(after))
        return after[:end]

    @cached_property
    def _signing(self) -> int | None:
        """The last heading of signatures that no chapter comes after."""
        for index in range(len(self.looks) - 1, self.contents.end - 1, -1):
            if SIGNATURE_HEADING.fullmatch(self.looks[index].title):
                return index
            if (
                index in self.chapters
                or self.looks[index].prose
                and len(self.looks[index].text) > LONGEST_HEADING
            ):
                return None
        return None


def _stem(label: tuple[str, str]) -> str:
    """The label without its number: "Steg 1" and "Steg 2" are alike."""
    return label[0].rstrip("0123456789 ").lower()
