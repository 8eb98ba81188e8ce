"""``lesson play FILE…``: replay lab scripts on the simulator and print what a terminal would."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lesson.cli.arguments import Parser, add_json, add_language, language_of

if TYPE_CHECKING:
    from lesson.session import PlayedCommand
    from lesson.terminal import Terminal

EXAMPLES = """\
  lesson play mylab.sh                  what would each command print?
  lesson play mylab.sh --explain        and why does each ping end as it does?
  lesson play setup.sh tests.sh --json  one after the other in one network, for a program
  echo 'ip netns add a' | lesson play -
"""


def run(words: list[str]) -> int:
    """The command; exit code 0 whatever the lab's own commands answer."""
    parser = Parser("play", "Replay lab scripts, one after the other in one network, on the simulator.", EXAMPLES)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a shell script of lab commands; - for what is piped in")
    parser.add_argument("--explain", action="store_true", help="show each ping's way, and cause and mend of a failed one")
    parser.add_argument(
        "--world", metavar="FILE|none", help="the script that builds the surroundings (default: the tutorial's)"
    )
    add_json(parser)
    add_language(parser)
    arguments = parser.parse(words)

    from lesson.lab_file import read_lab
    from lesson.session import play_script
    from lesson.world import build_world

    scripts = [(name, read_lab(name)) for name in arguments.files]
    network = build_world(arguments.world)
    network.journal.listening = arguments.explain
    language = language_of(arguments)
    played = [(name, play_script(text, network, keep_networks=arguments.explain)) for name, text in scripts]
    if arguments.json:
        _print_json(played, explain=arguments.explain, language=language)
    else:
        from lesson.terminal import standard_output

        terminal = standard_output()
        for _, commands in played:
            for command in commands:
                _print_command(terminal, command, explain=arguments.explain, language=language)
    return 0
