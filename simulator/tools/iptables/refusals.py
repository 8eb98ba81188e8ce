"""Refusals of ``iptables`` 1.8.9 and of the kernel: texts and exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.iptables.libxtables.values import PROGRAM

if TYPE_CHECKING:
    from pingproof.simulator.errors import KernelError

OTHER_PROBLEM = 1
RESOURCE_PROBLEM = 4

NO_CHAIN = "No chain/target/match by that name."
BAD_RULE = "Bad rule (does a matching rule exist in that chain?)."
BAD_POLICY = "Bad policy name. Run `dmesg' for more information."
BAD_BUILTIN = "Bad built-in chain name."
CHAIN_EXISTS = "Chain already exists."
FILE_EXISTS = "File exists."
NOT_EMPTY = "Directory not empty."
NAME_CLASH = "chain name may not clash with target name"
NOT_UNIQUE = "Replacement rule does not specify a unique address"

NAT_IS_NO_FILTER = '\nThe "nat" table is not intended for filtering, the use of DROP is therefore inhibited.\n\n'


def too_big(what: str) -> str:
    """A rule number that is none."""
    return f"Index of {what} too big."


def simple(text: str) -> UsageError:
    """A refusal that the tool puts into words by itself."""
    return UsageError(f"iptables: {text}\n", OTHER_PROBLEM)


def refused(operation: str, error: KernelError, where: str) -> UsageError:
    """The kernel's refusal of one message of the batch."""
    return UsageError(f"{PROGRAM}:  {operation} failed ({error.errno.value}): {where}\n", RESOURCE_PROBLEM)


def incompatible(chain: str, table: str) -> UsageError:
    """The complaint of ``-L`` about a chain that does not exist."""
    text = f"{PROGRAM}: chain `{chain}' in table `{table}' is incompatible, use 'nft' tool.\n"
    return UsageError(text, OTHER_PROBLEM)
