"""A command's result as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pingproof.simulator.result import Result


def result_as_json(result: Result) -> dict[str, Any]:
    """The exit code and both texts of a result."""
    return {"exit_code": result.exit_code, "stdout": result.stdout, "stderr": result.stderr}
