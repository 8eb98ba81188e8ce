# arp: net-tools' words for the neighbour table
ip netns add ns1
ip link add va type veth peer name vb netns ns1
ip link set va up
ip -n ns1 link set vb up
ip addr add 10.0.0.1/24 dev va
route add -net 192.168.50.0 dev ens33
route add -net 10.0.0.0 dev ens33
route add -net 0.0.0.0 gw 192.168.17.2 metric 3
route add -net 192.168.51.0/24 192.168.17.5
route add 10.30.0.0/16 dev ens33
route add -net 10.31.0.0/16 ens33
route add -net default gw 192.168.17.6 metric 9
route add -host 10.1.1.1/32 dev ens33
route add -host 10.1.1.2 netmask 255.255.255.255 dev ens33
route add -host 10.1.1.3 netmask 255.255.255.0 dev ens33
route add -net 127.0.0.0 netmask 255.0.0.0 lo
route add -net 169.254.0.0 netmask 255.255.0.0 dev ens33
route add default gw 10.99.99.99
route add default gw 192.168.17.10
route add default dev va
route add -net 10.32.0.0/16 gw 0.0.0.0 dev va
route add -net 10.33.0.0/16 gw default dev va
route add -net 10.33.0.0/16 gw 10.0.0.255 dev va
route -n
ip route
route del -net 10.31.0.0/16 dev va
route del -net 10.31.0.0/16 gw 1.1.1.1
route del -net 10.31.0.0/16 metric 5
route del -net 10.31.0.0/16
route del -host 10.1.1.1
route del 10.1.1.2
route del default gw 192.168.17.6
route del default dev va
route del default metric 3
route del 192.168.51.0
route del -net 192.168.51.0
route del -net 192.168.51.0 netmask 255.255.255.0 gw 192.168.17.5
route -n
arp -i va -s 10.0.0.11 02:00:00:00:00:09 pub
arp -i va -d 10.0.0.11 pub
ip link set va address 02:00:00:00:00:55
arp -s 10.0.0.12 02:00:00:00:00:55 pub
arp -n 10.0.0.12
arp -d 10.0.0.12
arp -i va -d 10.0.0.12
