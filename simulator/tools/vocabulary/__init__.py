"""What all tools share of the vocabulary: the programs that there are, and what is registered by a command's class."""
