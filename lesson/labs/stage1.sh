# stage: 1

# step: three-namespaces
ip netns add ns1
ip netns add ns2
ip netns add ns3
ip netns ls

# step: an-empty-stack
ip netns exec ns1 route -n
ip netns exec ns1 ip addr
ip netns exec ns1 arp

# step: not-even-itself
# claim: fails=network-unreachable
ip netns exec ns1 ping -c1 -W1 127.0.0.1
