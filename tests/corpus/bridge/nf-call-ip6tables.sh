# a bridge's own switch for bridged IPv6 packets: kept and listed; IPv6 is off here, so that no packet meets it
ip link add br0 type bridge nf_call_ip6tables 1
ip -d link show br0
ip -d -j link show br0
ip link set br0 type bridge nf_call_ip6tables 0
ip -d link show br0
ip link set br0 type bridge nf_call_ip6tables 2
ip link set br0 type bridge nf_call_ip6tables
ip link set br0 type bridge nf_call_ip 1
ip -d link show br0
ip link set br0 type bridge nf_call_iptables 1 nf_call_ip6tables 1
ip -d link show br0
