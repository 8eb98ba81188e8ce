"""Settings that change along with a written one, and how all of them are put back.

net.ipv4.ip_forward and conf.all.forwarding set every device's forwarding and the default of new ones, and all's
accept_redirects (net/ipv4/devinet.c:inet_forward_change()); a write to conf.default reaches the devices that nobody has
set (devinet_copy_dflt_conf()). Putting back goes the same way: the wide key first, then each device that differs.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from pingproof.simulator.tools.lib.proc_sys import PROC_SYS

_CONF = f"{PROC_SYS}net/ipv4/conf"
_IP_FORWARD = f"{PROC_SYS}net/ipv4/ip_forward"
_WIDE = ("all", "default")


def read_affected(path: str) -> dict[str, str]:
    """Values of all files that a write to ``path`` may change, in the order for putting back."""
    found = {}
    for each in _affected(path):
        with contextlib.suppress(OSError):
            found[each] = Path(each).read_text().rstrip("\n")
    return found


def _affected(path: str) -> list[str]:
    directory, _, leaf = path.rpartition("/")
    if path == _IP_FORWARD or (leaf == "forwarding" and directory == f"{_CONF}/all"):
        # The wide key first: written last it would overwrite the devices' own values again.
        wide = [_IP_FORWARD, f"{_CONF}/all/forwarding", f"{_CONF}/all/accept_redirects", f"{_CONF}/default/forwarding"]
        return wide + _of_devices("forwarding")
    if directory in (f"{_CONF}/{name}" for name in _WIDE):
        return [path, *_of_devices(leaf)]
    return [path]


def _of_devices(leaf: str) -> list[str]:
    return [f"{_CONF}/{name}/{leaf}" for name in sorted(os.listdir(_CONF)) if name not in _WIDE]


def put_back(before: Mapping[str, str], after: Mapping[str, str] | None) -> list[str]:
    """Write the earlier values; gives the keys that somebody else has set meanwhile, which are left alone."""
    alone = []
    targets = dict(before)
    # Judged before the first write, since the wide keys change the narrow ones.
    for path, value in before.items() if after is not None else ():
        # Three values of a key: before the lab, right after the lab's write, and now. "now" differing from both is
        # somebody else's; a key that is not to be put back keeps its present value, which the wide key's write may
        # change.
        now, ours = _read(path), (after or {}).get(path, value)
        if now not in (None, ours, value) and ours != value:
            alone.append(path)
        if now is not None and now != ours:
            targets[path] = now
        elif ours == value:
            targets[path] = value
    for path, value in targets.items():
        if _read(path) not in (None, value):
            with contextlib.suppress(OSError):
                Path(path).write_text(value + "\n")
    return alone


def _read(path: str) -> str | None:
    try:
        return Path(path).read_text().rstrip("\n")
    except OSError:
        return None
