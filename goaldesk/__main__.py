"""The way in: ``goaldesk`` and ``python -m goaldesk``."""

import sys

from goaldesk.cli import run


def main() -> int:
    """Do what the arguments say; returns the exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
