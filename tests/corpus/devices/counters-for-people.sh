# ip -h -s: counters in k and M
ip link set lo up
ping -q -c1 -s 100 127.0.0.1
ip -h -s link show lo
ping -q -c10 -i0.01 -s 100 127.0.0.1
ip -h -s link show lo
ping -q -c20 -i0.01 -s 1000 127.0.0.1
ip -h -s addr show lo
ping -q -c100 -i0.01 -s 1200 127.0.0.1
ip -h -s -s link show lo
ping -q -c20 -i0.01 -s 60000 127.0.0.1
ip -h -s link show lo
ip -h -j -s link show lo
