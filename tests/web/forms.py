"""Pressing the buttons of a page as a browser without scripts does."""

import lxml.html
from werkzeug.datastructures import MultiDict

HOST = "http://localhost"


def buttons_on(client, url, label):
    """The buttons of the page whose words begin with the label."""
    page = lxml.html.fromstring(client.get(url).get_data(as_text=True))
    return [b for b in page.iter("button") if " ".join(b.text_content().split()).startswith(label)]


def press(client, url, label, number=0, follow=True, headers=None, **typed):
    """Presses a button of the page, with what has been typed into its form; the page that follows."""
    button = buttons_on(client, url, label)[number]
    form = next(parent for parent in button.iterancestors() if parent.tag == "form")
    values = MultiDict(form.form_values())
    if button.get("name"):
        values[button.get("name")] = button.get("value")
    for name, value in typed.items():
        values.setlist(name, value if isinstance(value, list) else [value])
    return client.post(
        form.action or url, data=values, headers={"Referer": HOST + url, **(headers or {})}, follow_redirects=follow,
        content_type=form.get("enctype"),
    )  # fmt: skip
