"""Word expansion: variables are filled in, the result is split at blanks, quotes are removed (POSIX XCU 2.6)."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.shell.syntax_tree import Arithmetic, Literal, Numbers, Part, Refused, Variable, Word

LONGEST = 100_000
"""Letters that the words of one command may have: a script doubling a variable in a loop is stopped there."""
MOST_NUMBERS = 10_000


def _too_long() -> NotModelled:
    return NotModelled("words as long as these", "shorter words, or fewer of them")


def _no_value(expression: str, reason: str) -> UsageError:
    return UsageError(f"bash: line 1: {expression}: {reason}\n", 1)


def expand_words(words: Sequence[Word], variables: Mapping[str, str]) -> list[str]:
    """The words of a command: an unquoted variable may give none or several.

    Raises NotModelled for more than ``LONGEST`` letters, UsageError for arithmetic without a value.
    """
    found: list[str] = []
    length = 0
    for word in words:
        found += _expand_word(word, variables)
        # Summed anew for the first hundred words only: a loop over ten thousand numbers would count quadratically.
        length = sum(map(len, found)) if len(found) < 100 else length + len(found[-1])
        if length > LONGEST or len(found) > MOST_NUMBERS:
            raise _too_long()
    return found


def expand_value(word: Word, variables: Mapping[str, str]) -> str:
    """The expanded word as one text, not split: an assignment's value, a redirection's file."""
    text = "".join(_value(part, variables) for part in word)
    if len(text) > LONGEST:
        raise _too_long()
    return text


def _expand_word(word: Word, variables: Mapping[str, str]) -> list[str]:
    fields: list[str] = []
    current: str | None = None
    for part in word:
        # Numbers are words already: of seq, or of braces, which bash expands before it fills in a variable.
        if isinstance(part, Numbers):
            around = [f"{current or ''}{number}" for number in _numbers(part)]
            return _followed([*fields, *around], word[word.index(part) + 1 :], variables)
        value = _value(part, variables)
        # What stands in the script or between quotes is never split, and makes a word even where it is empty.
        if isinstance(part, Literal | Refused) or part.quoted:
            current = (current or "") + value
            continue
        # Only a variable's own value is split, at IFS: blanks, tabs, line ends.
        pieces = value.split()
        # A blank at its beginning ends the word that stands before the variable: a$B with B=" c" gives two words.
        if value[:1].isspace() and current is not None:
            fields.append(current)
            current = None
        for place, piece in enumerate(pieces):
            if place:
                # Each further piece begins a word; the last one stays open for what follows the variable.
                fields.append(current or "")
                current = None
            current = (current or "") + piece
        # A blank at its end closes that last one.
        if pieces and value[-1:].isspace():
            fields.append(current or "")
            current = None
    # None: nothing but unquoted empty variables, which make no word at all.
    return [*fields, current] if current is not None else fields


def _followed(fields: list[str], after: Word, variables: Mapping[str, str]) -> list[str]:
    """The words of ``prefix{1..3}suffix``: the suffix belongs to each of them."""
    rest = "".join(_value(part, variables) for part in after)
    return [field + rest for field in fields]


def _numbers(part: Numbers) -> list[str]:
    # seq prints for ever with an increment of 0.
    if part.step == 0:
        raise _too_long()
    # Both ends count: seq and braces include the last number.
    run = range(part.first, part.last + (1 if part.step > 0 else -1), part.step)
    if len(run) > MOST_NUMBERS:
        raise _too_long()
    return [str(number) for number in run]


def _value(part: Part, variables: Mapping[str, str]) -> str:
    match part:
        case Literal(text):
            return text
        case Variable(name, _, default):
            # An empty variable falls back on its default, as with ":-".
            return variables.get(name) or (default or "")
        case Arithmetic(expression):
            return str(arithmetic(expression, variables))
        case Numbers():
            return " ".join(_numbers(part))
        case _:
            return ""


def arithmetic(expression: str, variables: Mapping[str, str]) -> int:
    """The value of ``$((…))``: whole numbers of 64 bits, names, + - * / % and brackets.

    Raises UsageError.
    """
    # Names may stand with or without a dollar; both are the variable's value.
    text = re.sub(r"\$\{?([A-Za-z_]\w*)\}?", r"\1", expression).strip()
    if not text:
        return 0
    # Python's parser reads the rest, so what it would read otherwise (octal 010, **, calls) is kept from it or fails.
    if len(text) > 200 or not re.fullmatch(r"[\w\s+*/%()-]*", text):
        raise _no_value(expression, "syntax error in expression")
    try:
        tree = ast.parse(text, mode="eval")
        return _wrap(_evaluate(tree.body, variables))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _no_value(expression, "syntax error in expression") from None


def _wrap(number: int) -> int:
    return (number + 2**63) % 2**64 - 2**63


def _evaluate(node: ast.expr, variables: Mapping[str, str]) -> int:
    match node:
        case ast.Constant(value=int(number)) if not isinstance(node.value, bool):
            return _wrap(number)
        case ast.Name(id=name):
            # A variable without a value counts as 0.
            return _wrap(int(variables.get(name) or 0))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _wrap(-_evaluate(operand, variables))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _evaluate(operand, variables)
        case ast.BinOp(left=left, op=operator, right=right):
            return _wrap(_combine(operator, _evaluate(left, variables), _evaluate(right, variables)))
    raise ValueError


def _combine(operator: ast.operator, left: int, right: int) -> int:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div() | ast.Mod():
            if right == 0:
                raise _no_value(f"{left}/{right}", "division by 0")
            # C's division goes towards 0, Python's downwards; the remainder has the sign of the left number.
            quotient = abs(left) // abs(right)
            quotient = quotient if (left < 0) == (right < 0) else -quotient
            return quotient if isinstance(operator, ast.Div) else left - quotient * right
    raise ValueError
