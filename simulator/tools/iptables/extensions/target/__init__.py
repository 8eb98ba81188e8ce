"""``-j``: a file a target, in lower case: TTL and ttl are two extensions and would be one file (xt_TTL.c)."""
