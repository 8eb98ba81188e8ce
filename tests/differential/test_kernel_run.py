"""What a lab's run in the kernel refuses."""

from __future__ import annotations

import pytest

from pingproof.lesson.fuzz import kernel


@pytest.mark.parametrize("line", ["ip link set v0 netns 1", "ip link add v0 type veth peer name v1 netns 1"])
def test_a_process_of_the_machine_is_not_reached_from_a_lab(line: str) -> None:
    with pytest.raises(kernel.KernelRunFailed, match="line 1 names process 1 of the machine"):
        kernel.run(f"{line}\n")
