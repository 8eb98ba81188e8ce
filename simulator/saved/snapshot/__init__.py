"""Live objects as the frozen types of ``pingproof.simulator.state``: what a netlink dump would answer."""
