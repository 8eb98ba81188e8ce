"""The vocabulary of typed commands: the list of programs, and the tables by a command's class."""
