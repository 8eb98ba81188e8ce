# stage: 4

# step: not-a-router
# claim: fails=no-reply
ip netns exec ns1 ping -c1 -W1 8.8.8.8
sysctl net.ipv4.ip_forward

# step: forwarding
sysctl -w net.ipv4.ip_forward=1
# claim: fails=no-reply
ip netns exec ns1 ping -c1 -W1 8.8.8.8

# step: masquerade
iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -j MASQUERADE
# claim: replies=2
ip netns exec ns1 ping -c2 -W1 8.8.8.8
# claim: replies=1
ip netns exec ns2 ping -c1 -W1 8.8.8.8
# claim: replies=1
ip netns exec ns3 ping -c1 -W1 8.8.8.8

# step: the-way-out
# claim: hops=3
ip netns exec ns1 traceroute -n -I -q1 8.8.8.8
conntrack -L

# step: a-rule-too-wide
# claim: replies=1
ip netns exec ns1 ping -c1 -W1 192.168.28.2
conntrack -L
