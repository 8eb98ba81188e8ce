"""Word expansion: variables are filled in, the result is split at blanks, quotes are removed (POSIX XCU 2.6)."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.shell.syntax_tree import Arithmetic, Literal, Numbers, Part, Refused, Variable, Word

LONGEST = 100_000
"""Letters that the words of one command may have: a script doubling a variable in a loop is stopped there."""
MOST_NUMBERS = 10_000

Known = dict[str, "int | None"]
"""The values of the variables so far, by name; None while one is being evaluated."""


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
    """The words that a word gives: braces are expanded before anything else, so each number makes a word of its own."""
    words = _without_braces(word) if any(isinstance(part, Numbers) and not part.output for part in word) else [word]
    return [field for each in words for field in _fields(each, variables)]


def _without_braces(word: Word) -> list[Word]:
    """The word once for each number of each ``{FIRST..LAST}``, the first braces outermost."""
    found: list[Word] = [()]
    for part in word:
        if isinstance(part, Numbers) and not part.output:
            numbers = [Literal(number) for number in _numbers(part)]
            if len(found) * len(numbers) > MOST_NUMBERS:
                raise _too_long()
            found = [_joined(begun, number) for begun in found for number in numbers]
        else:
            found = [_joined(begun, part) for begun in found]
    return found


def _joined(word: Word, part: Part) -> Word:
    """The word with one more part; letters of braces belong to the name of a variable in front of them."""
    before = word[-1] if word else None
    if not (isinstance(before, Variable) and before.bare and isinstance(part, Literal) and not part.quoted):
        return (*word, part)
    letters = re.match(r"[A-Za-z0-9_]*", part.text)
    taken = letters[0] if letters is not None else ""
    longer = (*word[:-1], replace(before, name=before.name + taken, bare=taken == part.text))
    return longer if taken == part.text else (*longer, Literal(part.text[len(taken) :]))


def _fields(word: Word, variables: Mapping[str, str]) -> list[str]:
    fields: list[str] = []
    current: str | None = None
    for part in word:
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


def _numbers(part: Numbers) -> list[str]:
    # seq prints for ever with an increment of 0.
    if part.step == 0:
        raise _too_long()
    # Both ends count: seq and braces include the last number.
    run = range(part.first, part.last + (1 if part.step > 0 else -1), part.step)
    if len(run) > MOST_NUMBERS:
        raise _too_long()
    return [f"{number:0{part.width}d}" for number in run]


def _value(part: Part, variables: Mapping[str, str]) -> str:
    match part:
        case Literal(text):
            return text
        # "-" alone falls back only where the variable is not set, ":-" also where it is empty.
        case Variable(name, if_unset=True):
            return variables.get(name, part.default or "")
        case Variable(name, default=default):
            return variables.get(name) or (default or "")
        case Arithmetic(expression):
            return str(arithmetic(expression, variables))
        case Numbers():
            return ("\n" if part.output else " ").join(_numbers(part))
        case _:
            return ""


def arithmetic(expression: str, variables: Mapping[str, str]) -> int:
    """The value of ``$((…))``: whole numbers of 64 bits, names, + - * / % and brackets.

    Raises UsageError.
    """
    return _arithmetic(expression, variables, {})


def _arithmetic(expression: str, variables: Mapping[str, str], known: Known) -> int:
    # Behind a dollar a variable's text is filled in; a name alone is its value: with X=1+2, $X*2 is 5 and X*2 is 6.
    text = re.sub(r"\$\{?([A-Za-z_]\w*)\}?", lambda found: variables.get(found[1], ""), expression).strip()
    if not text:
        return 0
    # Numbers as bash reads them; Python's parser reads the rest, and what only Python knows (calls) is kept from it.
    text = re.sub(r"\b\d\w*", lambda found: str(_number(found[0], expression)), text)
    text = re.sub(r"-\s+", "-", text)
    if len(text) > 200 or not re.fullmatch(r"[\w\s+*/%()-]*", text):
        raise _no_value(expression, "syntax error in expression")
    try:
        tree = ast.parse(text, mode="eval")
        return _wrap(_evaluate(tree.body, variables, known))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _no_value(expression, "syntax error in expression") from None


def _named(name: str, variables: Mapping[str, str], known: Known) -> int:
    """A variable's value, evaluated once: B=A+A, C=B+B and so on would double the work with each name."""
    if name not in known:
        known[name] = None
        known[name] = _arithmetic(variables.get(name) or "", variables, known)
    value = known[name]
    if value is None:
        text = variables[name]
        raise _no_value(text, f'expression recursion level exceeded (error token is "{text}")')
    return value


def _number(word: str, expression: str) -> int:
    """A number of an expression: hexadecimal behind ``0x``, octal behind ``0`` (expr.c:strlong())."""
    base, digits = (16, word[2:] or "0") if word[:2] in ("0x", "0X") else (8, word) if word[0] == "0" else (10, word)
    if "_" in digits or not all(letter.isalnum() and letter.isascii() for letter in digits):
        raise _too_great(word, expression)
    try:
        return int(digits, base)
    except ValueError:
        raise _too_great(word, expression) from None


def _too_great(word: str, expression: str) -> UsageError:
    return _no_value(expression, f'value too great for base (error token is "{word}")')


def _is_power_of(node: ast.UnaryOp) -> bool:
    """Whether no bracket stands between a sign and its operand, a power."""
    return node.operand.col_offset == node.col_offset + 1


def _wrap(number: int) -> int:
    return (number + 2**63) % 2**64 - 2**63


def _evaluate(node: ast.expr, variables: Mapping[str, str], known: Known) -> int:
    match node:
        case ast.Constant(value=int(number)) if not isinstance(node.value, bool):
            return _wrap(number)
        # A variable's value is an expression itself; without one it counts as 0.
        case ast.Name(id=name):
            return _named(name, variables, known)
        # Names to bash, words of its own to Python.
        case ast.Constant(value=True | False | None as word):
            return _named(str(word), variables, known)
        # bash's sign binds closer than **, Python's does not: -2**2 is 4.
        case ast.UnaryOp(op=ast.USub(), operand=ast.BinOp(left, ast.Pow() as power, right)) if _is_power_of(node):
            return _wrap(_combine(power, -_evaluate(left, variables, known), _evaluate(right, variables, known)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _wrap(-_evaluate(operand, variables, known))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _evaluate(operand, variables, known)
        case ast.BinOp(left=left, op=operator, right=right):
            return _wrap(_combine(operator, _evaluate(left, variables, known), _evaluate(right, variables, known)))
    raise ValueError


def _combine(operator: ast.operator, left: int, right: int) -> int:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Pow():
            if right < 0:
                raise ValueError
            return pow(left, right, 2**64)
        case ast.Div() | ast.Mod():
            if right == 0:
                raise _no_value(f"{left}/{right}", "division by 0")
            # C's division goes towards 0, Python's downwards; the remainder has the sign of the left number.
            quotient = abs(left) // abs(right)
            quotient = quotient if (left < 0) == (right < 0) else -quotient
            return quotient if isinstance(operator, ast.Div) else left - quotient * right
    raise ValueError
