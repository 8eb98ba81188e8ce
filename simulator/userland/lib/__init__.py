"""The libraries of the model's programs: processes, the resolver, iproute2's look-ups."""
