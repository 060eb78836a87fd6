"""From a reader's lines to clean blocks: running heads, page marks and portal noise out, tables named, lines joined."""
