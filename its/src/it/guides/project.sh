# Makes ~/shop: a project that release-kit releases, with its remote and Maven repository beside it. Version 1.0.0 is
# released; the POM has what $1 says besides among its plugins.
git init -q --bare -b main origin.git
git clone -q origin.git shop 2>&1
cd shop
git symbolic-ref HEAD refs/heads/main
cat >pom.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>

  <groupId>org.example</groupId>
  <artifactId>shop</artifactId>
  <version>1.0.1-SNAPSHOT</version>

  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
  </properties>

  <build>
    <plugins>
      <plugin>
        <artifactId>maven-resources-plugin</artifactId>
        <version>3.3.1</version>
      </plugin>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.1</version>
      </plugin>
      <plugin>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.6.1</version>
      </plugin>
      <plugin>
        <artifactId>maven-jar-plugin</artifactId>
        <version>3.4.2</version>
      </plugin>
      <plugin>
        <groupId>io.github.releasekit</groupId>
        <artifactId>release-kit-maven-plugin</artifactId>
        <version>$RELEASE_KIT_VERSION</version>
      </plugin>
    </plugins>
  </build>

  <distributionManagement>
    <repository>
      <id>releases</id>
      <url>file://$HOME/repository</url>
    </repository>
  </distributionManagement>
</project>
END
cat >release-kit.yml <<END
snapshotWaivers:
  - artifact: io.github.releasekit:*
    reason: the build under test
    expires: 2099-12-31
END
echo target/ >.gitignore
mkdir -p src/main/java/org/example
cat >src/main/java/org/example/Cart.java <<END
package org.example;

/** What a customer has chosen. */
public final class Cart {

  private int items;

  public void add() {
    items++;
  }

  public int items() {
    return items;
  }
}
END
git add --all
git commit -q -m 'feat: a cart'
git tag -a -m 1.0.0 v1.0.0
git push -q -u origin main v1.0.0
