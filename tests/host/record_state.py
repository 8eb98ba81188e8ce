"""Print all that must be as before: links, addresses, routes, rules, rules of both iptables, nft, all net sysctls.

Left out are counters, neighbours, and timers that count down.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

COMMANDS = (
    "ip -d -j link",
    "ip -d -j addr",
    "ip -d -j route show table all",
    "ip -d -j -6 route show table all",
    "ip -d -j rule",
    "nft list ruleset",
    "iptables-save",
    "iptables-legacy-save",
    "ip netns ls",
)
_COUNTERS = re.compile(r"packets \d+ bytes \d+|\[\d+:\d+\]|^#.*\n", re.MULTILINE)
_TIMERS = re.compile(r'"(?:\w+_timer|stats64|stats)":[^,}]*,?')


def record() -> dict[str, str]:
    """The outputs and the settings, by name."""
    found = {}
    for command in COMMANDS:
        text = subprocess.run(command.split(), capture_output=True, text=True, check=True).stdout
        found[command] = _TIMERS.sub("", _COUNTERS.sub("", text))
    for directory, _, names in os.walk("/proc/sys/net"):
        for name in names:
            path = f"{directory}/{name}"
            if not path.endswith("nf_conntrack_count"):
                found[path] = _read(path)
    found["/run/netns"] = repr(
        sorted((each, os.stat(f"/run/netns/{each}").st_ino) for each in os.listdir("/run/netns"))
    )
    return found


def _read(path: str) -> str:
    try:
        with open(path) as file:
            return file.read()
    except OSError as error:
        return str(error.strerror)


if __name__ == "__main__":
    json.dump(record(), sys.stdout)
