. "$GUIDES/project.sh"
echo 'A cart holds what a customer has chosen.' >HELP.md
git add HELP.md
git commit -q -m 'feat: say what a cart is'
git push -q
