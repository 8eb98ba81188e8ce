"""Live objects as the frozen types of ``simulator.state``: what a netlink dump would answer."""
