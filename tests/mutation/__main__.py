"""`python -m tests.mutation [NAME…]`: break the model in every named place, one at a time; each must be noticed."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.mutation.mutation import copy_tree, failing, is_caught
from tests.mutation.mutations import MUTATIONS


def main() -> int:
    """The command line; 1 when a mutation was not noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Is every mutation noticed?")
    parser.add_argument("names", nargs="*", metavar="NAME", help="those whose name has this in it; all without")
    wanted = parser.parse_args().names
    chosen = [each for each in MUTATIONS if not wanted or any(word in each.name for word in wanted)]
    started, missed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as directory:
        tree = Path(directory)
        copy_tree(tree)
        if failing(tuple(dict.fromkeys(test for each in chosen for test in each.tests)), tree):
            print("the tests fail without any mutation")
            return 1
        for mutation in chosen:
            caught = is_caught(mutation, tree)
            missed += not caught
            print(f"{'caught' if caught else 'NOT CAUGHT':10}  {mutation.name}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} caught in {time.monotonic() - started:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
