"""Show commands on the kernel's own tables."""
