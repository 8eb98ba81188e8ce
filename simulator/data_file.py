"""The tables that lie beside a module as plain text."""

from __future__ import annotations

import os


def read_beside(module_file: str, name: str) -> str:
    """The text of the file ``name`` in the folder of ``module_file``, a module's ``__file__``.

    ``importlib.resources`` would do the same and import forty modules for it.
    """
    with open(os.path.join(os.path.dirname(module_file), name), encoding="utf-8") as file:
        return file.read()
