# The settings of one device: neighbour times, IPv6's files where IPv6 is off, and what becomes of them with the device
ip netns add w
ip link add h0 type veth peer name w0
ip link set w0 netns w
ip addr add 10.92.0.1/24 dev h0
sysctl net.ipv4.neigh.h0.proxy_delay net.ipv4.neigh.h0.app_solicit net.ipv4.neigh.h0.anycast_delay
sysctl -w net.ipv4.neigh.h0.proxy_delay=0
sysctl -w net.ipv4.neigh.h0.proxy_delay=0
sysctl -w net.ipv4.neigh.h0.proxy_delay=-5
sysctl -w net.ipv4.neigh.h0.app_solicit=-1
sysctl -w net.ipv4.neigh.h0.anycast_delay=50
sysctl -w net.ipv4.neigh.h0.interval_probe_time_ms=0
sysctl -w net.ipv4.neigh.h0.retrans_time=100
sysctl -w net.ipv4.neigh.h0.retrans_time_ms=1000
sysctl -w net.ipv4.neigh.h0.base_reachable_time=30
sysctl net.ipv4.neigh.h0.proxy_delay net.ipv4.neigh.h0.app_solicit net.ipv4.neigh.h0.anycast_delay net.ipv4.neigh.h0.base_reachable_time
sysctl -w net.ipv4.neigh.nosuch.proxy_delay=0
sysctl -w net.ipv4.neigh.h0.nosuch=0
sysctl -w net.ipv4.conf.h0.rp_filter=08
sysctl -w net.ipv4.conf.h0.rp_filter=010
sysctl net.ipv4.conf.h0.rp_filter
sysctl -w net.ipv4.conf.h0.rp_filter=0x1
sysctl -w net.ipv4.conf.h0.rp_filter=0x
sysctl -w net.ipv4.conf.h0.rp_filter=2x
sysctl -w net.ipv4.conf.h0.rp_filter=2147483648
sysctl -w net.ipv4.conf.h0.mc_forwarding=1
sysctl -w net.ipv4.conf.h0.bc_forwarding=0
sysctl net.ipv6.conf.h0.mtu net.ipv6.conf.lo.mtu net.ipv6.conf.all.mtu net.ipv6.conf.default.mtu
ip link set h0 mtu 1400
sysctl net.ipv6.conf.h0.mtu
sysctl net.ipv6.conf.lo.accept_dad net.ipv6.conf.lo.use_tempaddr net.ipv6.conf.all.accept_dad net.ipv6.conf.h0.accept_dad
sysctl -w net.ipv6.conf.h0.forwarding=1
sysctl -w net.ipv6.conf.h0.accept_ra=2
sysctl -w net.ipv6.conf.all.forwarding=1
ip netns exec w sysctl net.ipv6.conf.all.forwarding net.ipv6.conf.w0.forwarding
ip netns exec w sysctl -w net.ipv6.conf.all.forwarding=1
ip netns exec w sysctl net.ipv6.conf.default.forwarding net.ipv6.conf.w0.forwarding net.ipv6.conf.lo.forwarding
sysctl -w net.ipv6.conf.h0.disable_ipv6=1
sysctl net.ipv6.conf.h0.forwarding net.ipv6.conf.h0.accept_ra
ip link set h0 name h1
sysctl net.ipv6.conf.h1.accept_ra net.ipv6.conf.h0.accept_ra
ip link set h1 name h0
ip link set h0 mtu 1279
sysctl net.ipv6.conf.h0.accept_ra
sysctl -w net.ipv6.conf.h0.accept_ra=1
ip link set h0 mtu 1280
sysctl net.ipv6.conf.h0.accept_ra net.ipv6.conf.h0.forwarding net.ipv6.conf.h0.disable_ipv6
sysctl -w net.ipv6.conf.h0.accept_ra=2
sysctl -w net.ipv6.conf.default.accept_ra=0
ip link del h0
ip link add h0 type veth peer name w0
sysctl net.ipv6.conf.h0.accept_ra net.ipv6.conf.h0.forwarding net.ipv4.neigh.h0.proxy_delay
sysctl -w net.ipv6.conf.h0.accept_ra=2
ip link set h0 netns w
ip netns exec w sysctl net.ipv6.conf.h0.accept_ra net.ipv6.conf.h0.forwarding
ip link add h2 mtu 1000 type veth peer name w2
sysctl net.ipv6.conf.h2.accept_ra
sysctl net.ipv6.conf.w2.accept_ra
ip netns exec w ip link set lo mtu 1000
ip netns exec w sysctl net.ipv6.conf.lo.mtu net.ipv6.conf.lo.accept_dad
sysctl -w net.ipv4.neigh.lo.proxy_delay=1
sysctl -w net.ipv4.neigh.lo.proxy_delay=7
sysctl net.ipv4.neigh.lo.proxy_delay
sysctl -w net.ipv4.neigh.lo.proxy_delay=81
sysctl net.ipv4.neigh.lo.proxy_delay
sysctl -w net.ipv6.conf.w2.mtu=1300
ip link set w2 mtu 1290
sysctl net.ipv6.conf.w2.mtu
sysctl -w net.ipv6.conf.w2.mtu=1291
sysctl -w net.ipv6.conf.w2.mtu=1279
sysctl -w net.ipv6.conf.all.mtu=9000
sysctl -w net.ipv6.conf.w2.hop_limit=0
sysctl -w net.ipv6.conf.w2.hop_limit=256
sysctl -w net.ipv6.conf.w2.ioam6_id_wide=4294967295
sysctl -w net.ipv6.conf.w2.ndisc_tclass=300
sysctl -w net.ipv6.conf.w2.router_solicitations=-2
sysctl -w net.ipv6.conf.w2.router_solicitation_delay=8589935
sysctl -w net.ipv6.conf.w2.mldv1_unsolicited_report_interval=9999
sysctl net.ipv6.conf.w2.mldv1_unsolicited_report_interval
sysctl -w net.ipv6.conf.w2.mc_forwarding=1
