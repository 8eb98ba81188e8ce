"""Why a ping fails on a network that nobody here built."""
