# The machine's one neighbour table, 1024 rows, is full.
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name b0 address 02:00:00:00:00:0b netns b
ip -n a addr add 10.0.0.1/16 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n a link set lo up
ip -n b link set lo up
ip -n a link set a0 up
ip -n b link set b0 up
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.1.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.2.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.3.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.4.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.5.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.6.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.7.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.8.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.9.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.10.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.11.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.12.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.13.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.14.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.15.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.16.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.17.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.18.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.19.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.20.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.21.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.22.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.23.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.24.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.25.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.26.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.27.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.28.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.29.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.30.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.31.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.32.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
for y in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32; do ip -n a neigh add 10.0.33.$y lladdr 02:00:00:00:00:99 nud stale dev a0; done
ip netns exec a ping -c1 -W1 10.0.0.2
