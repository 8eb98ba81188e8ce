# reading and writing switches: values, errors, defaults for new devices, and the file system's way
sysctl net.ipv4.ip_forward
sysctl -n net.ipv4.ip_forward
sysctl -w net.ipv4.ip_forward=1
sysctl -w net.ipv4.ip_forward = 1
sysctl -w net.ipv4.ip_forward
sysctl net.ipv4.ip_forward=0
sysctl -q -w net.ipv4.ip_forward=1
sysctl -qw net.ipv4.ip_forward=0
sysctl -w net/ipv4/ip_forward=1
sysctl net.ipv4.conf.all.forwarding
sysctl -w net.ipv4.nosuch=1
sysctl net.ipv4.nosuch
sysctl -w net.ipv4.ip_forward=x
sysctl -w net.ipv4.ip_default_ttl=300
sysctl -w net.ipv4.ip_default_ttl=32
ip netns add a
ip netns exec a sysctl net.ipv4.ip_forward net.ipv4.ip_default_ttl
ip link add h0 type veth peer name a0
ip link set a0 netns a
ip addr add 10.58.0.1/24 dev h0
ip -n a addr add 10.58.0.2/24 dev a0
ip link set h0 up
ip -n a link set a0 up
ping -c1 -W1 10.58.0.2
ip netns exec a ping -c1 -W1 10.58.0.1
sysctl net.ipv4.conf.h0.forwarding
sysctl -w net.ipv4.conf.default.forwarding=0
sysctl net.ipv4.conf.h0.forwarding
ip link add h1 type veth peer name h2
sysctl net.ipv4.conf.h1.forwarding
sysctl net.ipv4.conf.h1.rp_filter
sysctl -w net.ipv4.conf.default.rp_filter=2
sysctl net.ipv4.conf.h1.rp_filter net.ipv4.conf.all.rp_filter
echo 0 > /proc/sys/net/ipv4/ip_forward
cat /proc/sys/net/ipv4/ip_forward
cat /proc/sys/net/ipv4/conf/h0/forwarding
cat /proc/sys/net/ipv4/nosuch
echo 1 > /proc/sys/net/ipv4/nosuch
echo x > /proc/sys/net/ipv4/ip_forward
ip netns exec a sysctl -w net.ipv4.icmp_echo_ignore_all=1
ping -c1 -W1 10.58.0.2
ip netns exec a bash -c 'echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_all'
ping -c1 -W1 10.58.0.2
ip netns exec a sysctl -w net.ipv4.conf.a0.forwarding=1
ip netns exec a sysctl net.ipv4.ip_forward
ip netns exec a sysctl -a --pattern a0.forwarding
sysctl
