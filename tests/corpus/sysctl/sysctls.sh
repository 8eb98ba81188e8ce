# Sysctls: what a write reaches, what is refused
ip netns add ns1
ip -n ns1 route show table default
ip -n ns1 route show table main
ip -n ns1 route show table local
ip -n ns1 route show table all
ip -n ns1 link add d0 type veth peer name d1
ip netns exec ns1 sysctl net.ipv4.conf.default.rp_filter=2
ip netns exec ns1 sysctl net.ipv4.conf.d0.rp_filter net.ipv4.conf.lo.rp_filter net.ipv4.conf.all.rp_filter
ip -n ns1 addr add 1.1.1.1/24 dev d0
ip netns exec ns1 sysctl net.ipv4.conf.default.rp_filter=1
ip netns exec ns1 sysctl net.ipv4.conf.d0.rp_filter net.ipv4.conf.d1.rp_filter
ip netns exec ns1 sysctl -w net.ipv4.conf.all.arp_notify=1
ip netns exec ns1 sysctl net.ipv4.conf.d0.arp_notify net.ipv4.conf.default.arp_notify
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=1
ip -n ns1 link add d2 type veth peer name d3
ip netns exec ns1 sysctl net.ipv4.conf.d2.forwarding net.ipv4.conf.d2.rp_filter
ip netns exec ns1 sysctl -w net.ipv4.conf.default.forwarding=0
ip netns exec ns1 sysctl net.ipv4.conf.d2.forwarding net.ipv4.ip_forward
ip netns exec ns1 sysctl -w net.ipv4.conf.d2.forwarding=0
ip netns exec ns1 sysctl net.ipv4.conf.d2.forwarding net.ipv4.ip_forward
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=1
ip netns exec ns1 sysctl net.ipv4.conf.d2.forwarding net.ipv4.ip_forward
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=2
ip netns exec ns1 sysctl net.ipv4.conf.d2.forwarding net.ipv4.ip_forward
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=foo
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=
ip netns exec ns1 sysctl -w net.ipv4.ip_forward
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=-1
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=99999999999
ip netns exec ns1 sysctl -w net.ipv4.ip_forward="0 1"
ip netns exec ns1 sysctl -w net.ipv4.ip_forward=0x1
ip netns exec ns1 sysctl net.ipv4.ip_forward
ip netns exec ns1 sysctl net.ipv4.foo
ip netns exec ns1 sysctl net.ipv4.foo=1
ip netns exec ns1 sysctl -w net.ipv4.conf.nodev.rp_filter=1
ip netns exec ns1 sysctl -e net.ipv4.foo=1
ip netns exec ns1 sysctl -n net.ipv4.ip_forward
ip netns exec ns1 sysctl -q net.ipv4.ip_forward=1
ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
ip netns exec ns1 sysctl -q net.ipv4.ip_forward
ip netns exec ns1 sysctl -b net.ipv4.ip_forward
ip netns exec ns1 sysctl -N net.ipv4.ip_forward
ip netns exec ns1 sysctl net/ipv4/ip_forward
ip netns exec ns1 sysctl net/ipv4/ip_forward=1
ip netns exec ns1 sysctl net.ipv4.conf.d2
ip netns exec ns1 sysctl net.ipv4.neigh.d2
ip netns exec ns1 sysctl net.ipv4.neigh.default
ip netns exec ns1 sysctl net.ipv4.conf.all.tag=7
ip netns exec ns1 sysctl net.ipv4.conf.all.mc_forwarding=1
ip netns exec ns1 sysctl net.ipv4.conf.all.mc_forwarding
ip netns exec ns1 sysctl net.ipv4.conf.all.shared_media=foo
ip netns exec ns1 sysctl net.ipv4.ip_default_ttl=0
ip netns exec ns1 sysctl net.ipv4.ip_default_ttl=256
ip netns exec ns1 sysctl net.ipv4.ip_default_ttl=32
ip netns exec ns1 sysctl net.ipv4.ping_group_range
ip netns exec ns1 sysctl net.ipv4.ip_local_port_range
ip netns exec ns1 sysctl "net.ipv4.ping_group_range=0 100"
ip netns exec ns1 sysctl net.ipv4.ping_group_range
ip netns exec ns1 sysctl "net.ipv4.ping_group_range=100 0"
ip netns exec ns1 sysctl net.ipv4.ping_group_range
ip netns exec ns1 sysctl "net.ipv4.ping_group_range=5"
ip netns exec ns1 sysctl net.ipv4.icmp_echo_ignore_all=2
ip netns exec ns1 sysctl net.ipv4.icmp_echo_ignore_all=1
ip netns exec ns1 sysctl net.ipv4.icmp_ratelimit=-1
ip netns exec ns1 sysctl
ip netns exec ns1 sysctl -w
ip netns exec ns1 sysctl -a -r 'conf.d2.arp'
ip netns exec ns1 sysctl -x
echo foo > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv4/foo
echo 1 > /proc/sys/net/ipv4
cat /proc/sys/net/ipv4/ip_forward
cat /proc/sys/net/ipv4/foo
cat /proc/sys/net/ipv4
cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/foo /proc/sys/net/ipv4/ip_default_ttl
ip link add a.b type veth peer name c.d
sysctl net.ipv4.conf.a/b.rp_filter
sysctl net.ipv4.conf.a.b.rp_filter
sysctl net/ipv4/conf/a.b/rp_filter
sysctl -w net.ipv4.route.flush=1
sysctl net.ipv4.route.flush
sysctl net.bridge.bridge-nf-call-iptables
sysctl -w net.bridge.bridge-nf-call-iptables=0
sysctl -w net.bridge.bridge-nf-call-iptables=5
sysctl net.bridge.bridge-nf-call-iptables
sysctl net.netfilter.nf_conntrack_max
sysctl net.netfilter.nf_conntrack_icmp_timeout
sysctl net.netfilter.nf_conntrack_count
sysctl net.netfilter.nf_conntrack_count=4
sysctl net.ipv6.conf.all.disable_ipv6
sysctl net.ipv6.conf.va.disable_ipv6
sysctl net.ipv6.conf.all.forwarding=1
sysctl net.core.somaxconn
sysctl net.core.rmem_max
sysctl 'net.ipv4.conf.*.rp_filter'
sysctl -w 'net.ipv4.conf.*.rp_filter=1'
sysctl net.ipv4.ip_forward net.ipv4.foo net.ipv4.ip_default_ttl
sysctl -w net.ipv4.ip_forward=1 net.ipv4.foo=1 net.ipv4.ip_default_ttl=63
sysctl -n net.ipv4.ip_forward=1
sysctl -w net.ipv4.ip_forward="1 "
sysctl -w net.ipv4.ip_forward=" 1"
sysctl -w net.ipv4.ip_forward=1x
sysctl -w net.ipv4.ip_forward=010
sysctl net.ipv4.ip_forward
sysctl -N -a -r 'ip_forward$'
sysctl -a -r 'ip_forward$' -n
sysctl -w net.ipv4.ip_local_port_range="1000 2000"
sysctl net.ipv4.ip_local_port_range
sysctl -w net.ipv4.ip_local_port_range="2000 1000"
sysctl -w net.ipv4.ip_local_port_range="0 70000"
cat /proc/sys/net/ipv4/route/flush
echo 1 > /proc/sys/net/ipv4/conf/all/mc_forwarding
echo 1 > /proc/sys/net/netfilter/nf_conntrack_max
sysctl -w net.netfilter.nf_conntrack_max=100
sysctl -w net.ipv4.icmp_ratelimit=5
sysctl net.ipv4.icmp_ratelimit
echo 0 > /proc/sys/net/ipv4/icmp_ratelimit
echo 1 2 > /proc/sys/net/ipv4/ip_forward
echo -n 1 > /proc/sys/net/ipv4/ip_forward
echo "" > /proc/sys/net/ipv4/ip_forward
cat /proc/sys/net
cat /proc/sys/net/ipv4/ip_local_port_range
sysctl -w net.ipv4.ip_forward==1
sysctl -w net.ipv4.conf=1
sysctl -w net.core.rmem_max=1
sysctl -e -w net.core.foo=1
sysctl -a -r '^net.ipv6.conf.(all|ens33).disable'
sysctl net.ipv6.conf.ens33.disable_ipv6
sysctl -w net.ipv6.conf.all.disable_ipv6=1
sysctl -w net.ipv6.conf.all.disable_ipv6=2
