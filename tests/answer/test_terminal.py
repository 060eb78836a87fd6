"""What a terminal shows of documents that belong together; texts are invented."""

from io import StringIO

from rich.console import Console

from answer.terminal import show_documents
from index.families import find_families
from tests.answer.test_versions import COPY, NEW, OLD


def test_the_list_of_documents_says_what_each_is_to_others():
    documents = [OLD, NEW, COPY]
    out = StringIO()
    console = Console(file=out, width=80)
    show_documents(console, documents, find_families(documents), {a.id: a.file for a in documents}, {"kopia"})
    lines = out.getvalue().splitlines()
    assert lines[0::3] == [a.file for a in documents]  # whole, in a window of eighty columns
    assert [line.strip() for line in lines[2::3]] == [
        "ersatt av knivsta-2022.txt",
        "ersätter knivsta-2018.txt; finns även som kopia.txt",
        "dubblett av knivsta-2022.txt; oförändrad",
    ]
