"""Names of protocols and ports (/etc/protocols and /etc/services of Debian 12), as tools read and print them."""

from __future__ import annotations

from functools import cache

from pingproof.simulator.data_file import read_beside

_PROTOCOLS = {"tcp": 6, "udp": 17}


def _rows(name: str) -> list[list[str]]:
    text = read_beside(__file__, name)
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _protocols() -> dict[str, int]:
    return {name: int(number) for number, name in _rows("protocols.txt")}


@cache
def _protocol_names() -> dict[int, str]:
    names: dict[int, str] = {}
    for name, number in _protocols().items():
        # The first line with a number counts, as getprotobynumber(3) reads the file from its top.
        names.setdefault(number, name)
    return names


@cache
def _services() -> dict[tuple[str, int], int]:
    ports: dict[tuple[str, int], int] = {}
    for port, name, protocols, *others in _rows("services.txt"):
        for protocol in protocols.split(","):
            for each in (name, *others):
                # An alias never hides an earlier name.
                ports.setdefault((each, _PROTOCOLS[protocol]), int(port))
    return ports


@cache
def _service_names() -> dict[tuple[int, int], str]:
    names: dict[tuple[int, int], str] = {}
    for port, name, protocols, *_ in _rows("services.txt"):
        for protocol in protocols.split(","):
            names.setdefault((int(port), _PROTOCOLS[protocol]), name)
    return names


def protocol_number(name: str) -> int | None:
    """The number of a protocol's name (``getprotobyname``), None for one that is not listed.

    >>> protocol_number("icmp"), protocol_number("icmpp")
    (1, None)
    """
    return _protocols().get(name)


def protocol_name(number: int) -> str | None:
    """The name of a protocol's number (``getprotobynumber``), None for one that is not listed."""
    return _protocol_names().get(number)


def service_port(name: str, protocol: int) -> int | None:
    """The port that a name means for TCP (6) or UDP (17) (``getservbyname``)."""
    return _services().get((name, protocol))


def service_name(port: int, protocol: int) -> str | None:
    """The name of a port of TCP (6) or UDP (17) (``getservbyport``).

    >>> service_name(80, 6), service_name(80, 17)
    ('http', None)
    """
    return _service_names().get((port, protocol))
