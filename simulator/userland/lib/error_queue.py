"""Reading a socket's error queue: ``recvmsg(…, MSG_ERRQUEUE)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.ipv4.inet_sock import ErrorOrigin

if TYPE_CHECKING:
    from pingproof.simulator.linux.ipv4.inet_sock import QueuedError, Socket


def dequeue_error(sock: Socket) -> QueuedError | None:
    """The oldest queued error. What the next call fails with is then the next reported error, or nothing.

    Source: net/core/skbuff.c:sock_dequeue_err_skb()
    """
    if not sock.error_queue:
        return None
    error = sock.error_queue.pop(0)
    following = sock.error_queue[0] if sock.error_queue else None
    if following is not None and following.origin is ErrorOrigin.ICMP:
        sock.pending_error = following.errno
    elif error.origin is ErrorOrigin.ICMP:
        sock.pending_error = None
    return error
