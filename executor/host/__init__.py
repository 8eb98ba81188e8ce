"""Host mode: a lab on the machine's own network namespace, with everything put back afterwards."""
