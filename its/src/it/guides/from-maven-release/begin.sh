# ~/library: two modules that maven-release-plugin has released as 2.3.0, with its Maven repository in ~/repository.
git init -q --bare -b main origin.git
git clone -q origin.git library 2>&1
cd library
git symbolic-ref HEAD refs/heads/main
pom() {
  cat >pom.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>

  <groupId>org.example</groupId>
  <artifactId>library</artifactId>
  <version>$1</version>
  <packaging>pom</packaging>

  <name>Library</name>

  <modules>
    <module>core</module>
    <module>web</module>
  </modules>

  <scm>
    <connection>scm:git:https://github.com/example/library.git</connection>
    <developerConnection>scm:git:git@github.com:example/library.git</developerConnection>
    <url>https://github.com/example/library</url>
    <tag>$2</tag>
  </scm>

  <distributionManagement>
    <repository>
      <id>releases</id>
      <url>file://$HOME/repository</url>
    </repository>
  </distributionManagement>

  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>

  <build>
    <pluginManagement>
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
      </plugins>
    </pluginManagement>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-release-plugin</artifactId>
        <version>3.3.1</version>
        <configuration>
          <autoVersionSubmodules>true</autoVersionSubmodules>
          <tagNameFormat>@{project.artifactId}-@{project.version}</tagNameFormat>
          <preparationGoals>clean verify</preparationGoals>
          <goals>deploy</goals>
          <releaseProfiles>published</releaseProfiles>
          <useReleaseProfile>false</useReleaseProfile>
        </configuration>
      </plugin>
    </plugins>
  </build>

  <profiles>
    <profile>
      <id>published</id>
      <properties>
        <published>true</published>
      </properties>
    </profile>
  </profiles>
</project>
END
  for module in core web; do
    mkdir -p $module/src/main/resources
    cat >$module/pom.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>

  <parent>
    <groupId>org.example</groupId>
    <artifactId>library</artifactId>
    <version>$1</version>
  </parent>

  <artifactId>library-$module</artifactId>
</project>
END
    echo $module >$module/src/main/resources/$module.txt
  done
}
pom 2.3.0-SNAPSHOT HEAD
printf 'target/\nrelease.properties\n*.releaseBackup\n' >.gitignore
git add --all
git commit -q -m 'Catalogue of books'
pom 2.3.0 library-2.3.0
git commit -q -a -m '[maven-release-plugin] prepare release library-2.3.0'
git tag -a -m '[maven-release-plugin] copy for tag library-2.3.0' library-2.3.0
pom 2.3.1-SNAPSHOT HEAD
git commit -q -a -m '[maven-release-plugin] prepare for next development iteration'
echo overdue >core/src/main/resources/overdue.txt
git add --all
git commit -q -m 'Reminders for overdue books'
git push -q origin main library-2.3.0
: >release.properties
