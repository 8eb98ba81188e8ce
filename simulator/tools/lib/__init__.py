"""The tools' libraries: reading words, addresses and names, colours, JSON (iproute2's lib/, glibc's getopt)."""
