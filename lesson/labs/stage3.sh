# stage: 3

# step: no-route
# claim: fails=network-unreachable
ip netns exec ns1 ping -c1 -W1 192.168.17.10

# step: the-host-joins
ip addr add 192.168.28.5/24 dev vbridge
route -n
# claim: replies=1
ping -c1 -W1 192.168.28.1
# claim: replies=1
ping -c1 -W1 192.168.28.2
# claim: replies=1
ping -c1 -W1 192.168.28.3

# step: still-no-route
# claim: fails=network-unreachable
ip netns exec ns1 ping -c1 -W1 192.168.17.10
ip netns exec ns1 route -n

# step: default-routes
ip netns exec ns1 ip route add default via 192.168.28.5
ip netns exec ns2 ip route add default via 192.168.28.5
ip netns exec ns3 ip route add default via 192.168.28.5
# claim: replies=1
ip netns exec ns1 ping -c1 -W1 192.168.17.10
# claim: replies=1
ip netns exec ns2 ping -c1 -W1 192.168.17.10
# claim: replies=1
ip netns exec ns3 ping -c1 -W1 192.168.17.10

# step: whose-address
ip netns exec ns1 ip neigh
sysctl net.ipv4.ip_forward
