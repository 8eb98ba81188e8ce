# How sysctl reads and writes: values alone, names alone, keys that are not there, are only to be read or only written.
sysctl -b net.ipv4.ip_forward
sysctl -w net.ipv4.ip_forward
sysctl net.ipv4.ip_forward=1 net.ipv4.nosuch=1
sysctl -e net.ipv4.nosuch
sysctl -w net.ipv4.tcp_available_congestion_control=1
echo 1 | tee /proc/sys/net/ipv4/ip_forward
echo 1 | tee /proc/sys/net/ipv4/nosuch
echo 1 > /proc/sys/net/ipv4
cat /proc/sys/net/ipv4
cat /proc/sys/net/ipv4/route/flush
sysctl net.ipv4.route.flush
sysctl -n net.ipv4.ip_forward net.ipv4.ip_default_ttl
sysctl -N net.ipv4.ip_forward
sysctl -N -w net.ipv4.ip_forward=1
sysctl --dry-run -w net.ipv4.ip_forward=0
sysctl -r forward net.ipv4.ip_forward
sysctl -r nothing net.ipv4.ip_forward
sysctl -w net.ipv4.ip_forward=
sysctl -w net.ipv4.conf.all.rp_filter=x
sysctl -q -w net.ipv4.conf.all.rp_filter=1
sysctl net/ipv4/conf/all/rp_filter
sysctl net.ipv4.neigh.lo
