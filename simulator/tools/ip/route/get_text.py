"""A routing decision in the words of ``ip route get`` (iproute2/ip/iproute.c:print_route(), print_rta_cacheinfo())."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import Any

from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.lib.color import device_word, inet_word, sentence
from pingproof.simulator.tools.lib.rt_names import table_name, tos_text
from pingproof.simulator.value import value

_MAIN = 254


@value
class RouteAnswer:
    """The kernel's answer: ``asked_source`` and ``input_device`` are the question's ``from`` and ``iif``.

    ``tos`` and ``table`` are the matched row's, ``table`` 0 without one. ``flags`` are those of the cached decision
    (RTCF_LOCAL …); ``expires`` and ``age`` in seconds.
    """

    destination: IPv4Address
    type: RouteType
    device: str | None
    table: int
    gateway: IPv4Address | None = None
    tos: int = 0
    preferred_source: IPv4Address | None = None
    asked_source: IPv4Address | None = None
    input_device: str | None = None
    mark: int = 0
    uid: int | None = None
    flags: tuple[str, ...] = ()
    mtu: int = 0
    mtu_locked: bool = False
    expires: int = 0
    users: int = 0
    age: int | None = None

    def shows_table(self, details: bool) -> bool:
        """Whether the table is printed: main only with ``details``."""
        return bool(self.table) and (self.table != _MAIN or details)

    @property
    def route_flags(self) -> list[str]:
        """The flags printed for RTCF_MULTICAST, whose bit iproute2 reads as another flag."""
        return ["rt_offload_failed"] if self.type is RouteType.MULTICAST else []


def answer_text(
    answer: RouteAnswer, *, details: bool = False, statistics: bool = False, line_break: str = "\n", color: bool = False
) -> str:
    """The two lines of an answer, one with ``-o``, line end included."""
    # print_route() leaves out what most routes are.
    words = [answer.type.value] if answer.type is not RouteType.UNICAST or details else []
    words.append(inet_word(str(answer.destination), color))
    if answer.asked_source is not None:
        words.append(inet_word(f"from {answer.asked_source}", color))
    # The row's, not the question's: a route without a TOS answers without one.
    if answer.tos:
        words += ["tos", tos_text(answer.tos)]
    if answer.gateway is not None:
        words += ["via", inet_word(str(answer.gateway), color)]
    if answer.device is not None:
        words += ["dev", device_word(answer.device, color)]
    # No "proto" and "scope" follow: print_route() leaves them out of a cached route (RTM_F_CLONED).
    if answer.shows_table(details):
        words += ["table", table_name(answer.table)]
    if answer.preferred_source is not None:
        words += ["src", inet_word(str(answer.preferred_source), color)]
    words += answer.route_flags
    if answer.mark:
        # print_route() writes small marks in decimal.
        words += ["mark", f"{answer.mark:#x}" if answer.mark >= 16 else str(answer.mark)]
    if answer.uid is not None:
        words += ["uid", str(answer.uid)]
    # print_cache_flags() and print_rta_cacheinfo() begin a line of their own: what holds for this decision alone.
    return f"{sentence(words)}{line_break}    {sentence(_cache_words(answer, statistics, color))}\n"


def _cache_words(answer: RouteAnswer, statistics: bool, color: bool) -> list[str]:
    words = ["cache", f"<{','.join(answer.flags)}>"] if answer.flags else ["cache"]
    if answer.expires:
        words += ["expires", f"{answer.expires}sec"]
    # rta_clntref and rta_lastuse are bookkeeping, which ip prints with -s.
    if statistics and answer.users:
        words += ["users", str(answer.users)]
    if statistics and answer.age is not None:
        words += ["age", f"{answer.age}sec"]
    if answer.mtu:
        # RTAX_MTU comes behind the cache's facts, as print_rta_metrics() is called last but for "iif".
        words += ["mtu", "lock", str(answer.mtu)] if answer.mtu_locked else ["mtu", str(answer.mtu)]
    if answer.input_device is not None:
        words += ["iif", device_word(answer.input_device, color)]
    return words


def answer_object(answer: RouteAnswer, *, details: bool = False, statistics: bool = False) -> dict[str, Any]:
    """The answer as an object of ``ip -j route get``."""
    found: dict[str, Any] = {}
    if answer.type is not RouteType.UNICAST or details:
        found["type"] = answer.type.value
    found["dst"] = str(answer.destination)
    if answer.asked_source is not None:
        found["from"] = str(answer.asked_source)
    if answer.tos:
        found["tos"] = tos_text(answer.tos)
    if answer.gateway is not None:
        found["gateway"] = str(answer.gateway)
    if answer.device is not None:
        found["dev"] = answer.device
    if answer.shows_table(details):
        found["table"] = table_name(answer.table)
    if answer.preferred_source is not None:
        found["prefsrc"] = str(answer.preferred_source)
    # The key stands there with an empty list too; the cached flags have the key "cache".
    found["flags"] = answer.route_flags
    # A number in JSON, whatever its size: only the text turns to hexadecimal.
    if answer.mark:
        found["mark"] = answer.mark
    if answer.uid is not None:
        found["uid"] = answer.uid
    found["cache"] = list(answer.flags)
    if answer.expires:
        found["expires"] = answer.expires
    if statistics and answer.users:
        found["users"] = answer.users
    if statistics and answer.age is not None:
        found["age"] = answer.age
    # print_rta_metrics() writes "lock" in text only.
    if answer.mtu:
        found["metrics"] = [{"mtu": answer.mtu}]
    if answer.input_device is not None:
        found["iif"] = answer.input_device
    return found
