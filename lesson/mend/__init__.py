"""What would make a failed probe succeed, each mend tried on a copy of the network."""
