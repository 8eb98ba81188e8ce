"""The shortest script that still disagrees: delta debugging on the lines of a lab.

Ddmin of Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (IEEE TSE 28(2), 2002): leave out
ever smaller runs of lines as long as the disagreement remains; at the end no single line can be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


def shrunk(lines: Sequence[str], disagrees: Callable[[list[str]], bool], attempts: int = 400) -> list[str]:
    """A minimal part of `lines` for which `disagrees` still holds, in at most so many `attempts`."""
    kept, size = list(lines), max(len(lines) // 2, 1)
    while attempts > 0:
        start, removed = 0, False
        while start < len(kept) and attempts > 0:
            rest = kept[:start] + kept[start + size :]
            attempts -= 1
            if rest and disagrees(rest):
                kept, removed = rest, True
            else:
                start += size
        if size == 1 and not removed:
            break
        size = max(size // 2, 1) if not removed or size > 1 else 1
    return kept
