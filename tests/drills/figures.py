"""What a drill measured, for whoever runs it with ``-s``."""

import sys


def report(line: str) -> None:
    """Say it."""
    sys.stdout.write(f"\n{line}\n")
