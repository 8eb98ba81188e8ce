# names of devices: renaming up and down, too long, taken, bad characters, and the sysctls that follow
ip link add v0 type veth peer name v1
ip link set v0 name left
ip link show left
ip link show v0
ip link set left up
ip link set v1 up
ip addr add 10.4.0.1/24 dev left
ip link set left name left0
ip addr show left0
ip route
sysctl net.ipv4.conf.left0.forwarding
sysctl net.ipv4.conf.left.forwarding
ip link set v1 name left0
ip link set v1 name averyveryverylongname
ip link set v1 name a/b
ip link set v1 name "a b"
ip link set v1 name lo
ip link set left0 down
ip link set left0 name right
ip addr show right
ip link add right type bridge
ip link add br9 type veth peer name br9
ip link add x type nosuchkind
ip link add type veth
ip link show veth0
ip link del veth0
ip link show veth1
ip link set lo name loop
ip link set right up
ip netns add n
ip link set v1 netns n
ip -n n addr add 10.4.0.2/24 dev v1
ip -n n link set v1 up
ip -n n link set v1 name renamed
ip -n n route
ping -c1 -W1 10.4.0.2
ip route get 10.4.0.2
