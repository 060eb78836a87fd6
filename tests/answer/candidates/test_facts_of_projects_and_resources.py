"""Facts about projects, money, follow-up and single tracks: which sentence they speak for, what is compared."""

import pytest

from answer.candidates.evidence import make
from answer.candidates.fact_fit import fact_fit
from answer.compare.answers import compare
from answer.understanding.understand import understand
from domain.agreement import Facts, FollowUp, Project, Resource, Span, Track, TrackDetail
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement

PAGES = {
    "Resurser": ["Lokalen är ljus.", "Två tjänster delas.", "Kommunen avsätter 500 000 kronor per år."],
    "Projekt": ["Projektet Stegen finansieras av ESF."],
    "Jobbspår": ["Spåret Vård har tolv platser.", "Det startar i mars 2022."],
    "Uppföljning": ["Parterna är nöjda.", "Målen följs upp av styrgruppen varje kvartal."],
}


def _document():
    plain = make_agreement("a.txt", ["Ale"], PAGES)

    def span(words):
        section = next(s for s in plain.sections if words in s.text)
        return Span(section.id, section.text.index(words), section.text.index(words) + len(words))

    details = (
        TrackDetail("seats", "tolv platser", span("tolv platser")),
        TrackDetail("start", "mars 2022", span("mars 2022")),
    )
    facts = Facts(
        tracks=(Track("Vård", ("vard-omsorg",), None, "finns", span("Vård"), details=details),),
        projects=(Project("Stegen", "ESF", None, span("Stegen")),),
        resources=(
            Resource("tjänst", 2, "tjänster", None, None, span("Två tjänster")),
            Resource("pengar", 500_000, "kronor", "Kommunen", None, span("500 000 kronor")),
        ),
        follow_ups=(FollowUp("varje kvartal", "styrgrupp", span("Målen följs upp")),),
    )
    return make_agreement("a.txt", ["Ale"], PAGES, facts=facts)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    other = make_agreement("b.txt", ["Mora"], {"Syfte": ["Fler ska få arbete."]})
    build(home, [_document(), other], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hur många platser har jobbspåret vård?", "Spåret Vård har tolv platser."),
        ("När startar jobbspåret vård?", "Det startar i mars 2022."),
        ("Vilket ESF-projekt deltar Ale i?", "Projektet Stegen finansieras av ESF."),
        ("Hur många kronor avsätter kommunen?", "Kommunen avsätter 500 000 kronor per år."),
    ],
)
def test_the_sentence_of_the_fact_fits_the_question(question, sentence, index):
    document, asked = _document(), understand(question, index)
    candidates = [make(document, s, a, b) for s in document.sections for a, b in s.sentences]
    fitting = [c.section.text[c.start : c.end] for c in candidates if fact_fit(asked, c) > 0]
    assert fitting == [sentence]


def test_a_comparison_shows_money_first_and_who_follows_up(index):
    answer = compare(["Ale", "Mora"], ["budget", "uppfoljning"], index)
    assert answer.table is not None
    row = next(r for r in answer.table.rows if r[0] == "Ale")
    assert row[1] == "Kommunen avsätter 500 000 kronor per år. … Två tjänster delas."
    assert row[2] == "Målen följs upp av styrgruppen varje kvartal."
