"""Three invented agreements with facts, indexed with the embedder that needs no model."""

from dataclasses import replace

from domain.agreement import (
    Agreement,
    DateFact,
    Facts,
    Goal,
    Meeting,
    PageReading,
    Span,
    TargetGroup,
    Track,
)
from tests.factory import make_agreement


def _span(agreement: Agreement, words: str) -> Span:
    for section in agreement.sections:
        at = section.text.find(words)
        if at >= 0:
            return Span(section.id, at, at + len(words))
    raise KeyError(words)


def gavle() -> Agreement:
    """Two tracks of its own, one that runs in a municipality that is no party; a steering group; a goal."""
    made = make_agreement(
        "gavle.txt",
        ["Gävle"],
        {
            "Mål": ["Minst 70 procent av deltagarna i jobbspåren ska vara i arbete efter tre månader."],
            "Målgrupp": ["Unga mellan 16 och 29 år som saknar arbete."],
            "Lokala jobbspår": [
                "- Industri",
                "- Lokalvård (Sandviken)",
                "Fler jobbspår är under utveckling.",
            ],
            "Organisering": [
                "Styrgruppen träffas en gång i kvartalet.",
                "De fackliga organisationerna informeras varje vår.",
                "Deltagare får stöd av en mentor på arbetsplatsen.",
                "Anställningen kan börja som extratjänst.",
            ],
            "Jämställdhet": ["Kvinnor och män ska ha samma möjligheter."],
        },
    )
    facts = Facts(
        tracks=(
            Track("Industri", ("industri",), None, "finns", _span(made, "Industri")),
            Track("Lokalvård", ("lokalvard",), "Sandviken", "finns", _span(made, "Lokalvård (Sandviken)")),
        ),
        goals=(Goal(70.0, "procent", "tre månader", _span(made, "Minst 70 procent")),),
        meetings=(
            Meeting("styrgrupp", "en gång i kvartalet", (4.0, 4.0), _span(made, "en gång i kvartalet")),
        ),
        target_groups=(TargetGroup("unga", (16, 29), _span(made, "Unga mellan 16 och 29 år")),),
        dates=(),
    )
    return replace(made, facts=facts)


def umea() -> Agreement:
    """Two parties, one planned track; no common premises; until further notice."""
    made = make_agreement(
        "umea.txt",
        ["Umeå", "Vännäs"],
        {
            "Jobbspår": ["- Vårdbiträde (planeras)"],
            "Samlokalisering": ["Parterna har inga gemensamma lokaler."],
            "Insatser": [
                "Handledare på företagen tar emot praktikanter.",
                "Vännäs ordnar sommarjobb.",
                "Handledarna erbjuds utbildning två gånger om året i Umeå eller på distans.",
                "Kommunerna köper fyra platser per termin i en utbildning i Robertsfors.",
                "Nordmaling har erbjudit platser i sitt spår, men parterna tackade inte ja.",
                "Extratjänster för unga införs inte.",
            ],
            "Möten": ["Handläggarna möts varje vecka."],
            "Giltighet": ["Överenskommelsen gäller tills vidare."],
        },
    )
    facts = Facts(
        tracks=(
            Track("Vårdbiträde", ("vard-omsorg",), None, "planerat", _span(made, "Vårdbiträde (planeras)")),
        ),
        meetings=(Meeting("handläggare", "varje vecka", (52.0, 52.0), _span(made, "varje vecka")),),
        dates=(DateFact("valid_to", "tills vidare", _span(made, "gäller tills vidare")),),
    )
    return replace(made, facts=facts)


def ystad() -> Agreement:
    """One page that could not be read, and nothing on tracks."""
    return make_agreement(
        "ystad.pdf",
        ["Ystad"],
        {
            "Organisering": [
                "Kommunen och Arbetsförmedlingen sitter i samma hus.",
                "I dag finns tre yrkesvägar.",
                "Uppsägning sker tre månader i förväg, annars förlängs avtalet med tolv månader.",
            ]
        },
        page_readings=(PageReading(1, "text"), PageReading(2, "oläsbar")),
    )
