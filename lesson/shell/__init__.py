"""The prompt of a host, simulated or real."""
