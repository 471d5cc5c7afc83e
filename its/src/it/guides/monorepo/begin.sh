. "$GUIDES/project.sh"
# Two products in one repository, with versions of their own.
git rm -q -r src
git tag -d v1.0.0 >&2
git push -q origin :v1.0.0
sed -e 's|<version>1.0.1-SNAPSHOT</version>|<version>1</version>\n  <packaging>pom</packaging>\n\n  <modules>\n    <module>core</module>\n    <module>app</module>\n  </modules>|' pom.xml >pom && mv pom pom.xml
# What is released is read from where it goes.
sed -e '/<distributionManagement>/,/<\/distributionManagement>/{
s/.*<distributionManagement>/  <repositories>/
s/.*<\/distributionManagement>/  <\/repositories>/
w repositories
}' pom.xml >/dev/null
sed -e '/<\/build>/r repositories' pom.xml >pom && mv pom pom.xml && rm repositories
product() {
  mkdir -p "$1/src/main/resources"
  echo "$1" >"$1/src/main/resources/$1.txt"
  {
    sed -n -e '1,4p' pom.xml
    cat <<END
  <groupId>org.example</groupId>
  <artifactId>shop-$1</artifactId>
  <version>$2</version>

END
    sed -n -e '/<properties>/,/<\/properties>/p' pom.xml
    echo "$3"
    sed -n -e '/<build>/,$p' pom.xml
  } >"$1/pom.xml"
}
product core 1.0.0-SNAPSHOT ''
product app 2.0.0-SNAPSHOT '  <dependencies>
    <dependency>
      <groupId>org.example</groupId>
      <artifactId>shop-core</artifactId>
      <version>1.0.0-SNAPSHOT</version>
    </dependency>
  </dependencies>
'
git add --all
git commit -q -m 'feat: two products'
git push -q
