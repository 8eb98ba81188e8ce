"""The sandbox's owner, as the machine inside sees it while a program is waited for."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass

from pingproof.executor.machine.programs import Program
from pingproof.executor.sandbox.protocol import Stop, receive


@dataclass(frozen=True, slots=True)
class SandboxOwner:
    """The channel to the owner, who sends one of two messages while an answer is due: end the program, or end."""

    channel: socket.socket

    def fileno(self) -> int:
        """The channel's descriptor."""
        return self.channel.fileno()

    def obey(self, program: Program) -> None:
        """Interrupt the program, or end this process, as the owner's message says."""
        try:
            request = receive(self.channel)
        except EOFError:
            os._exit(1)
        if isinstance(request, Stop):
            os._exit(0)
        program.interrupt()
