. "$GUIDES/project.sh"
# It knows nothing of release-kit, has other tags, and a changelog of another form.
git tag -d v1.0.0 >&2
git push -q origin :v1.0.0
git rm -q release-kit.yml
sed -e '/<plugin>/{N;/<groupId>/{N;N;N;d;};}' -e '/<distributionManagement>/,/<\/distributionManagement>/d' \
  -e 's/1.0.1-SNAPSHOT/1.4.3-SNAPSHOT/' pom.xml >pom && mv pom pom.xml
cat >CHANGELOG.md <<'END'
# Changes

## Version 1.4.2

Carts for everybody.
END
git add --all
git commit -q -m 'feat: carts for everybody'
git tag -a -m 1.4.2 shop-1.4.2
echo 'A cart holds what a customer has chosen.' >HELP.md
git add --all
git commit -q -m 'fix: say what a cart is'
git push -q origin main shop-1.4.2
