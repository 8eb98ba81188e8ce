# A local route of one's own makes the kernel look every source up, even where nothing else asks for it.
ip link add v0 type veth peer name v1
ip link set lo up
ip link set v0 up
ip link set v1 up
ip addr add 10.1.1.1/24 dev v0
sysctl -w net.ipv4.conf.all.rp_filter=0
sysctl -w net.ipv4.conf.v0.rp_filter=0
sysctl -w net.ipv4.conf.all.send_redirects=0
sysctl -w net.ipv4.conf.v0.send_redirects=0
ip route get 10.1.1.1 from 10.77.0.5 iif v0
ip route get 10.1.1.1 from 10.1.1.1 iif v0
ip route get 10.1.1.1 from 10.1.1.255 iif v0
ip route add local 10.77.0.0/16 dev lo
ip route get 10.1.1.1 from 10.77.0.5 iif v0
ip route get 10.1.1.1 from 10.1.1.255 iif v0
ip route get 10.1.1.1 from 10.78.0.5 iif v0
ip route del local 10.77.0.0/16 dev lo
ip route get 10.1.1.1 from 10.77.0.5 iif v0
ip route get 10.1.1.1 from 10.1.1.255 iif v0
ip route get 10.1.1.1 from 10.1.1.1 iif v0
