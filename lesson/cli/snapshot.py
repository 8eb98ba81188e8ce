"""``lesson snapshot``: this machine's network state as a file, which ``lesson why --at`` reads on any machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser

if TYPE_CHECKING:
    from ipaddress import IPv4Address

EXAMPLES = """\
  lesson snapshot -o network.json                     to ask a colleague
  lesson snapshot --anonymise -o network.json 8.8.8.8  to ask in public; what is 8.8.8.8 called in it?
  lesson snapshot | lesson why --at - --from red 10.0.0.2
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser(
        "snapshot",
        "Write the network state of all of this machine's namespaces; changes nothing and sends nothing.",
        EXAMPLES,
    )
    options.add_argument(
        "addresses", nargs="*", metavar="ADDRESS", help="an address whose new name is told, when anonymised"
    )
    options.add_argument("-o", "--output", metavar="FILE", help="where to write it (default: standard output)")
    options.add_argument(
        "--anonymise",
        action="store_true",
        help="give every namespace, device and address another name; keep the verdicts",
    )
    options.add_argument(
        "--pid", metavar="PID", type=int, action="append", default=[], help="also read the namespace of this process"
    )
    return options


def run(words: list[str]) -> int:
    """The command."""
    arguments = parser().parse(words)

    import sys

    from pingproof.lesson.terminal.refusal import Refusal
    from pingproof.lesson.why.this_machine import read_here
    from pingproof.simulator.state.document import dumps

    if arguments.addresses and not arguments.anonymise:
        raise Refusal("snapshot: an ADDRESS is for --anonymise")
    asked = [_address(word) for word in arguments.addresses]
    state = read_here(arguments.pid)
    if arguments.anonymise:
        from pingproof.lesson.anonymise.state import anonymise

        state, renamed = anonymise(state, asked)
        for old, new in renamed:
            sys.stderr.write(f"{old} is {new} in the snapshot\n")
    text = dumps(state)
    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    try:
        with open(arguments.output, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise Refusal(f"{arguments.output}: cannot be written: {error.strerror}") from None
    return 0


def _address(word: str) -> IPv4Address:
    from ipaddress import AddressValueError, IPv4Address

    from pingproof.lesson.terminal.refusal import Refusal

    try:
        return IPv4Address(word)
    except AddressValueError:
        raise Refusal(f"snapshot: {word} is no IPv4 address") from None
