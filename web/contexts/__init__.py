"""What each page is made from: one dataclass a template, the same data that the JSON API gives."""
