# The families and kinds of hardware of net-tools, the tables of iptables-save, ping -4 of an IPv6 address
ip link add va type veth peer name vb
ip link set vb up
ifconfig va inet 10.0.0.1 netmask 255.255.255.0
ifconfig va inet mtu 1400
ifconfig va inet
ifconfig nope inet
ifconfig nope inet up
ip addr show dev va
arp -H ether -n -i va
arp -t ether -n
arp -A inet -n -i va
arp -A inet6
arp -p ax25
arp -A nope
arp -H loop -n
arp -H ppp -A inet6
arp -H nope
arp -A inet6 -H nope
arp -A atalk
route -A nope
route -A ec
route -A inet -n
iptables-save -t nope
iptables-save -t nope -c
iptables-save -t FILTER
ping -4 -c1 fe80::1
ping -4 -6 ::1
