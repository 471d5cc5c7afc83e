# Somebody else pushes.
git clone -q ~/origin.git ~/colleague
cd ~/colleague
echo 'Carts are empty in the beginning.' >HELP.md
git add HELP.md
git commit -q -m 'fix: say what carts begin with'
git push -q
cd ~/shop
