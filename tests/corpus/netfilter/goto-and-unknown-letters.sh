# -g names a chain and never a target; an unknown letter behind others is told with getopt's word.
ip netns add r
ip netns exec r iptables -N own
ip netns exec r iptables -A FORWARD -g own
ip netns exec r iptables -A FORWARD -g ACCEPT
ip netns exec r iptables -A FORWARD -g LOG
ip netns exec r iptables -A FORWARD -g QUEUE
ip netns exec r iptables -A FORWARD -j QUEUE
ip netns exec r iptables -S
ip netns exec r iptables -n5 -L
ip netns exec r iptables -L -n5
ip netns exec r iptables -vn5 -L
ip netns exec r iptables -5n -L
ip netns exec r iptables -L -5n
ip netns exec r iptables -5
nsenter -n=/run/netns/r ip link show lo
nsenter -n/run/netns/r ip link show lo
nsenter --net==/run/netns/r ip link show lo
