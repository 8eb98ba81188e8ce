# what ip route says about mistakes
ip link add v0 type veth peer name v1
ip route add 10.12.0.0/16 dev v0
ip addr add 10.12.0.1/24 dev v0
ip route add 10.13.0.0/16 via 10.12.0.2
ip link set v0 up
ip route add 10.13.0.0/16 via 10.12.0.2
ip link set v1 up
ip route add 10.13.0.0/16 via 10.12.0.2
ip route add 10.13.0.5/16 via 10.12.0.2
ip route add 10.13.0.0/33 via 10.12.0.2
ip route add 10.13.0.0/24 via 10.99.0.1
ip route add 10.13.0.0/24 via 10.12.0.1
ip route add 10.13.0.0/24 via 10.12.0.255
ip route add 10.13.0.0/24 via 10.12.0.0
ip route add 10.13.0.0/24 via
ip route add 10.13.0.0/24
ip route add
ip route add via 10.12.0.2
ip route add nonsense via 10.12.0.2
ip route add 10.14.0.0/16 via 10.12.0.2 dev nosuch
ip route add 10.14.0.0/16 via 10.12.0.2 dev lo
ip route add 10.14.0.0/16 dev v0 src 10.77.0.1
ip route add 10.14.0.0/16 dev v0 src 10.12.0.1
ip route add 10.15.0.0/16 via 10.12.0.2 metric x
ip route add 10.15.0.0/16 via 10.12.0.2 table 500
ip route show table 500
ip route show table 501
ip route show table nosuch
ip route del 10.15.0.0/16
ip route del 10.15.0.0/16 table 500
ip route del 10.14.0.0/16 dev v1
ip route del 10.14.0.0/16 via 10.12.0.9
ip route del 10.14.0.0/16
ip route del 10.200.0.0/16
ip route add 127.0.0.0/8 via 10.12.0.2
ip route add 224.0.0.0/4 dev v0
ip route get 224.0.0.1
ip route get 255.255.255.255
ip route get 10.13.1.1
ip route get 10.12.0.255
ip route get 0.0.0.0
ip route get
ip route get nonsense
ip route foo
ip route flush table 500
ip route flush dev v0
ip route
