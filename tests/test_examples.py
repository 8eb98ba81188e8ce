"""Every example in a docstring says what really comes out."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from tests.import_graph import ROOT, modules

NEEDS_A_KERNEL = "# doctest: +SKIP"
WITH_EXAMPLES = [
    f"pingproof.{name}"
    for name, path in modules().items()
    if ">>> " in (text := path.read_text(encoding="utf-8")) and NEEDS_A_KERNEL not in text
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    module = importlib.import_module(name)
    assert Path(str(module.__file__)).is_relative_to(ROOT)
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0
