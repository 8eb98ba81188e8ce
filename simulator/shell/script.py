"""A lab's script: a plain shell script's lines, as far as a lab needs the shell (bash(1), SHELL GRAMMAR).

Understood: comments, quotes, line continuation, ``NAME=value``, ``for … in …; do …; done``, ``;``, ``&&``, ``||``,
``&``, ``!`` and redirection. Each command line of the script is a ``Statement``; what is not understood is a statement
that answers with one line, what it is and what to write instead, and exit code 2. A mistake answers as ``bash -c``
does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pingproof.simulator.live import live
from pingproof.simulator.shell.syntax_tree import (
    AndOr,
    Answer,
    ForLoop,
    Literal,
    Redirection,
    Refused,
    SimpleCommand,
    Statement,
    Word,
)
from pingproof.simulator.shell.tokens import Token, tokens


class _Refusal(Exception):
    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what)
        self.what = what
        self.instead = instead


class _Mistake(Exception):
    """A syntax error near a token; None is the end of the script."""

    def __init__(self, token: Token | None) -> None:
        super().__init__()
        self.token = token


DEEPEST = 16
"""Loops that may be nested in one another."""
FARTHEST = 800
"""Words behind its first line in which the end of a refused ``if`` is looked for."""
_COMPOUNDS = {"if": "fi", "while": "done", "until": "done", "select": "done", "case": "esac", "{": "}"}
_INSTEAD = {
    "if": "&& or ||", "while": "for NAME in …", "until": "for NAME in …", "select": "for NAME in …",
    "case": "&& or ||", "{": "the commands themselves", "[[": "&& or ||", "function": "the commands themselves",
    "time": "the command itself", "coproc": "the command with & behind it",
}  # fmt: skip
_BEFORE_A_COMMAND = frozenset({"do", "then", "else", "elif", "{", "!", "if", "while", "until", "time"})
"""Words behind which a command begins, so that the next word may be a keyword again."""
_CLOSERS = frozenset({"fi", "done", "esac", "}", "do", "then", "else", "elif"})
_REDIRECTIONS = frozenset({">", ">>", "<", ">&", "<&", "&>", "&>>", ">|", "<>", "<<", "<<-", "<<<"})


def parse_script(text: str) -> tuple[Statement, ...]:
    """The command lines of a script, in order. Nothing is raised: a mistake is a statement with its answer."""
    # bash drops NUL bytes, too.
    text = text.replace("\0", "")
    return tuple(_Parser(text, tokens(text)).statements())


@live
class _Parser:
    text: str
    tokens: Sequence[Token]
    place: int = 0
    lines: list[int] | None = None

    def statements(self) -> list[Statement]:
        """Every statement of the script."""
        self.lines = [0] + [at + 1 for at, letter in enumerate(self.text) if letter == "\n"]
        found = []
        while self.place < len(self.tokens):
            if self.tokens[self.place].kind == "newline":
                self.place += 1
            else:
                found.append(self._statement())
        return found

    def _line_of(self, token: Token) -> int:
        # The number of line starts at or before the token.
        return bisect_right(self.lines or [], token.start)

    def _statement(self) -> Statement:
        first = self.place
        token = self.tokens[first]
        body: tuple[AndOr, ...] | Answer
        try:
            body = self._list(0, stop=())
        except _Refusal as refusal:
            # The parser may have stopped anywhere inside: what is passed over is counted from the start.
            self.place = first
            self._skip_line()
            what = f"line {self._line_of(token)}: {refusal.what} is not modelled"
            body = Answer(
                what + (f"; write instead: {refusal.instead}" if refusal.instead else "") + "\n", modelled=False
            )
        except _Mistake as mistake:
            self.place = first
            self._skip_line()
            body = self._syntax_error(mistake.token, first)
        return Statement(self._line_of(token), self._text(first), body)

    def _text(self, first: int) -> str:
        start, end = self.tokens[first].start, self.tokens[max(self.place, first + 1) - 1].end
        return self.text[start:end].strip()

    def _syntax_error(self, token: Token | None, first: int) -> Answer:
        """The message of ``bash -c LINE`` about a syntax error."""
        # The words of bash -c, to which each statement would be given as one line.
        if token is not None and token.kind == "unclosed":
            return Answer(f"bash: -c: line 1: unexpected EOF while looking for matching `{token.text}'\n")
        if token is None or token.kind == "newline":
            # bash has by then read the line end that it adds: hence line 2.
            return Answer("bash: -c: line 2: syntax error: unexpected end of file\n")
        line = self._text(first).splitlines()[0]
        return Answer(
            f"bash: -c: line 1: syntax error near unexpected token `{token.text}'\nbash: -c: line 1: `{line}'\n"
        )

    def _skip_line(self) -> None:
        """Skip the statement at this place: its line, or the whole ``if`` or loop opened there."""
        end = self._line_end(self.place)
        compound = self._compound_end(self.place)
        self.place = max(end, self._line_end(compound)) if compound is not None else end

    def _line_end(self, place: int) -> int:
        while place < len(self.tokens) and self.tokens[place].kind != "newline":
            place += 1
        return place

    def _compound_end(self, place: int) -> int | None:
        """The place of the word closing the line's compound command; None when none is opened or none is closed."""
        expected: list[str] = []
        # "if" and "done" are keywords only where a command may begin; elsewhere they are words ("echo done").
        command_position = True
        started = place
        line_end = self._line_end(place)
        # A bounded search: a loop that is never closed must not cost the rest of the script each time.
        while place < min(len(self.tokens), line_end + FARTHEST):
            token = self.tokens[place]
            if token.kind == "word":
                if command_position and token.text in (*_COMPOUNDS, "for"):
                    expected.append(_COMPOUNDS.get(token.text, "done"))
                elif command_position and expected and token.text == expected[-1]:
                    expected.pop()
                command_position = token.text in _BEFORE_A_COMMAND
            # A subshell, or a function's brackets: whatever it is, its end is the matching one.
            elif token.kind == "operator" and token.text == "(":
                expected.append(")")
                command_position = True
            elif token.kind == "operator" and token.text == ")":
                if expected and expected[-1] == ")":
                    expected.pop()
                command_position = True
            else:
                command_position = token.kind == "newline" or token.text in (";", "&", "&&", "||", "|", ";;", "|&")
            # Only from the line's end on: several compounds may stand on one line.
            if not expected and place >= line_end:
                return place
            place += 1
        # Behind the last token with everything closed, the compound ends with the script.
        return None if expected or place < len(self.tokens) or started == place else place

    # The grammar.

    def _peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _operator(self, *texts: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "operator" and token.text in texts

    def _skip_newlines(self) -> None:
        while (token := self._peek()) is not None and token.kind == "newline":
            self.place += 1

    def _list(self, depth: int, stop: tuple[str, ...]) -> tuple[AndOr, ...]:
        """Commands up to the line's end or, inside a loop, up to the word that ends it."""
        found: list[AndOr] = []
        while True:
            if stop:
                self._skip_newlines()
            token = self._peek()
            # At the top a line end ends the statement; inside a loop it only separates.
            if token is None or (token.kind == "newline" and not stop):
                if stop:
                    raise _Mistake(None)
                return tuple(found)
            # A loop needs a command: "do done" is a syntax error, raised by _command.
            if token.kind == "word" and token.text in stop and found:
                return tuple(found)
            found.append(self._and_or(depth))
            token = self._peek()
            if self._operator(";", "&"):
                background = self._operator("&")
                # "&" belongs to the whole list joined by && and ||, not to its last command.
                if background:
                    found[-1] = AndOr(found[-1].commands, background=True)
                self.place += 1
            elif token is not None and token.kind != "newline":
                raise _Mistake(token)

    def _and_or(self, depth: int) -> AndOr:
        commands = [("", self._pipeline(depth))]
        while self._operator("&&", "||"):
            operator = self.tokens[self.place].text
            self.place += 1
            self._skip_newlines()
            commands.append((operator, self._pipeline(depth)))
        return AndOr(tuple(commands))

    def _pipeline(self, depth: int) -> SimpleCommand | ForLoop:
        negated = False
        # "! !" cancels out (bash).
        while (token := self._peek()) is not None and token.kind == "word" and token.text == "!":
            negated = not negated
            self.place += 1
        command = self._command(depth)
        if self._operator("|", "|&"):
            command = self._piped(command)
        if negated:
            if not isinstance(command, SimpleCommand):
                raise _Refusal("! before a loop", "the loop without it")
            command = SimpleCommand(command.assignments, command.words, command.redirections, command.tee, True)
        return command

    def _piped(self, command: SimpleCommand | ForLoop) -> SimpleCommand:
        """``echo TEXT | sudo tee PATH``; every other pipe is refused."""
        self.place += 1
        self._skip_newlines()
        token = self._peek()
        if token is None or token.kind != "word":
            raise _Mistake(token)
        reader = self._simple_command()
        # sudo changes nothing: whoever runs a lab is root in it.
        words = reader.words[1:] if reader.words and _text_of(reader.words[0]) == "sudo" else reader.words
        is_tee = bool(words) and _text_of(words[0]) == "tee" and not reader.assignments
        if not isinstance(command, SimpleCommand) or not is_tee or self._operator("|", "|&"):
            name = _text_of(words[0]) if words else ""
            raise _Refusal(
                f"a pipe into {name or 'a command'}", "the command itself, or echo TEXT | tee /proc/sys/… for a setting"
            )
        # One command with a tee rather than a pipe: text is written where sysctl -w could have been typed.
        return SimpleCommand(
            command.assignments, command.words, command.redirections + reader.redirections, words[1:], command.negated
        )

    def _command(self, depth: int) -> SimpleCommand | ForLoop:
        token = self._peek()
        if token is None or token.kind in ("newline", "unclosed"):
            raise _Mistake(token)
        if token.kind == "operator":
            if token.text == "(":
                raise _Refusal("a subshell, ( … )", "the commands themselves")
            # A redirection may stand before its command, or alone; other operators cannot.
            if token.text not in _REDIRECTIONS:
                raise _Mistake(token)
        # Compared as typed: a quoted "for" is a command's name.
        elif token.text == "for":
            return self._for(depth)
        elif token.text in _INSTEAD:
            raise _Refusal(f"the shell's {token.text}", _INSTEAD[token.text])
        elif token.text in _CLOSERS:
            raise _Mistake(token)
        return self._simple_command()

    def _for(self, depth: int) -> ForLoop:
        if depth >= DEEPEST:
            raise _Refusal("so many loops in one another", "fewer loops")
        self.place += 1
        name = self._peek()
        if name is None or name.kind != "word":
            if self._operator("("):
                raise _Refusal("for (( … ))", "for NAME in 1 2 3")
            raise _Mistake(name)
        if not name.text.isidentifier() or not name.text.isascii():
            raise _Refusal(f"the loop's variable {name.text!r}", "a name of letters, digits and _")
        self.place += 1
        # "for NAME" may be followed by line ends before "in" and before "do".
        self._skip_newlines()
        words = self._for_words()
        token = self._peek()
        if token is None or token.kind != "word" or token.text != "do":
            raise _Mistake(token)
        self.place += 1
        # The list stops before "done", which is passed over.
        body = self._list(depth + 1, stop=("done",))
        self.place += 1
        redirections = []
        while (token := self._peek()) is not None and token.kind == "operator" and token.text in _REDIRECTIONS:
            redirections.append(self._redirection())
        return ForLoop(name.text, words, body, tuple(redirections))

    def _for_words(self) -> tuple[Word, ...]:
        words: list[Word] = []
        token = self._peek()
        if token is not None and token.kind == "word" and token.text == "in":
            self.place += 1
            while (token := self._peek()) is not None and token.kind == "word":
                words.append(_checked(token.word))
                self.place += 1
            if token is None or token.kind == "unclosed":
                raise _Mistake(token)
        # Without "in" the loop runs over a script's arguments, of which there are none.
        if self._operator(";"):
            self.place += 1
        self._skip_newlines()
        return tuple(words)

    def _simple_command(self) -> SimpleCommand:
        assignments: list[tuple[str, Word]] = []
        words: list[Word] = []
        redirections: list[Redirection] = []
        while (token := self._peek()) is not None:
            if token.kind == "operator" and token.text in _REDIRECTIONS:
                redirections.append(self._redirection())
                continue
            if token.kind == "unclosed":
                raise _Mistake(token)
            if token.kind != "word":
                break
            # NAME=value is an assignment only before the first word; behind it, it is an argument.
            assignment = _assignment(token.word) if not words else None
            if assignment is not None:
                assignments.append(assignment)
            else:
                words.append(_checked(token.word))
            self.place += 1
        if words and self._operator("("):
            # "name ()" is a function; any other bracket behind a word is a mistake.
            following = self.tokens[self.place + 1 : self.place + 2]
            if len(words) == 1 and following and following[0].text == ")":
                raise _Refusal("a function", "the commands themselves")
            raise _Mistake(self.tokens[self.place])
        if not (words or assignments or redirections):
            raise _Mistake(token)
        return SimpleCommand(tuple(assignments), tuple(words), tuple(redirections))

    def _redirection(self) -> Redirection:
        token = self.tokens[self.place]
        if token.text in ("<<", "<<-", "<<<"):
            raise _Refusal("a here-document", "echo TEXT > /proc/sys/…, a setting a line")
        if token.text in ("<", "<&", "<>"):
            raise _Refusal("input from a file", "the words themselves")
        self.place += 1
        target = self._peek()
        if target is None or target.kind != "word":
            raise _Mistake(target)
        self.place += 1
        word = _checked(target.word)
        stream = 1 if token.descriptor is None else token.descriptor
        if token.text in ("&>", "&>>"):
            stream = 0
        if token.text == ">&":
            if target.text not in ("1", "2"):
                raise _Refusal(f"the redirection >&{target.text}", "2>&1, > FILE or 2> FILE")
            # Marked by its "&", so that a file named 1 is told from the stream.
            word = (Literal(f"&{target.text}", quoted=True),)
        if stream not in (0, 1, 2):
            raise _Refusal(f"the stream {stream}", "> FILE or 2> FILE")
        return Redirection(stream, word, token.text in (">>", "&>>"))


def _checked(word: Word) -> Word:
    """The word itself. Raises _Refusal when a part of the word is not modelled."""
    for part in word:
        if isinstance(part, Refused):
            raise _Refusal(part.what, part.instead)
    return word


def _text_of(word: Word) -> str:
    """The word's text when it is plain."""
    return "".join(part.text for part in word if isinstance(part, Literal))


def _assignment(word: Word) -> tuple[str, Word] | None:
    """``NAME=value``: an unquoted name and an equals sign begin the word."""
    first = word[0]
    if not isinstance(first, Literal) or first.quoted:
        return None
    name, equals, value = first.text.partition("=")
    if not equals or not name.isidentifier() or not name.isascii():
        return None
    rest: Word = (*((Literal(value),) if value else ()), *word[1:])
    for part in rest:
        # A pattern's letters stand for themselves in a value.
        if isinstance(part, Refused) and not part.what.startswith(("the pattern", "braces")):
            raise _Refusal(part.what, part.instead)
        if isinstance(part, Refused):
            raise _Refusal(part.what, "quotes around the value")
    return name, rest
