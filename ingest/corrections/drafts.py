"""What the ways of correcting have in common: a draft of an entry, and names chosen by what people call them."""

from collections.abc import Mapping
from typing import Any

from domain.corrections import Action
from domain.errors import UsageError
from domain.text import fold

Draft = dict[str, Any]  # fields of Logged; number, author and time are added when it is written


def draft(action: Action, what: str, before: str, after: str, **rest: Any) -> Draft:
    """An entry that is still to be numbered and signed."""
    return {"action": action, "what": what, "before": before, "after": after, **rest}


def chosen(text: str, labels: Mapping[str, str], what: str) -> str:
    """The name behind a name or a label. Raises UsageError with all labels."""
    for name, label in labels.items():
        if fold(text.strip()) in (fold(name), fold(label)):
            return name
    raise UsageError(f"{what} kan inte vara ”{text.strip()}”. Välj bland {', '.join(labels.values())}.")
