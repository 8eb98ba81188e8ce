"""``lesson why [--from NS] DEST``: predict a ping on this machine, or on the one of a snapshot, and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, add_json, add_language, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pingproof.simulator.state import NetworkState
    from pingproof.simulator.tools.ping.words import Ping

EXAMPLES = """\
  lesson why 10.0.0.2                    would this host's ping be answered, and why not?
  lesson why --from red 10.0.0.2 -s 1472  from the namespace red, with ping's own options
  lesson why --pid 4711 --from pid:4711 8.8.8.8   from the container of process 4711
  lesson why --send 10.0.0.2             ping as well, and compare
  lesson why --at network.json 10.0.0.2  on the network that `lesson snapshot -o network.json` was run on
"""
USAGE = "lesson why [--from NS] [--pid PID] [--send | --at FILE] [--json] [--lang en|zh] [ping options] DEST"
USUAL = ("-c", "1", "-W", "4")
"""One echo, and four seconds: enough for the error after three ARP requests without a reply (3.07 s)."""
LIMITS = ("-c", "-w", "-W")


def parser() -> Parser:
    """The command's arguments."""
    options = Parser(
        "why",
        "Read this machine's network state, predict a ping and walk its way; changes nothing and sends nothing.",
        EXAMPLES,
    )
    options.usage = USAGE
    options.add_argument(
        "--from", metavar="NS", dest="origin", help="the namespace to ping from (default: the present one)"
    )
    options.add_argument(
        "--pid", metavar="PID", type=int, action="append", default=[], help="also read the namespace of this process"
    )
    options.add_argument("--send", action="store_true", help="send the ping as well, and compare")
    options.add_argument("--at", metavar="FILE", help="read the state from a snapshot instead; - for what is piped in")
    add_json(options)
    add_language(options)
    return options


def run(words: list[str]) -> int:
    """The command; exit code 0 when the ping is predicted to be answered, 1 to fail, 3 when no prediction is possible.

    With ``--send`` the exit code is 4 when ping ended otherwise than predicted.
    """
    arguments, rest = parser().parse_known_args(words)

    from pingproof.lesson.terminal.refusal import Refusal

    if arguments.at is not None and (arguments.send or arguments.pid):
        raise Refusal("why: --at answers from a file: --send and --pid need this machine")
    ping = _ping(rest)
    origin: str = arguments.origin or ""
    # A process was named and no namespace: the question is about that process.
    if not origin and arguments.pid:
        origin = f"pid:{arguments.pid[0]}"
    from pingproof.lesson.why.this_machine import read_here

    # The machine is read once, before the answer; --send pings afterwards, so both see the same tables.
    state = _from_file(arguments.at) if arguments.at is not None else read_here(arguments.pid)

    from pingproof.lesson.why.answer import Verdict, why
    from pingproof.lesson.why.show import agrees, as_json, show

    answer = why(state, origin, ping, language_of(arguments), sent=arguments.send)
    actual = None
    if arguments.send:
        from pingproof.lesson.why.send import send

        actual = send(origin, ping)
    if arguments.json:
        from pingproof.lesson.terminal.json_output import print_json

        print_json(as_json(answer, origin, actual))
    else:
        from pingproof.lesson.terminal.terminal import standard_output

        show(standard_output(), answer, origin, arguments.at, actual)
    if actual is not None and agrees(answer, actual) is False:
        return 4
    # 2 is for wrong arguments, as with ping and argparse.
    return {Verdict.ANSWERED: 0, Verdict.FAILS: 1, Verdict.UNKNOWN: 3}[answer.verdict]


def _ping(words: Sequence[str]) -> Ping:
    """The ping asked about; raises ``Refusal`` with ``ping``'s own message for bad options."""
    from pingproof.lesson.terminal.refusal import Refusal
    from pingproof.simulator.tools.ping.words import Ping
    from pingproof.simulator.tools.vocabulary.parse import parse_words
    from pingproof.simulator.tools.vocabulary.unknown import Unknown

    # Whoever sets a limit of time or number has ping's own defaults for the others.
    usual = [] if any(word.startswith(LIMITS) for word in words) else [*USUAL]
    ping = parse_words(["ping", *usual, *words])
    if isinstance(ping, Ping):
        return ping
    said = (ping.stderr or ping.stdout).strip().splitlines() if isinstance(ping, Unknown) else []
    raise Refusal(f"why: {said[0] if said else 'no ping: lesson why [ping options] DEST'}")


def _from_file(name: str) -> NetworkState:
    from pingproof.lesson.play.lab_file import read_lab
    from pingproof.lesson.terminal.refusal import Refusal
    from pingproof.simulator.state.document import DocumentError, loads

    try:
        return loads(read_lab(name))
    except DocumentError as error:
        raise Refusal(f"{name}: {error}") from None
