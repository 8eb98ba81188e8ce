"""Proposals that could carry a probe further, made from the end of its way. Each is tried before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pingproof.lesson.mend import (
    cables as mend_cables,
)
from pingproof.lesson.mend import (
    filters as mend_filters,
)
from pingproof.lesson.mend import (
    links as mend_links,
)
from pingproof.lesson.mend import (
    routes as mend_routes,
)
from pingproof.lesson.mend.failed_probe import FailedProbe, Step
from pingproof.lesson.probe.cause import Cause

PROPOSALS: dict[Cause, Callable[[FailedProbe], Iterator[Step]]] = {
    Cause.NO_ROUTE: mend_routes.no_route,
    Cause.NO_ROUTE_ON_THE_WAY: mend_routes.no_route,
    Cause.ROUTE_FORBIDS: mend_routes.route_forbids,
    Cause.FORWARDING_OFF: mend_routes.forwarding_off,
    Cause.NO_WAY_BACK: mend_routes.way_back_lost,
    Cause.SOURCE_NOT_TRANSLATED: mend_routes.untranslated,
    Cause.DEVICE_DOWN: mend_links.device_down,
    Cause.NO_CARRIER: mend_links.no_carrier,
    Cause.NEIGHBOUR_UNRESOLVED: mend_routes.unresolved,
    Cause.WRONG_NEIGHBOUR: mend_routes.wrong_neighbour,
    Cause.ARP_NOT_ANSWERED: mend_filters.arp_not_answered,
    Cause.DROPPED_BY_RULE: mend_filters.rule,
    Cause.REJECTED_BY_RULE: mend_filters.rule,
    Cause.DROPPED_BY_POLICY: mend_filters.rule,
    Cause.REVERSE_PATH: mend_filters.reverse_path,
    Cause.MARTIAN: mend_filters.martian,
    Cause.TTL_EXCEEDED: mend_routes.no_route,
    Cause.FORWARDING_LOOP: mend_routes.no_route,
    Cause.TOO_BIG: mend_links.too_big,
    Cause.FRAGMENT_LOST: mend_links.too_big,
    Cause.ECHO_IGNORED: mend_filters.echo_ignored,
    Cause.PORT_BLOCKED: mend_links.port_blocked,
    Cause.ENDLESS_LOOP: mend_links.endless_loop,
    Cause.NOTHING_SENT: mend_routes.nothing_sent,
    Cause.NOBODY_LISTENS: mend_filters.twice_there,
}
"""The proposals for each cause; the causes left out have no mend in the lab's language."""


def candidates(failed: FailedProbe, past_everything: bool = False) -> list[Step]:
    """Steps to try, the likeliest first; ``past_everything`` adds a new cable even where a way exists."""
    propose = PROPOSALS.get(failed.finding.cause)
    steps = [*mend_routes.forget_exceptions(failed), *(propose(failed) if propose is not None else ())]
    laid = mend_cables.any_cable(failed) if past_everything else mend_cables.missing_cable(failed)
    return list(dict.fromkeys([*steps, *laid]))
