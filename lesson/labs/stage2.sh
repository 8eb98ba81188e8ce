# stage: 2

# step: a-bridge
ip link add vbridge type bridge
ip link set dev vbridge up

# step: three-cables
ip link add veth-1 type veth peer name veth-1-br
ip link add veth-2 type veth peer name veth-2-br
ip link add veth-3 type veth peer name veth-3-br

# step: plug-them-in
ip link set veth-1 netns ns1
ip link set veth-1-br master vbridge
ip link set veth-2 netns ns2
ip link set veth-2-br master vbridge
ip link set veth-3 netns ns3
ip link set veth-3-br master vbridge
bridge link

# step: addresses
ip netns exec ns1 ip addr add 192.168.28.1/24 dev veth-1
ip netns exec ns2 ip addr add 192.168.28.2/24 dev veth-2
ip netns exec ns3 ip addr add 192.168.28.3/24 dev veth-3
# claim: fails=network-unreachable
ip netns exec ns1 ping -c1 -W1 192.168.28.2

# step: both-ends-up
ip netns exec ns1 ip link set veth-1 up
ip link set dev veth-1-br up
ip netns exec ns2 ip link set veth-2 up
ip link set dev veth-2-br up
ip netns exec ns3 ip link set veth-3 up
ip link set dev veth-3-br up

# step: neighbours
bridge fdb show br vbridge
# claim: replies=2
ip netns exec ns1 ping -c2 -W1 192.168.28.2
bridge fdb show br vbridge
ip netns exec ns1 ip neigh

# step: everyone
# claim: replies=1
ip netns exec ns1 ping -c1 -W1 192.168.28.3
# claim: replies=1
ip netns exec ns2 ping -c1 -W1 192.168.28.1
# claim: replies=1
ip netns exec ns2 ping -c1 -W1 192.168.28.3
# claim: replies=1
ip netns exec ns3 ping -c1 -W1 192.168.28.1
# claim: replies=1
ip netns exec ns3 ping -c1 -W1 192.168.28.2
