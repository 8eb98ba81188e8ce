# Braces come before variables, numbers of seq after them; arithmetic reads numbers as C does and has powers.
A=; echo "${A-x}" "${C-x}" "${A:-x}" "[${C-}]" ${A-x}
echo x{1..2}{1..2} {1..2}{3..4}y a{1..2}b{3..4}c
B="a b"; echo $B{1..2}x
B="a b"; echo "$B"{1..2}x ${B}{1..2}x
B="a b"; echo a$B{1..2} $B{-1..1}
B1="a b"; echo $B{1..2} $B{1..1}{2..3}x
for i in a{1..2}b{3..4}; do echo $i; done
echo $(seq 1 3){1..2}
echo x$(seq 1 3)y
echo "x$(seq 1 3)y"
L=$(seq 1 3); echo $L "$L"
for i in $(seq 1 3) 9; do echo $i; done
echo {01..03} {08..11} {-01..1} {1..003} {0..2}
echo {3..1} {1..5..2} {-1..1}
echo $((010)) $((0x1F)) $((0X1f)) $((0)) $((00))
echo $((0b1))
echo $((2**3)) $((2**3**2)) $((-2**2)) $((- 2 ** 2)) $((-(2**2))) $((2**0)) $((2**64)) $((2**63))
echo $((1_0))
echo $((08))
echo $((12ab))
N=010; echo $((N+1)) $(($N+1)) $((${N}+1))
X=5; Y=X; echo $((Y+1))
X=1+2; echo $((X*2)) $(($X*2))
echo $((True)) $((None))
echo $((5 % -3)) $((-5 / 2)) $((- -1)) $((7 - -1))
echo $((1+(2*3))) $(( (1+2)*(3) ))
N=; echo $((N)) $(($N)) $((N+1))
exit abc
