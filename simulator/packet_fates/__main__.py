"""``python -m pingproof.simulator.packet_fates``: print the page of packet fates."""

from __future__ import annotations

from pingproof.simulator.packet_fates.page import page

print(page(), end="")
