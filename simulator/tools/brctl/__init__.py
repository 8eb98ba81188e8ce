"""``brctl`` (bridge-utils 1.7)."""
