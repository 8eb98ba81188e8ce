"""Every module of the simulator can be the first one imported, whatever circle its layer is part of."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import pytest

import pingproof.simulator

PACKAGE = "pingproof.simulator"
MODULES = sorted(module.name for module in pkgutil.walk_packages(pingproof.simulator.__path__, f"{PACKAGE}."))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_can_be_imported_first(name: str) -> None:
    loaded = {key: module for key, module in sys.modules.items() if key.startswith(PACKAGE)}
    for key in loaded:
        del sys.modules[key]
    try:
        importlib.import_module(name)
    finally:
        for key in [key for key in sys.modules if key.startswith(PACKAGE)]:
            del sys.modules[key]
        sys.modules.update(loaded)
        pingproof.simulator = loaded[PACKAGE]
