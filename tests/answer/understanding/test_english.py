"""Questions in English."""

from answer.understanding.english import is_english, mended, translate, without_relatives
from domain.vocabulary import Translation, english, english_words

SWEDISH = frozenset({"vilka", "har", "i", "som", "till", "är", "den"})


def _lexicon(text):
    known = {"job track": ("jobbspår", "spår"), "municipalities": ("kommun",), "a": ()}
    return [
        Translation(text.index(phrase), text.index(phrase) + len(phrase), swedish)
        for phrase, swedish in known.items()
        if phrase in text
    ]


def test_the_language_is_told_by_its_small_words():
    assert is_english("which municipalities have a job track".split(), SWEDISH)
    assert is_english("how does aneby work".split(), SWEDISH)
    assert not is_english("vilka kommuner har jobbspår i industri".split(), SWEDISH)
    assert not is_english("jobbspår industri".split(), SWEDISH)


def test_phrases_are_one_step_and_unknown_words_stay():
    found = translate("which municipalities have the job track in Kompetensforum", _lexicon)
    assert [t.swedish[0] for t in found] == ["kommun", "jobbspår", "kompetensforum"]


def test_a_word_with_one_letter_wrong_is_mended():
    def lexicon(text):
        return ["known"] if text in ("municipalities", "municipality", "tracks", "track") else []

    text = mended("which municupalities have job traccks", lexicon, ("municipality", "track"))
    assert text == "which municipality have job track"


def test_who_after_a_noun_asks_for_no_person():
    assert without_relatives("tracks for people who want work") == "tracks for people want work"
    assert without_relatives("what should it do and who leads it") == "what should it do and who leads it"


def test_every_word_of_the_lexicon_has_swedish_words():
    assert all(english(word) for word in english_words())
