"""Programs that live for a while (``ping``, ``traceroute``): state machines on the stack's sockets and the clock."""
