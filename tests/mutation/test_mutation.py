"""A mutation's place is still there, and a few of them are noticed; `python -m tests.mutation` tries every one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.mutation import ROOT, Mutation, copy_tree, failing, is_caught
from tests.mutation.mutations import MUTATIONS

FEW = MUTATIONS[::8]
"""One of each kind: each costs a run of pytest."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy on which the tests of the few pass before anything is changed."""
    copy = tmp_path_factory.mktemp("mutation")
    copy_tree(copy)
    assert not failing(tuple(dict.fromkeys(test for mutation in FEW for test in mutation.tests)), copy)
    return copy


def test_names_are_unique() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name.replace(" ", "-"))
def test_the_place_of_a_mutation_is_in_the_stack_just_once(mutation: Mutation) -> None:
    text = (ROOT / "simulator/linux" / f"{mutation.file}.py").read_text(encoding="utf-8")
    assert text.count(mutation.right) == 1
    assert mutation.wrong != mutation.right
    assert mutation.tests


@pytest.mark.parametrize("mutation", FEW, ids=lambda mutation: mutation.name.replace(" ", "-"))
def test_a_mutation_is_noticed(mutation: Mutation, tree: Path) -> None:
    assert is_caught(mutation, tree)
