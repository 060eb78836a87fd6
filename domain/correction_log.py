"""The log of corrections of one document, beside its artifact: read, written whole and atomically, and applied."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from domain.agreement import Agreement
from domain.corrections import Logged, apply
from domain.errors import HomeError
from domain.files import write_atomically
from domain.home import Home
from domain.plain import from_plain


def read_log(home: Home, document_id: str) -> tuple[Logged, ...]:
    """The entries in their order; none when nothing has been corrected. Raises HomeError when the file is damaged."""
    path = home.corrections(document_id)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    try:
        return from_plain(tuple[Logged, ...], json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise HomeError(
            f"Filen med rättelser, {path}, är skadad. Lägg tillbaka en säkerhetskopia av den; tills dess "
            "gäller det som lästes ur dokumentet."
        ) from error


def write_log(home: Home, document_id: str, log: Sequence[Logged]) -> None:
    """Writes the whole log. Whoever adds to it holds a lock from reading to writing, so that no entry is lost."""
    text = json.dumps([asdict(entry) for entry in log], ensure_ascii=False, indent=1)
    write_atomically(home.corrections(document_id), text)


def corrected(home: Home, agreement: Agreement) -> Agreement:
    """What was read, as people have corrected it. A damaged log leaves it as it was read, with a warning."""
    try:
        return apply(agreement, read_log(home, agreement.id))
    except HomeError as error:
        return replace(agreement, warnings=(*agreement.warnings, str(error)))
