"""``iptables``' own rules, as its source package has them in ``extensions/*.t``, played on the simulator.

    python -m tests.oracles.iptables DIR_OF_THE_SOURCE

A line is a rule, the form in which it is printed (``=`` for the same), and what the tool makes of it: OK, FAIL when it
refuses the rule, NOMATCH when it prints another form; ahead of the lines stand their table (``*nat``) and chains
(``:INPUT,FORWARD``). The lines for IPv4 and nft's ``iptables`` count, by the criterion of ``iptables-test.py``.
Debian 12's source is 1.8.9: ``apt-get source iptables`` with a ``deb-src`` line.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.value import value

OTHER_FAMILIES = ("libip6t_", "libarpt_", "libebt_")
BUILT_FOR = "NFT"


class Outcome(Enum):
    """What the tool makes of a rule."""

    OK = "OK"
    FAIL = "FAIL"
    NOMATCH = "NOMATCH"


_OTHER_VARIANT = {Outcome.OK: Outcome.FAIL, Outcome.FAIL: Outcome.OK, Outcome.NOMATCH: Outcome.OK}
"""What nft's variant makes of a rule about which a line says only what the other one does (variant_res())."""


class Verdict(Enum):
    """How the model's answer stands to the tool's."""

    AGREES = "agrees"
    REFUSED = "refused by name"
    DIFFERS = "differs"


@value
class Case:
    """A line of a file: a rule in its chains, and what becomes of it."""

    file: str
    line: int
    table: str
    chains: tuple[str, ...]
    rule: str
    printed: str
    outcome: Outcome


@value
class Judgement:
    """What became of a case; ``found`` is what the model says instead."""

    case: Case
    verdict: Verdict
    found: str = ""


def cases(directory: Path) -> Iterator[Case]:
    """The cases for IPv4 below the directory of the source. Raises FileNotFoundError when there is none."""
    files = sorted((directory / "extensions").glob("*.t"))
    if not files:
        raise FileNotFoundError(f"{directory}: no extensions/*.t: is this the source of iptables?")
    for path in files:
        if not path.name.startswith(OTHER_FAMILIES):
            yield from _cases_of(path)


def _cases_of(path: Path) -> Iterator[Case]:
    table = "filter"
    chains: tuple[str, ...] = ()
    for number, line in enumerate(path.read_text().splitlines(), 1):
        mark, rest = line[:1], line[1:].strip()
        if mark == "*":
            table = rest
        elif mark == ":":
            chains = tuple(rest.split(","))
        elif line.strip() and mark not in "#@%":
            rule, printed, *ending = line.split(";")
            outcome = _outcome(*(word.strip() for word in ending))
            yield Case(path.name, number, table, chains, rule, rule if printed == "=" else printed, outcome)


def _outcome(result: str, variant: str = BUILT_FOR, otherwise: str = "") -> Outcome:
    if variant == BUILT_FOR:
        return Outcome(result)
    return Outcome(otherwise) if otherwise else _OTHER_VARIANT[Outcome(result)]


def judge(case: Case) -> Judgement:
    """Play a case in each of its chains: the first that does not agree decides."""
    for chain in case.chains:
        network = Network()
        made = _run(network, f"iptables -t {case.table} -A {chain} {case.rule}")
        if made is None or "is not modelled" in made.stderr:
            return Judgement(case, Verdict.REFUSED)
        listed = _run(network, f"iptables -t {case.table} -S {chain}")
        rules = listed.stdout if listed is not None else ""
        found = Outcome.FAIL if not made.ok else Outcome.OK if f"{chain} {case.printed}" in rules else Outcome.NOMATCH
        if found is not case.outcome:
            return Judgement(case, Verdict.DIFFERS, (rules if made.ok else made.stderr).strip())
    return Judgement(case, Verdict.AGREES)


def _run(network: Network, line: str) -> Result | None:
    """What a line prints; None where the model does not know a word of it."""
    try:
        return network.run(parse_line(line))
    except NotModelled:
        return None


def report(judgements: list[Judgement]) -> str:
    """A table of the extensions that have refused or different lines, the sums, and each difference."""
    lines = [f"{'file':24}" + "".join(f"{verdict.value:>17}" for verdict in Verdict)]
    by_file: dict[str, Counter[Verdict]] = {}
    for judged in judgements:
        by_file.setdefault(judged.case.file, Counter())[judged.verdict] += 1
    for file, found in by_file.items():
        if found.total() > found[Verdict.AGREES]:
            lines.append(f"{file:24}" + "".join(f"{found[verdict]:17}" for verdict in Verdict))
    total = Counter(judged.verdict for judged in judgements)
    lines.append(f"{f'all {len(by_file)} files':24}" + "".join(f"{total[verdict]:17}" for verdict in Verdict))
    for judged in judgements:
        if judged.verdict is Verdict.DIFFERS:
            case = judged.case
            lines += [f"{case.file}:{case.line}: {case.rule}", f"    tool: {case.outcome.value} {case.printed}"]
            lines += [f"    model: {line}" for line in judged.found.splitlines()]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Judge every case of a source; 1 when one differs."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    judgements = [judge(case) for case in cases(Path(arguments[0]))]
    print(report(judgements))
    return int(any(judged.verdict is Verdict.DIFFERS for judged in judgements))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
