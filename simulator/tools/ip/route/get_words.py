"""``ip route get`` (ip-route(8))."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import WRONG, Arguments, keywords, matches, unsigned, wrong
from pingproof.simulator.tools.lib.prefix import Prefix, get_prefix
from pingproof.simulator.tools.lib.rt_names import dsfield_number
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value


@value
class RouteGet:
    """``ip route get ADDRESS [from A] [iif D] [oif D] [mark N] [tos N]``.

    A ``prefix_length`` other than 32 has no effect but a warning of ``ip`` on stderr.
    """

    destination: IPv4Address
    source: IPv4Address | None = None
    input_device: str | None = None
    output_device: str | None = None
    mark: int = 0
    tos: int = 0
    fibmatch: bool = False
    prefix_length: int = 32


def parse_get(arguments: Arguments, family: str | None) -> RouteGet:
    """The words of ``get`` (ip/iproute.c:iproute_get()).

    Raises UsageError, NotModelled.
    """
    said: dict[str, Any] = {}
    destination: Prefix | None = None
    while arguments.more:
        word = arguments.take()
        if word == "tos" or matches(word, "dsfield"):
            said["tos"] = _tos(arguments)
        elif matches(word, "from"):
            text = arguments.value()
            if matches(text, "help"):
                # "from" takes a prefix, and every prefix may be "help".
                raise UsageError(usage(__file__), WRONG)
            said["source"] = get_prefix(text, family).address
        elif matches(word, "iif"):
            said["input_device"] = arguments.value()
        elif matches(word, "mark"):
            text = arguments.value()
            said["mark"] = unsigned(text)
            if said["mark"] is None:
                raise wrong(text, "invalid mark value")
        # Behind "from", "iif" and "mark": "o" is short for oif, while "d" is dsfield.
        elif matches(word, "oif") or word == "dev":
            said["output_device"] = arguments.value()
        elif matches(word, "fibmatch"):
            said["fibmatch"] = True
        # Fields of the flow or of the question that no row of the model looks at.
        elif word == "as" or matches(word, "notify", "connected", "vrf", "uid", "sport", "dport", "ipproto"):
            raise NotModelled(f"ip route get {word}", "from, iif, oif, mark, tos")
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            # iproute_get() overwrites an earlier destination without a word.
            destination = get_prefix(word, family)
        # "default" has no family of its own: a later address may still be of any.
        if "source" in said or (destination is not None and destination.word is None):
            family = family or "inet"
    if destination is None:
        raise UsageError("need at least a destination address\n", 1)
    return RouteGet(destination.address, prefix_length=destination.length, **said)


def _tos(arguments: Arguments) -> int:
    word = arguments.value()
    number = dsfield_number(word)
    if number is None:
        raise wrong(word, "TOS value is invalid\n")
    return number


@formats(IpObject.ROUTE, RouteGet)
def format_words(action: RouteGet) -> list[str]:
    """The words after ``ip route``."""
    # Kept although it changes nothing: ip warns of it.
    length = "" if action.prefix_length == 32 else f"/{action.prefix_length}"
    words = ["get", f"{action.destination}{length}", *(["fibmatch"] if action.fibmatch else [])]
    return words + keywords(
        ("from", action.source),
        ("iif", action.input_device),
        ("oif", action.output_device),
        ("mark", action.mark or None),
        ("tos", f"{action.tos:#x}" if action.tos else None),
    )
