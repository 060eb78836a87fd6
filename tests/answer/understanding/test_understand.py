"""From the words of a question to what is asked: kind, whom, what, bounds, terms."""

import pytest

from answer.understanding.kinds import Named, asks_yesno, kind_of
from answer.understanding.knowledge import Knowledge, reference_words
from answer.understanding.places import names_in_titles
from answer.understanding.spelling import Speller, WordCounts
from answer.understanding.terms import terms_of
from answer.understanding.understand import understand_with
from domain.municipalities import by_name
from index.analysis import Analyser
from tests.factory import make_agreement

CORPUS = {
    "handläggargruppen": 4, "styrgruppen": 6, "jobbspår": 20, "målgruppen": 8, "fältgruppen": 2, "extratjänster": 3,
    "trepartssamtal": 5, "socialsekreterare": 3, "arbetsförmedlingen": 30, "nettokostnad": 1, "praktik": 9,
}  # fmt: skip
PARTIES = ("Vansbro", "Norrköping", "Vara", "Åre", "Mora")


@pytest.fixture(scope="module")
def known():
    speller = Speller(WordCounts(CORPUS, reference_words(), Analyser()))
    return Knowledge(speller, frozenset(by_name(name).code for name in PARTIES))


KINDS = [
    ("Hur tätt ses gruppen i Norrköping?", "value"),
    ("Går det att byta spår i Norrköping?", "yesno"),
    ("Hur kommer man med i ett spår?", "describe"),
    ("När startar kursen, och i vilken kommun hålls den?", "value"),
    ("Vilka kommuner har jobbspår inom handel?", "list"),
    ("I vilka avtal nämns polisen?", "list"),
    ("Vilka nämner facket?", "list"),
    ("Vilka ska visa skillnaden mellan kvinnor och män?", "list"),
    ("Vilka åtar sig att rapportera varje kvartal?", "list"),
    ("Finns det någon kommun med ett spår för kockar?", "list"),
    ("Var finns spår för den som vill jobba med barn?", "list"),
    ("trepartssamtal förekommer var?", "list"),
    ("jobbspår städ", "list"),
    ("Which municipalities have a steering group?", "list"),
    ("Hur många kommuner har ett industrispår?", "count"),
    ("Hur många överenskommelser gäller tills vidare?", "count"),
    ("Hur många jobbspår räknas upp i Vansbros överenskommelse?", "count"),
    ("Hur många planerade jobbspår finns det?", "count"),
    ("Hur många sökte till jobbspåren i Vansbro?", "value"),
    ("Hur många ska gå spår varje år i Vansbro?", "value"),
    ("How many municipalities have a job track in retail?", "count"),
    ("Hur många praktikplatser ska Vansbro ordna?", "value"),
    ("Hur ofta träffas styrgruppen i Mora?", "value"),
    ("Vem är ordförande i Moras styrgrupp?", "value"),
    ("Vilka ingår i styrgruppen i Mora?", "value"),
    ("Vilka yrken är vanligast i Mora?", "value"),
    ("nettokostnad praktik mora per år", "value"),
    ("antal praktikplatser mora", "value"),
    ("Är fler jobbspår på gång i Mora?", "yesno"),
    ("Does Mora have a steering group?", "yesno"),
    ("Förlängs Moras avtal av sig självt om ingen säger upp det?", "yesno"),
    ("Fick Mora pengar från ESF?", "yesno"),
    ("Jobbspår i Mora?", "value"),
    ("Hur går trepartssamtalen till i Mora?", "describe"),
    ("Vad menas med ett jobbspår?", "describe"),
    ("Vilket stöd får man i spåret i Mora?", "describe"),
    ("Vad har lotsen i Mora för uppgifter?", "describe"),
    ("Vad lovar företagen i Mora?", "describe"),
    ("beskriv organisationen i Mora", "describe"),
    ("Jämför målgrupperna i Mora och Åre", "compare"),
    ("Ställ målgrupperna i Mora och Åre mot varandra", "compare"),
    ("Vilka jobbspår har Mora jämfört med Åre?", "compare"),
    ("Vilken har flest jobbspår, Mora eller Åre?", "compare"),
    ("ålder på ungdomarna i projektet", "value"),
    ("Har Mora bytt ut sina jobbspår jämfört med förut?", "yesno"),
    ("samverkan arbetsgivare", "search"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(known, text, kind):
    assert understand_with(text, known).kind == kind


def test_municipalities_named_misspelt_and_absent(known):
    names = [m.name for m in understand_with("hur ofta möts gruppen i norköping", known).municipalities]
    assert names == ["Norrköping"]
    question = understand_with("Vilka jobbspår finns i Östersund?", known)
    assert (question.municipalities, [m.name for m in question.absent]) == ((), ["Östersund"])


def test_a_name_that_is_also_a_word_is_only_taken_where_it_is_a_name(known):
    assert not understand_with("Vad ska vara klart i juni?", known).municipalities
    assert [m.name for m in understand_with("Hur ofta möts man i Vara?", known).municipalities] == ["Vara"]


def test_a_foreign_place_beside_one_with_an_agreement_is_a_term(known):
    question = understand_with("Hur många av Moras jobbspår drivs i Leksand?", known)
    assert [m.name for m in question.municipalities] == ["Mora"]
    assert not question.absent
    assert "leksand" in [t.word for t in question.terms]


def test_counties_stand_for_their_municipalities(known):
    question = understand_with("Vilka kommuner i Dalarnas län har jobbspår?", known)
    assert question.area == "Dalarnas län"
    assert {m.name for m in question.municipalities} == {"Vansbro", "Mora"}


def test_bounds_ages_and_units(known):
    assert understand_with("Vilka har mål över 60 procent?", known).at_least > 60
    assert understand_with("Vilka har mål på minst 60 procent?", known).at_least == 60
    often = understand_with("Vilka har styrgruppsmöten minst fyra gånger om året?", known)
    assert (often.at_least, often.unit, often.groups) == (4, "gånger", ("styrgrupp",))
    assert understand_with("Vilka räknar in unga upp till 29 år i målgruppen?", known).ages == (None, 29)


def test_negation_status_and_headings(known):
    assert understand_with("Vilka kommuner saknar jobbspår?", known).negated
    assert not understand_with("Vilka kommuner har jobbspår?", known).negated
    assert understand_with("Vilka planerar nya jobbspår?", known).statuses == ("planerat",)
    assert understand_with("Vilka har lagt ner något jobbspår?", known).statuses == ("avslutat",)
    assert understand_with("Vilka har ett eget avsnitt om jämställdhet?", known).in_headings


def test_spelling_and_split_compounds_are_mended_and_told(known):
    question = understand_with("hur ofta ses fält gruppen och handläggarguppen i mora", known)
    assert ("fält gruppen", "fältgruppen") in question.corrections
    assert ("handläggarguppen", "handläggargruppen") in question.corrections
    assert "”fält gruppen” som ”fältgruppen”" in question.understood


def test_english_is_put_into_swedish(known):
    question = understand_with("Which municipalities have a job track in industry?", known)
    assert (question.language, question.subject, question.industries) == ("en", "tracks", ("industri",))
    assert question.understood.startswith("Söker kommuner med: jobbspår inom industri; alla kommuner")


def test_alternatives_joined_by_eller_are_one_term(known):
    question = understand_with("Vilka skriver om sekretess eller samtycke?", known)
    assert [t.word for t in question.terms] == ["sekretess"]
    assert question.terms[0].equals == ("samtycke",)


@pytest.mark.parametrize("text", ["", "?", "🙂 🙂", "a" * 3000, "hur\x00ofta", "i i i i i"])
def test_any_text_is_understood_as_something(known, text):
    assert understand_with(text, known).text == text


def test_an_area_with_a_letter_wrong_is_an_area_too(known):
    question = understand_with("Vilka värmländka kommuner har jobbspår?", known)
    assert question.area == "Värmlands län"


def test_negations_that_say_what_is_looked_for(known):
    for text in (
        "avtal utan slutdatum",
        "Vilka har valt att inte ha jobbspår?",
        "Vilka spår har inte startat än?",
    ):
        assert not understand_with(text, known).negated
    assert understand_with("Vilka kommuner har inga jobbspår?", known).negated


def test_what_is_set_aside_is_not_asked_for(known):
    assert understand_with("antal spår i gång i mora (ej planerade)", known).statuses == ()


def test_verbs_with_particles_and_halves_of_compounds(known):
    verb = understand_with("Hur följer Mora upp målen?", known)
    assert [t.word for t in verb.terms] == ["följa upp", "målen"]
    halves = understand_with("Vilka nämner hotell- och restaurangnäringen?", known)
    assert [t.word for t in halves.terms] == ["hotell", "restaurangnäringen"]


def test_words_with_a_slash_are_one_or_the_other(known):
    question = understand_with("Hur många ungdomar/elever finns i Mora?", known)
    term = next(t for t in question.terms if t.word == "ungdomar")
    assert "elever" in term.equals


def test_a_name_that_a_document_gives_its_parties_stands_for_them():
    words = "Mora kommun och Orsa kommun (nedan MO-kommunerna) har träffat en överenskommelse."
    names = names_in_titles([make_agreement("mo.txt", ["Mora", "Orsa"], {"Parter": [words]})])
    assert {m.name for m in names["mo-kommunerna"]} == {"Mora", "Orsa"}
    assert names["mo"] == names["mo-kommunerna"]


def test_a_word_of_the_genre_in_a_title_is_no_name():
    lines = ["I Dalaväst finns tre jobbspår för den som söker arbete."]
    annex = make_agreement(
        "b.txt", ["Mora", "Orsa"], {"Spåren": lines}, title="Bilaga 2 för Dalaväst – Jobbspår"
    )
    assert set(names_in_titles([annex])) == {"dalaväst"}


@pytest.mark.parametrize(
    "text",
    [
        "I vilka kommuners texter nämns sekretess?",
        "sekretess, vilka kommuner har en sån?",
        "Vilka papper har sekretess?",
    ],
)
def test_words_for_the_documents_and_for_what_was_named_are_not_looked_for(text, known):
    assert [t.word for t in understand_with(text, known).terms] == ["sekretess"]


def test_an_english_word_is_no_misspelt_municipality(known):
    question = understand_with("How many hours of praktik per week are there?", known)
    assert question.language == "en"
    assert not question.municipalities and not question.absent


def test_what_something_is_about_is_no_sum():
    assert kind_of("vad går verkstan i sala ut på", Named(1))[0] == "describe"
    assert kind_of("vad går handledarna på per år", Named(1))[0] == "value"


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Följer någon från kommunen med till jobbet när en deltagare börjar?", True),
        ("Delas lönen upp efter hur många som bor i varje kommun?", True),
        ("Arbetsgrupper träffas hur ofta?", False),
        ("Kan man börja när som helst?", True),
        ("Rapporteras avhoppen?", True),
        ("Framgår det när avtalet upphör?", False),
        ("Är det avgjort hur många båtar kursen ska ha?", True),
        ("Ska byn bestämma vem som leder kursen?", True),
        ("Kan byn berätta vem som leder kursen?", False),
        ("läser guiderna svaren i byn", True),
        ("byn, kan unga komma dit på onsdagar?", True),
        ("samtycke lättläst byn finns det", True),
        ("utbildningar vård byn", False),
        ("praktikplatser byn per år", False),
    ],
)
def test_a_question_that_begins_with_its_verb_asks_for_yes_or_no(text, yes):
    assert asks_yesno(text) is yes


def test_a_known_phrase_tells_more_than_its_words():
    asked = [(word, ()) for word in "går det att säga upp avtalet per år".split()]
    assert [t.word for t in terms_of(asked, (), listing=False)] == ["säga upp"]


def test_what_is_learnt_in_a_track_is_told():
    named = Named(1, track=True, industry=True)
    assert kind_of("vad lär man sig i salas båtbyggarspår", named)[0] == "describe"
    assert kind_of("vad lär man sig i sala", named)[0] == "value"


def test_people_named_after_their_municipality_are_no_term(known):
    question = understand_with("Kan Morabor gå en praktik?", known)
    assert [m.name for m in question.municipalities] == ["Mora"]
    assert "morabor" not in [t.word for t in question.terms]
