# ip addr show and flush with every option
ip link add va address 02:00:00:00:00:01 type veth peer name vb
ip link add br0 type bridge
ip link set va master br0
ip addr add 10.0.0.1/24 dev va
ip addr add 10.0.0.2/24 dev va
ip addr add 10.0.1.2/24 dev va
ip -s addr flush dev va
ip -s -s addr flush dev lo scope global
ip addr add 10.0.1.2/24 dev va
ip -s -s addr flush dev va
ip addr add 10.0.1.2/24 dev va
ip addr flush master br0
ip addr show master br0
ip -br addr show master br0
ip addr show nomaster
ip addr show type bridge
ip addr show up
ip -4 -br addr show type veth
ip -4 -o addr show dev va
ip addr add 10.0.1.2/24 dev va
ip -j addr show to 10.0.1.0/24
ip -j addr show label va
ip -j -4 addr
ip -j -br addr
ip -d -j addr show va
ip -4 -d addr show va
ip -s -4 addr show va
ip -0 addr show va
ip addr show permanent
ip -o -d addr show va
ip -o -s addr show va
ip -br addr show to 10.0.1.0/24
ip -br addr show scope global
ip addr show va up
ip link set va down
ip addr show va up
ip -h -s addr show va
ip -j -p addr show scope global
ip -j addr show va scope link
ip addr show scope link
