"""Everything that can go wrong, in one tree. Messages are Swedish sentences for the user: what was wrong, what to do.

DuasokError                  the base; `exit_code` is what the command line ends with
├── UsageError         (2)   the user asked for something that cannot be done as it was asked
├── UnreadableDocument (3)   one document could not be read; the others are not concerned
└── HomeError          (1)   the home folder or its index cannot be used as it is
    ├── IndexMissing         nothing has been read in yet
    └── IndexMismatch        the index was made by another version or model
"""


class DuasokError(Exception):
    """Base of all errors that a user is told of. `str(error)` is one Swedish sentence or two."""

    exit_code = 1


class UsageError(DuasokError):
    """A question, path or option that cannot be used as given."""

    exit_code = 2


class UnreadableDocument(DuasokError):
    """A document could not be read. Raised by readers, caught at the pipeline's per-document boundary."""

    exit_code = 3


class HomeError(DuasokError):
    """The home folder cannot be used as it is."""


class IndexMissing(HomeError):
    """No generation has been built in the home folder."""


class IndexMismatch(HomeError):
    """The generation was made by another format version, analyser or embedding model."""
