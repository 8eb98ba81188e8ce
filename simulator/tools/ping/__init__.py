"""``ping`` (iputils 20221126)."""
