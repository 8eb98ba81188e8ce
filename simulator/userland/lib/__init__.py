"""What the programs of the model share: processes, the resolver, iproute2's look-ups."""
