"""An iptables rule's text with other names in it, and the same meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from pingproof.lesson.anonymise.names import KEPT_CHAINS, DeviceNames, Names
from pingproof.simulator.tools.iptables.extensions import is_target
from pingproof.simulator.tools.iptables.rule_text import QUOTED, save_string
from pingproof.simulator.tools.iptables.saved_words import rule_words

DEVICE_OPTIONS = frozenset({"-i", "-o", "--physdev-in", "--physdev-out"})
JUMPS = frozenset({"-j", "-g"})
WORD_OPTIONS = frozenset(
    {
        "-p", "-m", "--dport", "--dports", "--sport", "--sports", "--ports", "--icmp-type", "--ctstate", "--state",
        "--ctstatus", "--ctdir", "--ctproto", "--limit", "--limit-burst", "--mark", "--set-mark", "--set-xmark",
        "--and-mark", "--or-mark", "--xor-mark", "--reject-with", "--tcp-flags", "--ttl-eq", "--ttl-lt", "--ttl-gt",
        "--ttl-set", "--ttl-inc", "--ttl-dec", "--tos", "--set-tos", "--dscp", "--dscp-class", "--length", "--pkt-type",
        "--src-type", "--dst-type", "--mode", "--probability", "--every", "--packet", "--to-ports", "--log-level",
        "--set-mss", "--mask", "--nfmask", "--ctmask", "--algo", "--icase", "--weekdays", "--timestart", "--timestop",
        "--hashlimit-upto", "--hashlimit-above", "--hashlimit-mode", "--connlimit-above", "--connlimit-mask",
        "--zone", "--notrack", "--type", "--rsource", "--rdest", "--seconds", "--hitcount", "--u32",
    }
)  # fmt: skip
"""Options whose values are words of iptables, or numbers; values of other options are free text."""
QUOTED_OPTIONS = frozenset(f"--{option}" for option in QUOTED)
_ADDRESS = re.compile(r"\b(\d{1,3}(?:\.\d{1,3}){3})(?:/(\d{1,3}(?:\.\d{1,3}){3}|\d{1,2}))?\b")
_MAC = re.compile(r"\b[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}\b")
_NUMBERS = re.compile(r"[0-9xXa-fA-F:,./-]*\d[0-9xXa-fA-F:,./-]*")


def addresses_in(text: str) -> Iterator[tuple[str, str | None]]:
    """The addresses in a rule, each with its prefix length or mask."""
    for found in _ADDRESS.finditer(text):
        yield found[1], found[2]


def macs_in(text: str) -> list[str]:
    """The MAC addresses in a rule."""
    return [mac.lower() for mac in _MAC.findall(text)]


def wildcards_in(text: str) -> Iterator[str]:
    """The beginnings of device names that a rule asks for."""
    words = rule_words(text)
    for option, word in pairwise(words):
        if option in DEVICE_OPTIONS and word.endswith("+"):
            yield word[:-1]


def renamed_rule(
    text: str,
    devices: DeviceNames,
    chains: Names,
    texts: Names,
    address: Callable[[str, str | None], str],
    macs: dict[str, str],
) -> str:
    """The rule with other names; ``address`` renames an address with its length or mask."""

    def numbers(word: str) -> str:
        word = _ADDRESS.sub(lambda found: address(found[1], found[2]), word)
        return _MAC.sub(lambda found: macs.get(found[0].lower(), found[0]).upper(), word)

    # A rule is an option and what follows it, up to the next option: the option says what kind of words follow.
    written: list[str] = []
    option = ""
    for word in rule_words(text):
        # The first word behind a quoted option is its text, which may begin with a dash ("--comment -x").
        if word.startswith("-") and not (option in QUOTED_OPTIONS and written[-1:] == [option]):
            option = word
            written.append(word)
        # A negation belongs to the option that follows; a text may be "!" itself.
        elif word == "!" and option not in QUOTED_OPTIONS:
            written.append(word)
        elif option in DEVICE_OPTIONS:
            written.append(devices.pattern(word))
        elif option in JUMPS:
            written.append(renamed_chain(word, chains))
        # Kept before numbers are looked for: "--dport 22" is no address and says nothing of whose network this is.
        elif option in WORD_OPTIONS:
            written.append(word)
        # -s, -d, --to-source and every option that is not listed: numbers and addresses, the latter with others' bits.
        elif option not in QUOTED_OPTIONS and (_NUMBERS.fullmatch(word) or _MAC.fullmatch(word)):
            written.append(numbers(word))
        # Whatever is not known might tell something: it becomes a free text.
        else:
            written.append(save_string(texts.of(word)) if option in QUOTED_OPTIONS else texts.of(word))
    return " ".join(written)


def renamed_chain(name: str, chains: Names) -> str:
    """A chain's new name; targets and Docker's own chains keep their names."""
    if is_target(name) or name in KEPT_CHAINS or name in BUILT_IN:
        return name
    return chains.of(name) if name in chains.given else name


BUILT_IN = frozenset({"PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"})
