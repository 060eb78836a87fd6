import pytest

from domain.reference import read_toml
from domain.text import fold
from domain.vocabulary import (
    STOPWORDS,
    abbreviations,
    english,
    synonym_phrases,
    synonyms,
    translate,
)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("facket", "fackliga organisationer"),
        ("coronan", "pandemi"),
        ("pandemin", "corona"),
        ("städ", "lokalvård"),
        ("dagis", "förskola"),
        ("plugga", "studier"),
        ("ses", "träffas"),
        ("möts", "sammanträda"),
        ("småföretagare", "eget företag"),
        ("socialfondsprojekt", "esf"),
        ("försörjningsstöd", "ekonomiskt bistånd"),
        ("socialbidrag", "försörjningsstöd"),
        ("ekonomiskt bistånd", "socialbidrag"),
        ("siffra", "tal"),
        ("andel", "procent"),
        ("trepartsmöte", "trepartssamtal"),
        ("ungdomarna", "unga"),
        ("praktiken", "arbetspraktik"),
        ("jobbet", "arbete"),
        ("Överenskommelser", "avtal"),
        ("APL", "arbetsplatsförlagt lärande"),
        ("AME", "arbetsmarknadsenheten"),
        ("kommunala aktivitetsansvaret", "kaa"),
        ("organisationsnummer", "org nr"),
    ],
)
def test_synonyms(word: str, other: str) -> None:
    assert other in synonyms(word)


def test_synonyms_leave_out_own_forms_and_unknown_words() -> None:
    assert "fack" not in synonyms("facket")
    assert synonyms("knivsta") == ()
    assert "kostnad" not in synonyms("kost")
    assert "ordförande" not in synonyms("chef")
    assert synonyms("se") == ()
    assert "lagen om valfrihetssystem" not in synonyms("lov")


def test_synonyms_go_both_ways() -> None:
    data = read_toml("synonyms.toml")
    for group in (*data["same"], *data["groups"]):
        assert len(group) >= 2
        assert len({fold(word) for word in group}) == len(group), group
        for word in group:
            assert synonyms(word) or len(group) == 2, word
    assert len(data["groups"]) >= 120


def test_no_group_stands_twice() -> None:
    data = read_toml("synonyms.toml")
    groups = [frozenset(map(fold, group)) for group in (*data["same"], *data["groups"])]
    assert len(set(groups)) == len(groups)


def test_phrases_come_longest_first() -> None:
    phrases = synonym_phrases()
    assert "ekonomiskt bistånd" in phrases
    assert [len(p) for p in phrases] == sorted((len(p) for p in phrases), reverse=True)


@pytest.mark.parametrize(
    ("word", "swedish"),
    [
        ("municipalities", "kommuner"),
        ("job tracks", "jobbspår"),
        ("health care", "vård"),
        ("Elderly Care", "äldreomsorg"),
        ("steering group", "styrgrupp"),
        ("steering groups", "styrgrupp"),
        ("meets", "träffas"),
        ("agencies", "myndighet"),
        ("signed", "undertecknad"),
        ("newcomers", "nyanlända"),
        ("internships", "praktik"),
        ("broken down by gender", "könsuppdelad"),
    ],
)
def test_english(word: str, swedish: str) -> None:
    assert english(word)[0] == swedish


def test_english_knows_no_swedish() -> None:
    assert english("kartläggning") == ()
    assert english("") == ()


def test_translate_takes_the_longest_phrases() -> None:
    text = "How often does the steering group meet in Flen?"
    found = [(text[t.start : t.end], t.swedish[0]) for t in translate(text)]
    assert found == [("How often", "hur ofta"), ("steering group", "styrgrupp"), ("meet", "träffas")]


def test_lexicon_is_large_and_clean() -> None:
    lexicon = read_toml("english.toml")["lexicon"]
    assert len(lexicon) >= 250
    assert all(swedish and word == word.lower() for word, swedish in lexicon.items())


def test_abbreviations() -> None:
    assert abbreviations()["AF"] == ("Arbetsförmedlingen",)
    assert abbreviations()["SYV"][0] == "studie- och yrkesvägledare"
    assert abbreviations()["SE"] == ("supported employment",)
    assert all(long for long in abbreviations().values())


def test_stopwords() -> None:
    assert {"vilka", "hur", "och", "är", "finns"} <= STOPWORDS
    assert not {"mål", "jobbspår", "kommun", "arbete"} & STOPWORDS
    assert all(word == fold(word) for word in STOPWORDS)
