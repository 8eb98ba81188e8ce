"""Run inside a sandbox: a lab built by the system's tools, asked about, and mended by them.

Standard input is JSON: ``script``, ``origin``, ``destination``, ``options``. Standard output is JSON: what was
predicted on the spot, from a snapshot, and from an anonymised one; what ping showed, and what after the mend.
"""

from __future__ import annotations

import json
import subprocess
import sys
from ipaddress import IPv4Address
from typing import Any

from pingproof.executor.state.machine import read_machine
from pingproof.lesson.anonymise.state import anonymise
from pingproof.lesson.why.answer import Answer, why
from pingproof.lesson.why.send import send
from pingproof.lesson.why.show import as_json
from pingproof.simulator.state.document import dumps, loads
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.vocabulary.parse import parse_words

TRIES = 3
"""How often a ping is sent after the mend: a spanning tree or a carrier may take a moment."""


def main() -> None:
    wanted = json.load(sys.stdin)
    subprocess.run(["bash", "-c", wanted["script"]], check=True, stdout=subprocess.DEVNULL)
    ping = _ping([*wanted["options"], wanted["destination"]])
    state = read_machine()
    answer = why(state, wanted["origin"], ping, "en", sent=True)
    actual = send(wanted["origin"], ping)
    text = dumps(state)
    destination = IPv4Address(wanted["destination"])
    anonymous, told = anonymise(state, [destination])
    names = dict(told)
    renamed = _ping([*wanted["options"], names[wanted["destination"]]])
    found: dict[str, Any] = {
        "here": as_json(answer, wanted["origin"], actual),
        "snapshot": _told(why(loads(text), wanted["origin"], ping, "en")),
        "anonymous": _told(why(loads(dumps(anonymous)), names.get(wanted["origin"], ""), renamed, "en")),
        "original": text,
        "renamed": dumps(anonymous),
        "mended": _mend(answer, wanted["origin"], ping),
    }
    json.dump(found, sys.stdout)


def _ping(words: list[str]) -> Ping:
    ping = parse_words(["ping", "-c", "1", "-W", "1", *words])
    assert isinstance(ping, Ping)
    return ping


def _told(answer: Answer) -> dict[str, Any]:
    told = as_json(answer, "", None)
    return {
        "verdict": told["verdict"],
        "cause": told.get("cause", {}).get("code"),
        "text": told.get("cause", {}).get("text"),
        "mend": len(told.get("mend", [])),
        "hops": len(told["hops"]),
    }


def _mend(answer: Answer, origin: str, ping: Ping) -> dict[str, Any]:
    """Type the mend; whether every command succeeded, and whether ping is answered then."""
    for command in answer.explanation.mend:
        typed = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        if typed.returncode:
            return {"failed": command, "why": typed.stderr, "answered": False}
    for _ in range(TRIES):
        if send(origin, ping).ok:
            return {"answered": True}
    return {"answered": False}


main()
