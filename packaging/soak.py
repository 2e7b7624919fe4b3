"""Tries to lose words: kills, full disks, odd input, clocks that jump. Prints a table of figures, each with its seed.

    dev.py soak [storm|shared|full|migration|input|fuzz|starts|clock|week ...] [--seed N] [--short]

Everything happens on desks of its own in a temporary folder. ``--short`` is the form that the test suite runs. The
exit status is 1 if anything did not hold; what that was stands below the line.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHONPATH"] = str(ROOT)

from soak_clock import soak_clock  # noqa: E402
from soak_figures import HEADER, SHOWN_PROBLEMS, Line, Soak, Task  # noqa: E402
from soak_full import soak_full  # noqa: E402
from soak_fuzz import soak_fuzz  # noqa: E402
from soak_input import soak_input  # noqa: E402
from soak_migration import soak_migration  # noqa: E402
from soak_starts import soak_starts  # noqa: E402
from soak_storm import soak_shared, soak_storm  # noqa: E402
from soak_week import soak_week  # noqa: E402

SOAKS: dict[str, Soak] = {
    "storm": soak_storm,
    "shared": soak_shared,
    "full": soak_full,
    "migration": soak_migration,
    "input": soak_input,
    "fuzz": soak_fuzz,
    "clock": soak_clock,
    "week": soak_week,
    "starts": soak_starts,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument("what", nargs="*", choices=[*SOAKS, []], help="everything, if left out")
    parser.add_argument("--seed", type=int, default=None, help="the same chance again")
    parser.add_argument("--short", action="store_true", help="a minute of it instead of an hour")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(HEADER, flush=True)
    held = True
    for name in arguments.what or SOAKS:
        with tempfile.TemporaryDirectory(prefix="goaldesk-soak-") as folder:
            os.environ["GOALDESK_DATA_DIR"] = str(Path(folder) / "data")
            began = time.monotonic()
            for figure in SOAKS[name](Task(seed, arguments.short, Path(folder))):
                print(Line(figure, seed, time.monotonic() - began).as_row(), flush=True)
                for problem in figure.problems[:SHOWN_PROBLEMS]:
                    print(f"  {problem}", flush=True)
                held = held and not figure.problems
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
