"""Correcting documents as they are read: every request, what is refused, a new reading, two people at once."""

import threading

import pytest

from domain.artifact import read_all, read_artifact
from domain.errors import UsageError
from domain.home import Home
from ingest.corrections import (
    AddFact,
    ChangeFact,
    RemoveFact,
    SetField,
    TakeBack,
    author,
    correct,
    document,
    find_document,
)
from ingest.pipeline import ingest
from ingest.removal import remove

TEXT = """Överenskommelse mellan Nora kommun och Arbetsförmedlingen Bergslagen

Exempel, påhittat innehåll

1. Syfte

Parterna vill korta vägen till arbete för unga i kommunen. Lindesbergs kommun deltar i styrgruppen.

2. Lokala jobbspår

Följande jobbspår finns:

- Industri, tolv platser
- Vård och omsorg, åtta platser

3. Organisation

Styrgruppen består av kommunchefen och arbetsförmedlingschefen. Styrgruppen träffas varje månad.

4. Giltighet

Överenskommelsen gäller från den 1 mars 2020 till den 31 december 2022. Den ersätter avtalet från den 5 maj 2017.

5. Underskrifter

Nora den 3 februari 2020
"""
ANNA = author("Anna Ek", "enligt kommunen")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "nora.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def nora(home, file):
    """The id of the document, read in."""
    return ingest([file], home).read[0].id


def agreement(home):
    (found,) = read_all(home)
    return found


def fact(home, identifier, kind, words):
    """The reference of the fact of that kind whose quote holds the words."""
    return next(f.reference for f in document(home, identifier).facts if f.kind == kind and words in f.quote)


def test_everything_that_can_be_corrected_is_listed(home, nora):
    found = document(home, nora)
    assert found.fields["kind"] == "överenskommelse" and found.fields["valid_to"] == "2022-12-31"
    assert {f.kind for f in found.facts} >= {"parties", "dates", "tracks", "meetings", "groups"}
    assert len({f.reference for f in found.facts}) == len(found.facts) and found.history == ()
    assert all(f.quote in f.section.text for f in found.facts)


@pytest.mark.parametrize(
    ("request_", "value"),
    [
        (SetField("titel", "Avtal om unga"), ("title", "Avtal om unga")),
        (SetField("slag", "bilaga"), ("kind", "bilaga")),
        (SetField("annex", "3 C"), ("annex", "3 C")),
        (SetField("kommuner", "Nora, Lindesberg"), ("municipalities", "Nora, Lindesberg")),
        (SetField("kontor", ""), ("af_office", "–")),
        (SetField("diarienummer", "KS 2020/7"), ("diary_number", "KS 2020/7")),
        (SetField("daterad", "5 maj 2017"), ("dated", "2017-05-05")),
        (SetField("undertecknad", "2020-02-03, 2020-02-05"), ("signed", "2020-02-03, 2020-02-05")),
        (SetField("gäller från", ""), ("valid_from", "–")),
        (SetField("Gäller till", "tills vidare"), ("valid_to", "tills vidare")),
        (SetField("revideras", "hösten 2021"), ("revision", "hösten 2021")),
    ],
)
def test_a_field_of_the_document_is_corrected_and_taken_back(home, nora, request_, value):
    before = document(home, nora)
    (made,) = correct(home, nora, [request_], ANNA)
    after = document(home, nora)
    assert after.fields[value[0]] == value[1]
    assert (made.by, made.note, made.before, made.after) == (
        "Anna Ek",
        "enligt kommunen",
        before.fields[value[0]],
        value[1],
    )
    correct(home, nora, [TakeBack(made.number)], ANNA)
    again = document(home, nora)
    assert (again.fields, again.facts) == (before.fields, before.facts)
    assert [c.state for c in again.history] == ["tillbakatagen", "gäller"]


def test_a_date_takes_the_words_that_say_it_and_only_those(home, nora):
    (made,) = correct(home, nora, [SetField("valid_from", "5 maj 2017")], ANNA)
    assert agreement(home).quote(made.span) == "den 5 maj 2017"
    (made,) = correct(home, nora, [SetField("valid_to", "2023-06-30")], ANNA)
    assert made.span is None and agreement(home).stated_dates[0].by == "Anna Ek"
    (made,) = correct(home, nora, [SetField("valid_to", "2023-06-30", quote="den 31 december 2022")], ANNA)
    assert agreement(home).quote(made.span) == "den 31 december 2022"


def test_a_party_that_the_text_names_gets_its_words(home, nora):
    correct(home, nora, [SetField("kommuner", "Lindesberg")], ANNA)
    found = agreement(home)
    party = next(p for p in found.facts.parties if p.municipality)
    assert [m.name for m in found.municipalities] == ["Lindesberg"]
    assert (party.name, found.quote(party.span)) == ("Lindesberg", "Lindesbergs kommun")


def test_facts_are_changed_removed_and_added(home, nora):
    industry = fact(home, nora, "tracks", "Industri")
    correct(home, nora, [ChangeFact(industry, {"bransch": "handel", "läge": "planerat"})], ANNA)
    correct(home, nora, [RemoveFact(fact(home, nora, "tracks", "Vård"))], ANNA)
    add = AddFact(
        "spår", {"namn": "Äldreomsorg", "bransch": "vård och omsorg", "läge": "finns"}, "åtta platser"
    )
    correct(home, nora, [add], ANNA)
    found = agreement(home)
    assert [(t.name, t.industries, t.status) for t in found.facts.tracks] == [
        ("Industri", ("handel",), "planerat"),
        ("Äldreomsorg", ("vard-omsorg",), "finns"),
    ]
    assert found.quote(found.facts.tracks[1].span) == "åtta platser"
    assert fact(home, nora, "tracks", "Industri") == industry
    assert read_artifact(home.artifact(nora)).facts.tracks[0].industries == ("industri",)


def test_a_group_gets_its_members_by_their_words(home, nora):
    group = fact(home, nora, "groups", "består av")
    correct(home, nora, [ChangeFact(group, {"ledamöter": "kommunchefen (ordförande)"})], ANNA)
    (member,) = agreement(home).facts.groups[0].members
    assert (member.name, member.chair, agreement(home).quote(member.span)) == (
        "kommunchefen",
        True,
        "kommunchefen",
    )


def test_a_track_gets_details_by_their_words(home, nora):
    track = fact(home, nora, "tracks", "Vård")
    (made,) = correct(home, nora, [ChangeFact(track, {"detaljer": "platser: åtta; innehåll: omsorg"})], ANNA)
    found = agreement(home)
    details = found.facts.tracks[1].details
    assert [(d.role, d.value, found.quote(d.span)) for d in details] == [
        ("seats", "åtta", "åtta"),
        ("content", "omsorg", "omsorg"),
    ]
    assert made.after == "detaljer: platser: åtta; innehåll: omsorg"


def test_a_fact_can_be_given_other_words(home, nora):
    track = fact(home, nora, "tracks", "Industri")
    (made,) = correct(home, nora, [ChangeFact(track, {}, quote="Följande jobbspår finns")], ANNA)
    assert agreement(home).quote(made.span) == "Följande jobbspår finns"
    assert made.before == "”Industri, tolv platser”"


def test_a_correction_survives_reading_anew_and_a_changed_text(home, file, nora):
    industry = fact(home, nora, "tracks", "Industri")
    requests = [ChangeFact(industry, {"bransch": "handel"}), SetField("bilaga", "2")]
    correct(home, nora, requests, ANNA)
    file.write_text(
        TEXT.replace("1. Syfte", "1. Bakgrund\n\nParterna har samverkat länge.\n\n2. Syfte"), encoding="utf-8"
    )
    (read,) = ingest([file], home).read
    assert (read.id, read.facts.tracks[0].industries, read.annex) == (nora, ("handel",), "2")
    file.write_text(TEXT.replace("- Industri, tolv platser\n", ""), encoding="utf-8")
    (read,) = ingest([file], home).read
    assert [t.name for t in read.facts.tracks] == ["Vård och omsorg"]
    assert [c.state for c in read.corrections] == ["kunde inte återfinnas", "gäller"]
    file.write_text(TEXT, encoding="utf-8")
    (read,) = ingest([file], home).read
    assert {c.state for c in read.corrections} == {"gäller"} and read.facts.tracks[0].industries == (
        "handel",
    )


def test_corrections_go_with_their_document(home, file, nora):
    correct(home, nora, [SetField("bilaga", "2")], ANNA)
    assert home.corrections(nora).is_file()
    remove(["nora.txt"], home)
    assert not home.corrections(nora).exists()
    assert ingest([file], home).read[0].annex is None


def test_two_people_at_once_lose_nothing(home, nora):
    def one(name):
        for number in range(5):
            correct(home, nora, [SetField("titel", f"{name} {number}")], author(name))

    people = [threading.Thread(target=one, args=(name,)) for name in ("Anna", "Bo", "Cia")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    history = document(home, nora).history
    assert [c.number for c in history] == list(range(1, 16))
    assert sorted(c.after for c in history) == sorted(
        f"{n} {i}" for n in ("Anna", "Bo", "Cia") for i in range(5)
    )


def test_all_requests_are_carried_out_or_none(home, nora):
    with pytest.raises(UsageError):
        correct(home, nora, [SetField("bilaga", "2"), SetField("kommuner", "Finnsinte")], ANNA)
    assert document(home, nora).history == ()


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (SetField("färg", "röd"), "Välj bland titel, slag, bilaga"),
        (SetField("titel", " "), "får inte vara tomt"),
        (SetField("kommuner", ""), "får inte vara tomt"),
        (SetField("kommuner", "Norra"), "Menade du Nora?"),
        (SetField("slag", "avtal"), "Välj bland överenskommelse"),
        (SetField("gäller till", "snart"), "inget datum"),
        (SetField("gäller till", "2022-12-31"), "är redan 2022-12-31"),
        (SetField("bilaga", "2", quote="bilaga två"), "står inte i dokumentet"),
        (SetField("bilaga", "", quote="Nora"), "inga ord att citera"),
        (SetField("undertecknad", "2020-02-03, 2020-02-05", quote="Nora den"), "Ett citat bär ett datum"),
        (ChangeFact("spår-ffffff", {"bransch": "handel"}), "duasok correct FIL"),
        (RemoveFact("spår"), "duasok correct FIL"),
        (AddFact("sång", {}, "Industri"), "Välj bland part, datum, spår"),
        (
            AddFact("spår", {"namn": "Kök", "bransch": "handel", "läge": "finns"}, "Kök"),
            "står inte i dokumentet",
        ),
        (AddFact("spår", {"namn": "Kök", "bransch": "handel", "läge": "finns"}, "Nora"), "står på 2 ställen"),
        (AddFact("spår", {"namn": "Kök", "bransch": "handel", "läge": "finns"}, " "), "Citatet är tomt"),
        (AddFact("spår", {"namn": "Kök", "läge": "finns"}, "Industri"), "Branschen ”” finns inte"),
        (AddFact("spår", {"namn": "Kök", "färg": "röd"}, "Industri"), "Välj bland namn, bransch, ort, läge"),
        (
            AddFact("spår", {"namn": "Industri", "bransch": "industri", "läge": "finns"}, "Industri, tolv"),
            "Uppgiften finns redan: spår-",
        ),
        (TakeBack(7), "Rättelse 7 finns inte"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_written(home, nora, request_, message):
    with pytest.raises(UsageError) as error:
        correct(home, nora, [request_], ANNA)
    assert message in str(error.value) and not home.corrections(nora).exists()


def test_what_is_gone_cannot_be_corrected_again(home, nora):
    track = fact(home, nora, "tracks", "Industri")
    correct(home, nora, [RemoveFact(track)], ANNA)
    with pytest.raises(UsageError, match="rättelse 1"):
        correct(home, nora, [ChangeFact(track, {"bransch": "handel"})], ANNA)
    correct(home, nora, [TakeBack(1)], ANNA)
    with pytest.raises(UsageError, match="redan tillbakatagen, genom rättelse 2"):
        correct(home, nora, [TakeBack(1)], ANNA)
    with pytest.raises(UsageError, match="har redan de värdena"):
        correct(home, nora, [ChangeFact(track, {"bransch": "industri"})], ANNA)


def test_words_in_several_places_are_told_apart_by_their_heading(home, nora):
    values = {"roll": "kommun", "namn": "Nora", "kommun": "Nora"}
    correct(home, nora, [AddFact("part", values, "Nora", section="Underskrifter")], ANNA)
    found = agreement(home)
    assert found.section(found.facts.parties[-1].span.section).heading == "Underskrifter"


def test_a_damaged_log_is_told_and_never_written_over(home, nora):
    home.corrections(nora).write_text("[{", encoding="utf-8")
    assert "skadad" in agreement(home).warnings[-1]
    with pytest.raises(Exception, match="skadad"):
        correct(home, nora, [SetField("bilaga", "2")], ANNA)
    assert home.corrections(nora).read_text(encoding="utf-8") == "[{"


def test_documents_and_people_must_be_known(home, nora):
    assert find_document(home, "nora.txt") == nora == find_document(home, nora)
    for call in (
        lambda: find_document(home, "mora.txt"),
        lambda: document(home, "../nora"),
        lambda: author(" "),
    ):
        with pytest.raises(UsageError):
            call()


def test_the_topic_of_a_section_is_corrected_and_survives_a_new_reading(file, home, nora):
    def section():
        return next(s for s in agreement(home).sections if s.heading == "Organisation")

    (made,) = correct(home, nora, [SetField("ämne", "uppföljning", section="3. Organisation")], ANNA)
    assert (made.what, made.before, made.after) == ("ämne för 3. Organisation", "Organisering", "Uppföljning")
    file.write_text(file.read_text(encoding="utf-8").replace("varje månad", "varje vecka"), encoding="utf-8")
    ingest([file], home)
    assert (section().topic, section().topic_confidence) == ("uppfoljning", 1.0)
    correct(home, nora, [TakeBack(made.number)], ANNA)
    assert section().topic == "organisering"


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (SetField("ämne", "uppföljning"), "Ange avsnittets rubrik med --section"),
        (SetField("ämne", "uppföljning", section="Ekonomi"), "finns inte i dokumentet"),
        (SetField("ämne", "vädret", section="1. Syfte"), "Ämnet kan inte vara"),
        (SetField("ämne", "syfte", section="1. Syfte"), "har redan det ämnet"),
    ],
)
def test_a_topic_that_cannot_be_set(home, nora, request_, says):
    with pytest.raises(UsageError, match=says):
        correct(home, nora, [request_], ANNA)
