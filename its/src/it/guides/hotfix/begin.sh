. "$GUIDES/project.sh"
# Main goes on, and has a fix that customers of 1.0.0 cannot wait for.
sed 's/int items/long items/' src/main/java/org/example/Cart.java >Cart.java
mv Cart.java src/main/java/org/example/Cart.java
git commit -q -a -m 'feat!: carts for wholesale'
echo 'A cart holds what a customer has chosen.' >HELP.md
git add HELP.md
git commit -q -m 'fix: say what a cart is'
git push -q
