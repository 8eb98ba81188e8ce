# A setting typed with blanks around "=" is three words, two of which set nothing; reads sum up their failures in the
# exit code, settings do not; comments and a dash in front are those of sysctl.conf.
sysctl net.ipv4.ip_forward = 1
sysctl = net.ipv4.ip_forward
sysctl = = =
sysctl =1
sysctl "= "
sysctl .=1
sysctl net.ipv4.ip_forward= 1
sysctl " net.ipv4.ip_forward = 1 "
sysctl -w net.ipv4.ip_forward = 0
sysctl -w net.ipv4.ip_forward = net.ipv4.ip_forward=0
sysctl -w a net.ipv4.ip_forward=1
sysctl -w aaa bbb
sysctl "#net.ipv4.ip_forward=0" net.ipv4.ip_forward
sysctl ";net.ipv4.ip_forward=0" net.ipv4.ip_forward
sysctl -- -net.ipv4.ip_forward=0
sysctl -- -nope=1
sysctl nope1 nope2
sysctl -w nope1=1 nope2=2
sysctl nope1=1 nope2 nope3 net.ipv4.ip_forward
sysctl ""
sysctl "" nope
sysctl " "
