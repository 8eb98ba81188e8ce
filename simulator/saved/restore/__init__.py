r"""A snapshot back into a live network: the inverse of \`\`pingproof.simulator.saved.snapshot\`\`.

What a snapshot does not tell is chosen: entries that age are as fresh as they can be, timers begin anew.
"""
