"""The shell: the lines of a script, carried out one after another on any network that runs typed commands.

>>> from pingproof.simulator.network import Network
>>> for played in play("NS=blue\\nip netns add $NS\\nip netns ls", Network()):
...     print(played.line, played.command, played.exit_code, repr(played.stdout))
1 NS=blue 0 ''
2 ip netns add $NS 0 ''
3 ip netns ls 0 'blue\\n'
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, Protocol

from pingproof.simulator.errors import NotModelled, SimulatorError
from pingproof.simulator.live import live
from pingproof.simulator.result import Result
from pingproof.simulator.shell.expansion import expand_value, expand_words
from pingproof.simulator.shell.script import parse_script
from pingproof.simulator.shell.streams import Output, Target, destinations, in_proc, silent, targets_of
from pingproof.simulator.shell.syntax_tree import AndOr, Answer, ForLoop, SimpleCommand, Statement
from pingproof.simulator.tools.echo.words import Echo, ProcWrite
from pingproof.simulator.tools.vocabulary.parse import parse_words
from pingproof.simulator.tools.vocabulary.unknown import Unknown, unknown
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


class RunningProgram(Protocol):
    """A started program that has not ended by itself yet, on either network."""

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        ...


class CommandRunner(Protocol):
    """A network as the shell needs it; the simulated one and the real one both fulfil the protocol."""

    def start(self, command: Command) -> RunningProgram | Result:
        """Begin a command: a program still running, or the result of a tool."""
        ...

    def wait(self, program: Any, /) -> Result:
        """Let time pass until a program that ``start`` gave ends."""
        ...


@value
class PlayedLine:
    """A command line of a script: its number from 1, its text, and what it left."""

    line: int
    command: str
    exit_code: int
    stdout: str
    stderr: str

    @property
    def result(self) -> Result:
        """What the line left, without where it stood."""
        return Result(self.exit_code, self.stdout, self.stderr)


@live
class _Job:
    """A program started with ``&``, and where its output goes."""

    program: RunningProgram
    output: Output
    targets: list[Target]


_NUMBER = re.compile(r"\s*[+-]?[0-9]{1,18}\s*", re.ASCII)
MOST_COMMANDS = 2_000
"""Commands that one line may carry out; loops in loops are stopped there."""


@live
class Shell:
    """A shell, which keeps its variables, ``$?`` and the programs started with ``&`` from line to line.

    ``network`` carries the commands out. ``run`` takes what a person typed, one line or several. ``line`` is the number
    of the line being carried out.
    """

    network: CommandRunner
    variables: dict[str, str] = field(default_factory=lambda: {"?": "0"})
    jobs: list[_Job] = field(default_factory=list)
    # Set by "exit": nothing behind it is carried out.
    exited: bool = False
    # Negative once a line has used up MOST_COMMANDS.
    commands_left: int = 0
    line: int = 0

    def run(self, text: str) -> list[PlayedLine]:
        """Carry out lines; the output of a program started with ``&`` is shown once the program has ended."""
        return [_played(*played) for played in self._run_all(text)]

    def play(self, script: str) -> list[PlayedLine]:
        """Carry out a script and wait for its programs, so that each line has all of its programs' output."""
        played = self._run_all(script)
        self.finish()
        return [_played(*line) for line in played]

    def _run_all(self, text: str) -> list[tuple[Statement, Output, int]]:
        played = []
        for statement in parse_script(text):
            if self.exited:
                break
            output = Output()
            self.line = statement.line
            played.append((statement, output, self._statement(statement, output)))
        return played

    def finish(self) -> None:
        """Wait for programs started with ``&``, except for running ones whose streams both go to /dev/null."""
        # A list of its own, as collecting a job removes it. A silent program may run for ever, and nothing of it is
        # shown.
        for job in [job for job in self.jobs if not job.program.running or not silent(job.targets)]:
            self._collect(job)

    def _collect(self, job: _Job) -> None:
        self.jobs.remove(job)
        self._send(self.network.wait(job.program), job.targets, job.output)

    def _statement(self, statement: Statement, output: Output) -> int:
        if isinstance(statement.body, Answer):
            output.stderr.append(statement.body.stderr)
            code = statement.body.exit_code
        else:
            # Anew for each line of the script.
            self.commands_left = MOST_COMMANDS
            code = self._list(statement.body, output)
        self.variables["?"] = str(code)
        return code

    def _list(self, body: tuple[AndOr, ...], output: Output) -> int:
        code = 0
        for item in body:
            if self.exited or self.commands_left < 0:
                break
            code = self._and_or(item, output)
        return code

    def _and_or(self, item: AndOr, output: Output) -> int:
        code = 0
        for operator, command in item.commands:
            # Skipped rather than ended: in "a && b || c" the failure of a reaches c.
            if self.exited or (operator == "&&" and code != 0) or (operator == "||" and code == 0):
                continue
            try:
                self._count()
                code = self._command(command, item, output)
            # A refusal is the command's own failure; the list goes on as after any other.
            except SimulatorError as problem:
                result = _answer(unknown((), problem))
                output.write(result)
                code = result.exit_code
            self.variables["?"] = str(code)
        return code

    def _count(self) -> None:
        self.commands_left -= 1
        if self.commands_left < 0:
            raise NotModelled(f"a line of more than {MOST_COMMANDS} commands", "several lines")

    def _command(self, command: SimpleCommand | ForLoop, item: AndOr, output: Output) -> int:
        if item.background:
            # A list or loop would need a shell of its own, whose variables are apart from this one's.
            if len(item.commands) > 1 or isinstance(command, ForLoop) or command.tee is not None:
                raise NotModelled("a list or a loop with & behind it", "one command and &")
            return self._start(command, output)
        if isinstance(command, ForLoop):
            return self._loop(command, output)
        code = self._simple(command, output)
        # "!" makes 1 of success and 0 of any failure.
        return int(code == 0) if command.negated else code

    def _loop(self, loop: ForLoop, output: Output) -> int:
        words = expand_words(loop.words, self.variables)
        targets = targets_of(loop.redirections, self.variables)
        # A redirection behind "done" is of the loop as a whole: its streams are gathered first.
        inside = Output() if targets else output
        code = 0
        for word in words:
            if self.exited or self.commands_left < 0:
                break
            self.variables[loop.name] = word
            self._count()
            code = self._list(loop.body, inside)
        if targets:
            code = self._send(Result(code, "".join(inside.stdout), "".join(inside.stderr)), targets, output)
        return code

    def _simple(self, command: SimpleCommand, output: Output) -> int:
        words = expand_words(command.words, self.variables)
        # Opened before the command runs, so that a file that is refused leaves nothing done (bash).
        targets = targets_of(command.redirections, self.variables)
        # Assignments alone change the shell; before a command they are the environment, which no program here reads.
        if not words:
            for name, value in command.assignments:
                self.variables[name] = expand_value(value, self.variables)
            return self._send(Result(), targets, output)
        builtin = self._builtin(words)
        if builtin is not None:
            return self._send(builtin, targets, output)
        typed = parse_words(words)
        if command.tee is not None:
            return self._tee(typed, expand_words(command.tee, self.variables), targets, output)
        # A setting: the kernel's answer to the write is echo's, and comes out on the terminal.
        if isinstance(typed, Echo) and [target.stream for target in targets] == [1] and in_proc(targets[0].path):
            result = self._carry_out(ProcWrite(targets[0].path, typed.text, targets[0].append))
            output.write(result)
            return result.exit_code
        return self._send(self._carry_out(typed), targets, output)

    def _start(self, command: SimpleCommand, output: Output) -> int:
        """Start ``COMMAND &``: the shell goes on at once, with exit code 0."""
        words = expand_words(command.words, self.variables)
        targets = targets_of(command.redirections, self.variables)
        # "$EMPTY &" starts nothing.
        if not words:
            return 0
        # A mistake in the words is shown at once, though the line succeeds.
        typed = parse_words(words)
        try:
            begun = _answer(typed) if isinstance(typed, Unknown) else self.network.start(typed)
        except SimulatorError as problem:
            begun = _answer(unknown(words, problem))
        if isinstance(begun, Result):
            self._send(begun, targets, output)
        else:
            self.jobs.append(_Job(begun, output, targets))
        return 0

    def _carry_out(self, command: Command) -> Result:
        """Carry out one command to its end. An error that the network raises becomes the result's one line of text."""
        if isinstance(command, Unknown):
            return _answer(command)
        try:
            begun = self.network.start(command)
            return begun if isinstance(begun, Result) else self.network.wait(begun)
        except SimulatorError as problem:
            return _answer(unknown((), problem))

    def _builtin(self, words: list[str]) -> Result | None:
        """Carry out a command that changes the shell itself; None when the words are no such command."""
        match words[0]:
            case "export":
                for word in words[1:]:
                    name, equals, value = word.partition("=")
                    if equals:
                        self.variables[name] = value
            case "unset":
                for name in words[1:]:
                    self.variables.pop(name, None)
            # Only its options: "set a b" would set arguments, which a lab has not got. "-o" takes its name as second
            # word.
            case "set" if all(word[:1] in ("-", "+") or place == 2 for place, word in enumerate(words[1:], 1)):
                # A lab goes on after a command that fails, as a person at a prompt does.
                pass
            case "wait":
                for job in list(self.jobs):
                    self._collect(job)
            case "exit":
                self.exited = True
                code = words[1] if len(words) > 1 else self.variables["?"]
                if len(words) > 2 and _NUMBER.fullmatch(words[1]) is not None:
                    return Result(1, "", "bash: line 1: exit: too many arguments\n")
                # bash reads blanks and a sign too, and a number of 64 bits; a code has 8 of them.
                if _NUMBER.fullmatch(code) is None:
                    return Result(2, "", f"bash: line 1: exit: {code}: numeric argument required\n")
                return Result(int(code) % 256)
            case _:
                return None
        return Result()

    def _tee(self, typed: Command, arguments: list[str], targets: list[Target], output: Output) -> int:
        """Carry out ``COMMAND | tee PATH``: the text is both shown and written."""
        append = arguments[:1] in (["-a"], ["--append"])
        paths = arguments[append:]
        if len(paths) != 1 or not (in_proc(paths[0]) or paths[0] == "/dev/null"):
            raise NotModelled(f"tee {' '.join(paths)[:60]}", "echo TEXT | tee /proc/sys/…")
        if isinstance(typed, Echo) and in_proc(paths[0]):
            return self._send(self._carry_out(ProcWrite(paths[0], typed.text, append, tee=True)), targets, output)
        piped = self._carry_out(typed)
        # Only stdout goes through a pipe; the exit code is that of tee, the last command.
        output.write(Result(0, "", piped.stderr))
        if paths[0] == "/dev/null":
            return self._send(Result(0, piped.stdout), targets, output)
        written = self._carry_out(ProcWrite(paths[0], piped.stdout.removesuffix("\n"), append, tee=True))
        return self._send(written, targets, output)

    def _send(self, result: Result, targets: list[Target], output: Output) -> int:
        """Write a command's streams to their targets; the exit code is the command's, else that of writing."""
        destination = destinations(targets)
        code = result.exit_code
        for stream, text in ((1, result.stdout), (2, result.stderr)):
            where = destination[stream]
            if where == "&1":
                output.stdout.append(text)
            elif where == "&2":
                output.stderr.append(text)
            elif text and in_proc(where):
                written = self._carry_out(ProcWrite(where, text.removesuffix("\n")))
                output.write(written)
                # A write that fails counts where the command itself succeeded.
                code = code or written.exit_code
        return code


def _answer(command: Unknown) -> Result:
    return Result(command.exit_code, command.stdout, command.stderr)


def _played(statement: Statement, output: Output, code: int) -> PlayedLine:
    return PlayedLine(statement.line, statement.text, code, "".join(output.stdout), "".join(output.stderr))


def play(script: str, network: CommandRunner) -> list[PlayedLine]:
    """Carry out a script: one ``PlayedLine`` for each of its command lines, in order."""
    return Shell(network).play(script)
