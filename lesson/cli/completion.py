"""``lesson completion SHELL``: the completion script for bash, zsh or fish."""

from __future__ import annotations

from importlib import import_module

from pingproof.lesson.cli import COMMANDS
from pingproof.lesson.cli.arguments import Parser
from pingproof.lesson.teach.course import STAGES
from pingproof.lesson.words.languages import LANGUAGES

SHELLS = ("bash", "zsh", "fish")

VALUES: dict[str, tuple[str, ...]] = {
    "--stage": (*map(str, STAGES), "all"),
    "--lang": LANGUAGES,
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


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("completion", "Print the completion script for a shell.", EXAMPLES)
    options.add_argument("shell", choices=SHELLS, help="the shell")
    return options


def run(words: list[str]) -> int:
    """The command."""
    arguments = parser().parse(words)
    makers = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
    print(makers[arguments.shell](), end="")
    return 0


def options_of(name: str) -> tuple[str, ...]:
    """The options of a command, without ``--help``, as its parser has them."""
    known: tuple[str, ...] = import_module(f"pingproof.lesson.cli.{name}").parser().long_options
    return known


def bash_script() -> str:
    """The script for bash: words after ``lesson`` are commands, then the command's options, their values and files."""
    values = "".join(
        f'    {option}) COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$word")); return ;;\n'
        for option, words in VALUES.items()
    )
    options = "".join(f'    {name}) options="{" ".join((*options_of(name), "--help"))}" ;;\n' for name in COMMANDS)
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
        f"    {name}) _arguments {_zsh_options(options_of(name))}{_zsh_operands(name)} ;;" for name in COMMANDS
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
    for name in COMMANDS:
        condition = f"-n '__fish_seen_subcommand_from {name}'"
        for option in options_of(name):
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
    """A sentence for use inside single quotes, with zsh's separator escaped."""
    return sentence.replace("'", "'\\''").replace(":", "\\:")
