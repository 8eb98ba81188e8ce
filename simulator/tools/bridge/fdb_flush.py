"""``bridge fdb flush``: which entries its words select (bridge/fdb.c:fdb_flush(), br_fdb.c:br_fdb_delete_bulk()).

A word sets or clears bits of an entry's state (``NUD_…``) or flags (``NTF_…``), and the bits' masks tell which of them
an entry is compared by.
"""

from __future__ import annotations

from collections.abc import Sequence

from pingproof.simulator.value import value

PERMANENT = 0x80
"""``NUD_PERMANENT``: an address of the bridge's own, ``BR_FDB_LOCAL``."""
STATIC = 0x40
"""``NUD_NOARP``: an entry that does not age, ``BR_FDB_STATIC``; permanent ones have it too."""
ADDED_BY_USER = 0x01
"""``NTF_USE``, which stands for ``BR_FDB_ADDED_BY_USER`` here."""
EXTERN_LEARN = 0x10
"""``NTF_EXT_LEARNED``."""
OFFLOADED = 0x20
"""``NTF_OFFLOADED``: a switch chip has the entry, which no modelled device is."""
STICKY = 0x40
"""``NTF_STICKY``."""

_STATES = {
    "permanent": (PERMANENT, 0, PERMANENT),
    "nopermanent": (0, PERMANENT, PERMANENT),
    # A permanent entry is static as well: "static" leaves it out, while "nostatic" need not.
    "static": (STATIC, 0, STATIC | PERMANENT),
    "nostatic": (0, STATIC, STATIC),
    "dynamic": (0, STATIC, STATIC | PERMANENT),
    "nodynamic": (STATIC, 0, STATIC),
}
"""The bits of the state that a word sets, those that it clears, and its mask."""
_FLAGS = {"added_by_user": ADDED_BY_USER, "extern_learn": EXTERN_LEARN, "offloaded": OFFLOADED, "sticky": STICKY}


@value
class FlushSelection:
    """The entries to flush: those whose bits below a mask are as said, behind ``port``, of ``vlan``."""

    state: int = 0
    state_mask: int = 0
    flags: int = 0
    flags_mask: int = 0
    port: str | None = None
    vlan: int | None = None
    master: bool = False


def flush_selection(words: Sequence[str]) -> FlushSelection:
    """What the words behind ``bridge fdb flush`` select; a word without a meaning is read over, as by ``bridge``."""
    state = state_mask = flags = flags_mask = 0
    said: dict[str, str] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        if word in ("brport", "vlan"):
            said[word] = left.pop(0)
        elif word in _STATES:
            sets, clears, mask = _STATES[word]
            state, state_mask = (state | sets) & ~clears, state_mask | mask
        elif word.removeprefix("no") in _FLAGS:
            bit = _FLAGS[word.removeprefix("no")]
            flags, flags_mask = (flags & ~bit if word.startswith("no") else flags | bit), flags_mask | bit
    vlan = int(said["vlan"]) if "vlan" in said else None
    return FlushSelection(state, state_mask, flags, flags_mask, said.get("brport"), vlan, "master" in words)
