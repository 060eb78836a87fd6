import json
from pathlib import Path

import pytest

from domain.topics import TOPICS, topic_of_heading, topics_of

HEADINGS = {
    "1. Parter": "parter", "Parter i överenskommelsen": "parter", "Ingående parter": "parter",
    "Parternas samlade mål": "mal",
    "2 Bakgrund": "bakgrund", "Inledning": "bakgrund", "BAKGRUND OCH UTGÅNGSPUNKTER": "bakgrund",
    "Bakgrund och syfte": "bakgrund", "Syfte": "syfte", "Syfte och mål": "syfte", "Överenskommelsens syfte": "syfte",
    "Lokala mål": "mal", "Övergripande mål": "mal", "Mål": "mal", "Mål för samverkan": "mal", "Målsättning": "mal",
    "Målgrupp": "malgrupp", "5.1 Beskrivning av målgruppen": "malgrupp", "Målgrupp och volymer": "malgrupp",
    "Målgrupper": "malgrupp", "Vilka omfattas av överenskommelsen": "malgrupp",
    "Organisering av samverkan": "organisering", "Styrning och ledning": "organisering", "Styrgrupp:": "organisering",
    "Roller och ansvar": "organisering", "Kommunens åtaganden": "organisering", "Samverkansformer": "organisering",
    "Arbetsförmedlingens ansvar": "organisering", "Mötesstruktur": "organisering",
    "Parternas åtaganden": "organisering",
    "Kontakt": "organisering", "Kontaktpersoner": "organisering", "9 Kontaktuppgifter": "organisering",
    "Samlokalisering": "samlokalisering", "Gemensamma lokaler": "samlokalisering",
    "Arbetsprocesserna kring individerna": "arbetsprocess", "Arbetssätt och metoder": "arbetsprocess",
    "Kommunalt aktivitetsansvar": "arbetsprocess",
    "Kompetensförsörjning": "kompetensforsorjning", "Arbetsgivarnas kompetensbehov": "kompetensforsorjning",
    "Kompetensförsörjning och lokala jobbspår": "jobbspar", "7. LOKALA JOBBSPÅR": "jobbspar",
    "Åtagande om lokala jobbspår": "jobbspar", "Planerade jobbspår": "jobbspar", "Vård- och omsorgsspår": "jobbspar",
    "Kartläggning och analys": "kartlaggning", "Nulägesanalys": "kartlaggning",
    "Insatser för kortutbildade": "insatser", "Extratjänster": "insatser", "Språkstödjande insatser": "insatser",
    "Jämställdhets- och ungdomsperspektiv": "perspektiv", "Jämställdhet": "perspektiv", "Barnperspektiv": "perspektiv",
    "Uppföljning och utvärdering": "uppfoljning", "Uppföljning av samverkan": "uppfoljning",
    "Utveckling av modell": "uppfoljning", "Uppföljning av lokala mål": "uppfoljning",
    "Giltighetstid": "varaktighet", "Avtalstid": "varaktighet", "Uppsägning": "varaktighet", "Tvister": "varaktighet",
    "Överenskommelsens varaktighet och plan för revidering": "varaktighet", "Avtalstid och uppsägning": "varaktighet",
    "Ändringar och tillägg": "varaktighet", "Giltighet": "varaktighet",
    "Underskrifter": "underskrifter", "Undertecknande": "underskrifter",
    "Budget för samverkan": "budget", "Ekonomi": "budget", "Resurser": "budget", "Finansiering": "budget",
    "Sekretess": "sekretess", "Personuppgifter": "sekretess", "Informationsutbyte": "sekretess",
    "Behandling av personuppgifter": "sekretess", "Kommunikation": "kommunikation", "Innehåll": "innehall",
    "Innehållsförteckning": "innehall", "Övrigt": "ovrigt",
    "Personer med funktionsnedsättning": "malgrupp", "Jämställda spår": "perspektiv", "Avslutade spår": "jobbspar",
    "Mål för avtalstiden": "mal", "Vilka det gäller": "malgrupp", "SÅ ARBETAR VI": "arbetsprocess",
    "Vad vi vill uppnå": "mal", "Pengar och personal": "budget", "Processgrupp": "organisering",
    "Ungdomsteamet": "organisering", "Hur vi är organiserade": "organisering", "Barnens rätt": "perspektiv",
    "Utrikes födda med kort utbildning": "malgrupp", "Möten": "organisering", "Kompetensråd": "kompetensforsorjning",
}  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_topic_of_heading(heading: str) -> None:
    assert topic_of_heading(heading) == HEADINGS[heading]


@pytest.mark.parametrize("heading", ["Katrina", "Knivsta kommun", "", "2020-10-01", "den 5 maj"])
def test_no_topic(heading: str) -> None:
    assert topic_of_heading(heading) is None


def test_headings_of_the_real_agreements_have_topics() -> None:
    gold = Path(__file__).parents[3] / "shared" / "eval" / "truth.json"
    if not gold.exists():
        pytest.skip("the gold data of the real agreements is not here")
    headings = [
        h[2] for document in json.loads(gold.read_text(encoding="utf-8")) for h in document["headings"]
    ]
    assert [h for h in headings if topic_of_heading(h) is None] == []


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Vilka jobbspår finns i Flen?", "jobbspar"),
        ("Hur länge gäller avtalet?", "varaktighet"),
        ("Vem är ordförande i styrgruppen?", "organisering"),
        ("Hur ofta träffas arbetsgruppen?", "organisering"),
        ("Vilka är målgrupperna?", "malgrupp"),
        ("Hur följs samverkan upp och utvärderas?", "uppfoljning"),
        ("Vad säger de om jämställdhet?", "perspektiv"),
        ("Vem har skrivit under?", "underskrifter"),
        ("Sitter de i samma lokaler?", "samlokalisering"),
        ("Hur hanteras personuppgifter?", "sekretess"),
        ("Vad kostar det?", "budget"),
        ("Vilket är syftet?", "syfte"),
    ],
)
def test_topics_of_questions(question: str, slug: str) -> None:
    assert topics_of(question)[0] == slug


def test_topics_of_other_words() -> None:
    assert topics_of("hej") == ()


def test_data_is_whole() -> None:
    assert {"parter", "jobbspar", "ovrigt", "kommunikation"} <= set(TOPICS)
    assert all(topic.label and topic.headings for topic in TOPICS.values())
    for topic in TOPICS.values():
        assert len(set(topic.headings)) == len(topic.headings), topic.slug
    every = [phrase for topic in TOPICS.values() for phrase in topic.headings]
    assert sorted({p for p in every if every.count(p) > 1}) == []
