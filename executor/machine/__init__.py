"""The lab's machine as a process on it sees it: its namespaces, and the programs that run in them."""
