# ~/app: JReleaser has brought its release 2.0.0 to GitHub, with its Maven repository in ~/repository.
. "$GUIDES/project.sh"
git tag -d v1.0.0 >&2
git push -q origin :v1.0.0
git rm -q release-kit.yml
sed -e '/<plugin>/{N;/<groupId>/{N;N;N;d;};}' -e 's|<artifactId>shop<|<artifactId>app<|' -e 's/1.0.1-SNAPSHOT/2.0.1-SNAPSHOT/' \
  pom.xml >pom && mv pom pom.xml
cat >jreleaser.yml <<'END'
project:
  name: app
  description: What customers choose
  links:
    homepage: https://example.org/app
  license: Apache-2.0
release:
  github:
    owner: acme
    name: app
    changelog:
      formatted: ALWAYS
      preset: conventional-commits
checksum:
  files: true
announce:
  mastodon:
    active: ALWAYS
    host: https://mastodon.example.org
END
git add --all
git commit -q -m 'feat: a cart'
git tag -a -m 2.0.0 v2.0.0
echo 'A cart holds what a customer has chosen.' >HELP.md
git add HELP.md
git commit -q -m 'feat: say what a cart is'
git push -q origin main v2.0.0
cd ..
mv shop app
cd app
