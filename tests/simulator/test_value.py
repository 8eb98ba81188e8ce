"""``@value`` and ``@live`` make what ``dataclass`` makes, frozen or not, for all that anybody asks of it."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from pingproof.simulator.live import live
from pingproof.simulator.value import value


@value
class Made:
    """Made by ``value``."""

    a: int
    b: tuple[int, ...] = ()
    c: list[int] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Like:
    """What it is to be like."""

    a: int
    b: tuple[int, ...] = ()
    c: list[int] = field(default_factory=list, compare=False)


@value
class Nothing:
    """Without a field."""


@value
class One:
    """With one field."""

    only: tuple[int, ...]


def _both(*arguments: Any, **named: Any) -> tuple[Made, Like]:
    return Made(*arguments, **named), Like(*arguments, **named)


@pytest.mark.parametrize("arguments", [(1,), (1, (2,)), (1, (2,), [3])])
def test_it_is_made_and_printed_alike(arguments: tuple[Any, ...]) -> None:
    made, like = _both(*arguments)
    assert repr(made) == repr(like).replace("Like", "Made")
    assert [getattr(made, row.name) for row in fields(made)] == [getattr(like, row.name) for row in fields(like)]


def test_fields_left_out_of_comparisons_do_not_count() -> None:
    assert Made(1, c=[1]) == Made(1, c=[2])
    assert hash(Made(1, c=[1])) == hash(Made(1, c=[2]))
    assert Made(1) != Made(2)
    assert len({Made(1), Made(1), Made(2)}) == 2


def test_values_of_two_types_are_never_equal() -> None:
    others: list[object] = [Like(1), Nothing()]
    assert Made(1) not in others
    nothing: object = Nothing()
    assert One(()) != nothing
    assert Nothing() == Nothing()
    assert One((1,)) != One((2,))


def test_each_instance_gets_a_default_of_its_own() -> None:
    Made(1).c.append(7)
    assert Made(1).c == []


@pytest.mark.parametrize("name", ["a", "unknown"])
def test_it_cannot_change(name: str) -> None:
    made: Any = Made(1)
    with pytest.raises(FrozenInstanceError):
        setattr(made, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(made, name)
    assert not hasattr(made, "__dict__")


def test_replace_match_and_pickle_know_it() -> None:
    made = replace(Made(1), b=(2,))
    match made:
        case Made(a, b):
            assert (a, b) == (1, (2,))
    assert pickle.loads(pickle.dumps([made, Nothing(), One((1,))])) == [made, Nothing(), One((1,))]


@pytest.mark.parametrize("arguments", [(), (1, 2, 3, 4)])
def test_wrong_arguments_are_refused(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Made(*arguments)


def test_what_it_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="positional fields only"):

        @value
        class Wrong:
            a: int = field(default=1, kw_only=True)


def test_a_class_may_print_itself_its_own_way() -> None:
    @value
    class Named:
        a: int

        def __repr__(self) -> str:
            return f"<{self.a}>"

    assert repr(Named(1)) == "<1>"


def test_a_class_may_not_compare_its_own_way() -> None:
    with pytest.raises(TypeError, match="makes these methods itself"):

        @value
        class Wrong:
            def __hash__(self) -> int:
                return 1


def test_a_value_can_be_more_of_another() -> None:
    @value
    class More(One):
        other: int = 0

    more = More((1,), 2)
    assert (more.only, more.other) == ((1,), 2)
    assert more != One((1,))


@live
class Counter:
    """A live object."""

    name: str
    count: int = 0
    seen: list[int] = field(default_factory=list)
    later: int = field(init=False)

    def __post_init__(self) -> None:
        self.later = self.count + 1


def test_a_live_object_changes_and_is_itself_alone() -> None:
    one, other = Counter("a"), Counter("a")
    one.count += 1
    assert (one.count, one.later, other.count) == (1, 1, 0)
    assert one != other
    assert len({one, other}) == 2
    assert repr(one) == "Counter(name='a', count=1, seen=[], later=1)"


def test_a_live_object_is_pickled_and_replaced_like_a_dataclass() -> None:
    one = Counter("a", seen=[1])
    again = pickle.loads(pickle.dumps(one))
    assert (again.name, again.seen, again.later) == ("a", [1], 1)
    assert [row.name for row in fields(Counter)] == ["name", "count", "seen", "later"]
    with pytest.raises(AttributeError):
        setattr(one, "unknown", 1)  # noqa: B010  # the type checker would refuse the plain assignment


@pytest.mark.parametrize("default", [1, None])
def test_what_a_live_object_does_not_know_is_refused(default: int | None) -> None:
    with pytest.raises(TypeError, match="has no default"):

        @live
        class Wrong:
            a: int | None = field(default=default, init=False)
