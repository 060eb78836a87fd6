"""The tracks (jobbspår) of a document, by what headings, lists, tables and sentences say."""
