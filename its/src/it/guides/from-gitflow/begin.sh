# ~/shop: gitflow-maven-plugin has released it as 1.4.0, with its Maven repository in ~/repository.
. "$GUIDES/project.sh"
git tag -d v1.0.0 >&2
git push -q origin :v1.0.0
git rm -q release-kit.yml
sed -e '/<groupId>io.github.releasekit/,/<version>/c\
        <groupId>com.amashchenko.maven.plugin</groupId>\
        <artifactId>gitflow-maven-plugin</artifactId>\
        <version>1.21.0</version>\
        <configuration>\
          <gitFlowConfig>\
            <productionBranch>main</productionBranch>\
            <developmentBranch>develop</developmentBranch>\
            <versionTagPrefix>v</versionTagPrefix>\
          </gitFlowConfig>\
          <skipDeployProject>true</skipDeployProject>\
        </configuration>' -e 's/1.0.1-SNAPSHOT/1.4.0/' pom.xml >pom && mv pom pom.xml
git add --all
git commit -q -m 'Update versions for release'
git tag -a -m 'v1.4.0' v1.4.0
git push -q origin main v1.4.0
git switch -q -c develop
sed 's/<version>1.4.0</<version>1.4.1-SNAPSHOT</' pom.xml >pom && mv pom pom.xml
git commit -q -a -m 'Update for next development version'
echo 'A cart holds what a customer has chosen.' >HELP.md
git add HELP.md
git commit -q -m 'feat: say what a cart is'
git push -q -u origin develop
