# route: net-tools' words for the main table
echo 1 | tee /proc/sys/net/ipv4/ip_forward
echo foo | tee /proc/sys/net/ipv4/ip_forward
echo 1 | tee /proc/sys/net/ipv4/foo
echo 1 | tee /proc/sys/net/ipv4
echo 1 | tee /proc/sys/net/ipv4/conf/all/mc_forwarding
echo 1 | tee -a /proc/sys/net/ipv4/ip_forward
sysctl -b net.ipv4.ip_forward=1
sysctl --dry-run net.ipv4.ip_forward=0
sysctl --dry-run net.ipv4.foo=0
sysctl net.ipv4.ip_forward
sysctl -w net.ipv4.conf.all=1
sysctl -w net.ipv4=1
sysctl -q -n net.ipv4.ip_forward=1
sysctl -n net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter
sysctl -N net.ipv4.ip_forward=1
route
route -n
route add -net 10.5.0.0 netmask 255.255.0.0 gw 192.168.17.77
route add -host 10.6.0.1 gw 192.168.17.77 metric 5
route add -net 10.7.0.0/16 dev ens33
route add default gw 192.168.17.3
route add -net 10.8.0.0 netmask 255.255.0.0 reject
route -n
route -ne
route -nee
route
route -v -n
route del -net 10.5.0.0 netmask 255.255.0.0
route del -net 10.5.0.0 netmask 255.255.0.0
route del default
route del default
route del default
route -n
route add -net 10.5.0.1 netmask 255.255.0.0 gw 192.168.17.77
route add -net 10.5.0.0 netmask 255.0.255.0 gw 192.168.17.77
route add -net 10.5.0.0 gw 9.9.9.9
route add -net 10.5.0.0/16 gw 9.9.9.9
route add -net 10.5.0.0/16
route add -net 10.5.0.0/16 dev nodev
route add 10.9.0.1 gw 192.168.17.77
route add 10.9.0.0 gw 192.168.17.77
route add 10.9.0.1/24 gw 192.168.17.77
route add foo gw 192.168.17.77
route add -host 10.1.1.1 gw foo
route add -net 10.7.0.0/16 dev ens33
route add
route foo
ip route
ip route add 10.20.0.0/16 nexthop via 192.168.17.5 nexthop via 192.168.17.6
ip route add blackhole 10.21.0.0/16
ip route add prohibit 10.22.0.0/16 metric 9
ip route add unreachable 10.23.0.1
ip route add throw 10.24.0.0/16
ip route add 10.25.0.0/16 via 192.168.17.5 mtu 1400 src 192.168.17.10
ip route add 1.2.3.4 dev ens33
ip route add 10.26.0.0/16 via 192.168.17.5 tos 0x10
route -n
route -nee
