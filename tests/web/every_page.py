"""Every page of the application by name, for what is held true of all of them."""

from urllib.parse import urlencode

from index.shelf import Shelf


def every_page(shelf: Shelf) -> dict[str, str]:
    """Addresses, each showing a page with all that it can show, and what it shows when it has nothing."""
    cards = list(shelf.cards.values())
    paged = next(card for card in cards if card.pages)
    plain = next(card for card in cards if not card.pages)
    names = list(dict.fromkeys(m.name for card in cards for m in card.municipalities))
    question = "Vilka kommuner har jobbspår inom industri?"
    sections = [("avsnitt", "s02"), ("fran", 0), ("till", 60), ("q", "mål")]
    return {
        "start": "/",
        "fraga": f"/sok?{urlencode({'q': question})}",
        "fraga-jamfor": f"/sok?{urlencode({'q': f'Jämför målen i {names[0]} och {names[1]}'})}",
        "fraga-utan-svar": "/sok?q=Vilka+kommuner+n%C3%A4mner+kanelbullar%3F",
        "sok": "/sok?q=styrgruup+praktik",
        "sok-avgransad": f"/sok?{urlencode({'q': 'mål', 'kommun': names[0]})}",
        "sok-inget": f"/sok?{urlencode({'q': 'mål', 'kommun': names[0], 'ar': '1999-2000'})}",
        "lasare-pdf": f"/dokument/{paged.id}?{urlencode(sections)}",
        "lasare-text": f"/dokument/{plain.id}?{urlencode(sections)}",
        "dokument": "/dokument",
        "kommun": f"/kommun/{names[0]}",
        "jamfor-val": "/jamfor",
        "jamfor": f"/jamfor?{urlencode([('kommun', name) for name in names[:3]])}",
        "ord-for-ord": f"/jamfor/ord?{urlencode({'ett': plain.id, 'andra': paged.id})}",
        "jobbspar": "/jobbspar",
        "utdrag": "/utdrag",
        "las-in": "/las-in",
        "hjalp": "/hjalp",
        "om": "/om",
        "tillganglighet": "/tillganglighet",
        "api": "/api",
        "fel": "/finns-inte",
    }
