"""A command line and its typed command, a module for each tool: ``parse`` and ``format_command`` are inverse."""
