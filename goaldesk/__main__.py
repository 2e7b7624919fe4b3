"""The way in: ``goaldesk`` and ``python -m goaldesk``."""

import gc
import sys

from goaldesk.cli import run


def main() -> int:
    """Do what the arguments say; returns the exit status."""
    gc.disable()  # what is made at the start stays; the window looks for garbage once it stands
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
