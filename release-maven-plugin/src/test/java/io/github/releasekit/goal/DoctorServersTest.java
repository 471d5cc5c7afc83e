package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import io.github.releasekit.domain.doctor.Diagnosis;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import io.github.releasekit.server.GiteaServer;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is found of real servers, and with real keys. */
@DisabledOnOs(OS.WINDOWS)
class DoctorServersTest {

  @TempDir Path temp;
  private DoctorFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new DoctorFixture(temp);
  }

  private void configure(String... settings) {
    for (int i = 0; i < settings.length; i += 2) {
      fixture.clone.run("config", settings[i], settings[i + 1]);
    }
  }

  @Test
  void takesTheUserOfSettingsAndSeesThatAPasswordHasExpired() throws IOException {
    Path root = Files.createDirectories(temp.resolve("server")).toRealPath();
    try (GitServer server = GitServers.httpWithPassword(root)) {
      server.repository("app.git");
      fixture.clone.run("remote", "set-url", "origin", server.url("app.git"));
      Credentials right = server.access().credentials().orElseThrow();

      fixture.server("127.0.0.1", right.username(), right.password());
      Diagnosis good = fixture.examine();
      assertThat(good.failed()).isEmpty();
      assertThat(DoctorFixture.of(good, "credentials").get(0).found())
          .matches("for git at 127.0.0.1:[0-9]+, from RELEASE_KIT_GIT_TOKEN or settings.xml");
      assertThat(DoctorFixture.of(good, "push").get(0).verdict()).isEqualTo(Verdict.OK);
      assertThat(good.toString()).doesNotContain(right.password());

      Diagnosis bad = fixture.replace("127.0.0.1", "ada", "exp1red").examine();
      assertThat(bad.failed()).containsExactly("remote");
      CheckResult result = DoctorFixture.of(bad, "remote").get(0);
      assertThat(result.found()).contains("Authentication failed");
      assertThat(result.next()).contains("settings.xml").contains("RELEASE_KIT_GIT_TOKEN");
      assertThat(bad.toString()).doesNotContain("exp1red");
    }
  }

  @Test
  void comparesNoClocksWhereTheServerDoesNotAnswer() throws IOException {
    int closed;
    try (ServerSocket free = new ServerSocket(0)) {
      closed = free.getLocalPort();
    }
    fixture.clone.run("remote", "set-url", "origin", "http://127.0.0.1:" + closed + "/app.git");

    assertThat(fixture.find("clock"))
        .containsExactly(CheckResult.skipped("clock", "127.0.0.1 does not answer"));
  }

  @Test
  void comparesTheClockWithThatOfTheServer() throws IOException {
    Path root = Files.createDirectories(temp.resolve("server")).toRealPath();
    try (GitServer server = GitServers.httpWithPassword(root)) {
      fixture.clone.run("remote", "set-url", "origin", server.url("app.git"));

      // The fixture's clock stands still at a day of its own.
      assertThat(fixture.find("clock"))
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.verdict()).isEqualTo(Verdict.WARNING);
                assertThat(result.found()).contains("that of 127.0.0.1");
              });
    }
  }

  @Test
  void asksAForgeWhatItsTokenMayDo() {
    try (GiteaServer forge = new GiteaServer()) {
      fixture.clone.commit("build: configure", "release-kit.yml", forge.channel());
      fixture.clone.run("push", "--quiet", "origin", "main");

      assertThat(fixture.find("forge").get(0).found())
          .startsWith("there is no token for 127.0.0.1");

      fixture.server("127.0.0.1", "", GiteaServer.TOKEN);
      assertThat(fixture.find("forge"))
          .containsExactly(
              CheckResult.ok("forge", "takes the token for channel 'gitea', whose user may write"));

      forge.forbidWriting();
      assertThat(fixture.find("forge").get(0).found())
          .isEqualTo("the token for channel 'gitea' may read the repository, and not write to it");
    }
  }

  @Test
  void asksAForgeThatIsDownOnce() {
    try (GiteaServer forge = new GiteaServer()) {
      fixture.clone.commit("build: configure", "release-kit.yml", forge.channel());
      fixture.server("127.0.0.1", "", GiteaServer.TOKEN);
      forge.answer("GET .*", Said.json(503, "{}"));

      assertThat(fixture.find("forge"))
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
                assertThat(result.found()).contains("503");
                assertThat(result.next())
                    .isEqualTo("run the same command again, and see that the server is up");
              });
    }
  }

  @Test
  void seesThatATokenHasExpired() {
    try (GiteaServer forge = new GiteaServer()) {
      fixture.clone.commit("build: configure", "release-kit.yml", forge.channel());
      fixture.server("127.0.0.1", "", "exp1red");

      CheckResult result = fixture.find("forge").get(0);

      assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(result.found()).contains("401").doesNotContain("exp1red");
    }
  }

  @Test
  void makesASignatureWithTheKeyThatGitNames() {
    Path key = temp.resolve("key");
    configure("commit.gpgSign", "true", "gpg.format", "ssh", "user.signingKey", key + ".pub");
    CheckResult missing = fixture.find("signing").get(0);
    assertThat(missing.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(missing.found()).contains("made no signature with the key");
    assertThat(missing.next()).contains("git config user.signingKey");

    Programs.run(
        Programs.require("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    assertThat(fixture.find("signing"))
        .containsExactly(CheckResult.ok("signing", "commits signed by ssh, key key.pub"));
  }

  @Test
  void saysThatThereIsNoKeyToSignFilesWith() throws IOException {
    Path empty = Files.createDirectories(temp.resolve("gnupg"));
    Path gpg =
        Programs.script(
            temp.resolve("gpg"),
            "exec " + Programs.require("gpg") + " --homedir '" + empty + "' --no-autostart \"$@\"");
    configure("gpg.program", gpg.toString());
    fixture.clone.commit("build: sign", "release-kit.yml", "artifactSignatures: openpgp\n");

    CheckResult result = fixture.find("signing").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.found()).startsWith("gpg has no secret key");
  }

  @Test
  void signsThePomThatMavenWasToldOf() throws IOException {
    Path home = Files.createDirectories(temp.resolve("g"));
    Path gpg =
        Programs.script(
            temp.resolve("gpg"),
            "exec " + Programs.require("gpg") + " --homedir '" + home + "' \"$@\"");
    Programs.gpgKey(gpg, "Ada Tester <ada@example.org>", "");
    configure("gpg.program", gpg.toString());
    try {
      fixture.clone.run("mv", "pom.xml", "build.xml");
      fixture.clone.commit("build: sign", "release-kit.yml", "artifactSignatures: openpgp\n");

      assertThat(fixture.pomFile("build.xml").find("signing"))
          .containsExactly(CheckResult.ok("signing", "files are signed with OpenPGP"));
    } finally {
      Programs.run(Programs.require("gpgconf"), "--homedir", home.toString(), "--kill", "all");
    }
  }
}
