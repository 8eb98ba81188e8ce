"""``lesson completion SHELL``: the completion script for bash, zsh or fish."""

from __future__ import annotations

from pingproof.lesson.cli import COMMANDS
from pingproof.lesson.cli.arguments import Parser

SHELLS = ("bash", "zsh", "fish")

HOST = ("--dry-run", "--uplink", "--send-outside")

OPTIONS: dict[str, tuple[str, ...]] = {
    "list": ("--lang", "--json"),
    "run": ("--stage", "--explain", "--step", "--without", "--draw", "--world", "--lang", "--json"),
    "needs": ("--stage", "--lang", "--json"),
    "play": ("--explain", "--world", "--on", *HOST, "--compare", "--lang", "--json"),
    "draw": ("--stage", "--output", "--probe", "--step", "--style", "--animate", "--world", "--lang"),
    "shell": ("--world", "--stage", "--on", "--lang"),
    "verify": ("--stage", "--level", "--on", *HOST, "--world", "--json", "--junit", "--html", "--pcap"),
    "handout": ("--stage", "--lang", "--format", "--for", "--output", "--templates"),
    "why": ("--from", "--pid", "--send", "--at", "--json", "--lang"),
    "snapshot": ("--output", "--anonymise", "--pid"),
    "clean": (),
    "fuzz": ("--labs", "--seed", "--jobs", "--show", "--shrink", "--coverage"),
    "completion": (),
}
"""The options of each command; a test compares them with what the commands accept."""

VALUES: dict[str, tuple[str, ...]] = {
    "--stage": ("1", "2", "3", "4", "all"),
    "--lang": ("en", "zh"),
    "--style": ("screen", "print", "dark"),
    "--format": ("html", "pdf", "md"),
    "--for": ("student", "teacher"),
}
"""The options whose values are known."""

EXAMPLES = """\
  bash:  lesson completion bash >> ~/.bashrc
  zsh:   lesson completion zsh > "${fpath[1]}/_lesson"
  fish:  lesson completion fish > ~/.config/fish/completions/lesson.fish
"""


def run(words: list[str]) -> int:
    """The command."""
    parser = Parser("completion", "Print the completion script for a shell.", EXAMPLES)
    parser.add_argument("shell", choices=SHELLS, help="the shell")
    arguments = parser.parse(words)
    makers = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
    print(makers[arguments.shell](), end="")
    return 0


def bash_script() -> str:
    """The script for bash: words after ``lesson`` are commands, then the command's options, their values and files."""
    values = "".join(
        f'    {option}) COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$word")); return ;;\n'
        for option, words in VALUES.items()
    )
    options = "".join(f'    {name}) options="{" ".join((*words, "--help"))}" ;;\n' for name, words in OPTIONS.items())
    return f"""\
_lesson() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} options=
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W "{" ".join(COMMANDS)} --help --version" -- "$word"))
    return
  fi
  case $previous in
{values}  esac
  case ${{COMP_WORDS[1]}} in
{options}  esac
  if [ "${{COMP_WORDS[1]}}" = completion ]; then
    options="{" ".join(SHELLS)}"
  fi
  COMPREPLY=($(compgen -W "$options" -- "$word"))
  if [ "${{COMP_WORDS[1]}}" = play ] || [ "$previous" = --world ]; then
    COMPREPLY+=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _lesson lesson
"""


def zsh_script() -> str:
    """The script for zsh."""
    commands = "\n".join(f"    '{name}:{_quoted(sentence)}'" for name, sentence in COMMANDS.items())
    options = "\n".join(
        f"    {name}) _arguments {_zsh_options(words)}{_zsh_operands(name)} ;;" for name, words in OPTIONS.items()
    )
    return f"""\
#compdef lesson
_lesson() {{
  local -a commands=(
{commands}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{options}
  esac
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _lesson "$@"
else
  compdef _lesson lesson
fi
"""


def fish_script() -> str:
    """The script for fish."""
    lines = ["complete -c lesson -f"]
    lines += [
        f"complete -c lesson -n __fish_use_subcommand -a {name} -d '{_quoted(sentence)}'"
        for name, sentence in COMMANDS.items()
    ]
    for name, words in OPTIONS.items():
        condition = f"-n '__fish_seen_subcommand_from {name}'"
        for option in words:
            known = (
                f" -xa '{' '.join(VALUES[option])}'" if option in VALUES else " -r -F" if option == "--world" else ""
            )
            lines.append(f"complete -c lesson {condition} -l {option.removeprefix('--')}{known}")
    lines.append("complete -c lesson -n '__fish_seen_subcommand_from play' -F")
    lines.append(f"complete -c lesson -n '__fish_seen_subcommand_from completion' -a '{' '.join(SHELLS)}'")
    return "\n".join(lines) + "\n"


def _zsh_options(words: tuple[str, ...]) -> str:
    def specification(option: str) -> str:
        if option in VALUES:
            return f"'{option}:value:({' '.join(VALUES[option])})'"
        return f"'{option}:file:_files'" if option == "--world" else f"'{option}'"

    return " ".join(specification(option) for option in (*words, "--help"))


def _zsh_operands(name: str) -> str:
    return {"play": " '*:file:_files'", "completion": f" '1:shell:({' '.join(SHELLS)})'"}.get(name, "")


def _quoted(sentence: str) -> str:
    """A sentence inside single quotes, in zsh also without its separator."""
    return sentence.replace("'", "'\\''").replace(":", "\\:")
