"""The version of the installed distribution."""

from __future__ import annotations


def version() -> str:
    """The distribution's version, or ``unknown`` when the package runs from a tree that is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("pingproof")
    except PackageNotFoundError:
        return "unknown"
