"""Who signed: names among the signatures, for one party or all, and after the date where no heading tells."""

from dataclasses import replace

import pytest

from answer.service import ask
from answer.values.signatories import signatories
from domain.agreement import DateFact, Facts
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement, span_of


def signed(heading, lines, topic=None):
    made = make_agreement("a.txt", ["Sala"], {"Syfte": ["Fler ska få arbete."], heading: lines})
    *others, last = made.sections
    return replace(made, sections=(*others, replace(last, topic=topic)))


UNDER = signed(
    "Underskrifter",
    [
        "För Sala kommun",
        "Asta Lindh-Öberg, kommundirektör",
        "För Arbetsförmedlingen Västerbotten Norr",
        "Goran Vidaković, enhetschef",
    ],
    "underskrifter",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [UNDER], HashEmbedder())
    return open_index(home, HashEmbedder())


def test_an_office_is_nobody_and_letters_of_other_languages_are_read():
    assert [s.name for s in signatories(UNDER)] == ["Asta Lindh-Öberg", "Goran Vidaković"]


def test_names_after_the_date_of_signing():
    made = signed("Giltighet", ["Gäller tills vidare.", "Sala den 3 mars 2021", "Asta Lindh, kommunalråd"])
    dated = DateFact("signed", "2021-03-03", span_of(made, "den 3 mars 2021"))
    assert [s.name for s in signatories(replace(made, facts=Facts(dates=(dated,))))] == ["Asta Lindh"]


@pytest.mark.parametrize(
    ("asked", "named", "not_named"),
    [
        ("Vem har skrivit under Salas överenskommelse?", ("Asta", "Goran"), ()),
        ("Vilka namn står under Salas överenskommelse?", ("Asta", "Goran"), ()),
        ("Vem undertecknade för Sala kommuns räkning?", ("Asta",), ("Goran",)),
        ("Vem skrev under för Arbetsförmedlingen i Sala?", ("Goran",), ("Asta",)),
    ],
)
def test_who_is_asked_for(index, asked, named, not_named):
    answer = ask(asked, index)
    assert answer.found and answer.citations
    assert all(name in answer.text for name in named)
    assert not any(name in answer.text for name in not_named)
