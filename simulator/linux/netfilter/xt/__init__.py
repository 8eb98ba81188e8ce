"""The matches and targets of iptables' rules, as predicates and actions on a packet."""
