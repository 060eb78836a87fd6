"""The command line, and the one place where the stages are put together."""


def main() -> int:
    """Runs one command and returns its exit code."""
    raise SystemExit(1)
