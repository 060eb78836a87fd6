"""What a terminal shows of documents that belong together; texts are invented."""

from io import StringIO

from rich.console import Console

from answer.terminal import show_documents
from index.families import find_families
from tests.answer.test_versions import COPY, NEW, OLD


def test_the_table_of_documents_says_what_each_is_to_others():
    documents = [OLD, NEW, COPY]
    out = StringIO()
    console = Console(file=out, width=300)
    show_documents(console, documents, find_families(documents), {a.id: a.file for a in documents}, {"kopia"})
    old, new, copy = [" ".join(line.split()) for line in out.getvalue().splitlines()[1:]]
    assert old.endswith("ersatt av knivsta-2022.txt")
    assert new.endswith("ersätter knivsta-2018.txt; finns även som kopia.txt")
    assert copy.endswith("dubblett av knivsta-2022.txt; oförändrad")
