package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import io.github.releasekit.domain.doctor.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clones, remotes and repositories that few have. */
class DoctorUnusualTest {

  @TempDir Path temp;
  private DoctorFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new DoctorFixture(temp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://git_server:1/app.git",
        "http://127.0.0.1:1/my app.git",
        "https://",
        "https:///a"
      })
  void comparesNoClocksWithWhatHasNoNameOfAServer(String url) {
    fixture.clone.run("config", "remote.origin.url", url);

    Diagnosis diagnosis = fixture.examine();

    assertThat(diagnosis.failed()).containsExactly("remote");
    assertThat(DoctorFixture.of(diagnosis, "clock"))
        .extracting(CheckResult::verdict)
        .containsExactly(Verdict.SKIPPED);
  }

  @Test
  void saysThatNoneOfSeveralRemotesIsPushedTo() {
    fixture.clone.run("remote", "rename", "origin", "github");
    fixture.clone.run("remote", "add", "company", fixture.bare.directory().toString());

    CheckResult result = fixture.find("remote").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.found())
        .isEqualTo("none of the remotes company, github is origin, nor what main follows");
    assertThat(result.next()).isEqualTo("git push --set-upstream company main, or to another one");

    fixture.clone.run("push", "--quiet", "--set-upstream", "company", "main");
    assertThat(fixture.find("remote").get(0).found()).startsWith("company at ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatARehearsalAsksNoHooks() throws IOException {
    Path hooks = Files.createDirectories(fixture.bare.directory().resolve("hooks"));
    Programs.script(hooks.resolve("pre-receive"), "exit 1");

    CheckResult result = fixture.find("push").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.OK);
    assertThat(result.found()).contains("unless a hook or a protected branch refuses a real one");
  }

  @Test
  void looksAtAllElseWhereHistoryHasAHole() throws IOException {
    fixture.clone.commit("feat: one");
    fixture.clone.commit("feat: two");
    String lost = fixture.clone.id("HEAD^");
    Files.delete(
        fixture
            .clone
            .directory()
            .resolve(".git/objects")
            .resolve(lost.substring(0, 2))
            .resolve(lost.substring(2)));

    Diagnosis diagnosis = fixture.examine();

    assertThat(DoctorFixture.of(diagnosis, "remote").get(0))
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
              assertThat(result.found()).contains("Missing commit " + lost);
            });
    assertThat(diagnosis.checks()).extracting(CheckResult::check).contains("target", "ci");
  }

  @Test
  void asksTheRepositoryAlsoForAVersionThatIsNoNumber() {
    fixture.clone.commit(
        "build: name",
        "pom.xml",
        DoctorFixture.pom(DoctorFixture.REPOSITORY).replace("1.0.0-SNAPSHOT", "master-SNAPSHOT"));

    Diagnosis diagnosis = fixture.examine();

    assertThat(diagnosis.failed()).isEmpty();
    assertThat(DoctorFixture.of(diagnosis, "project"))
        .last()
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.WARNING);
              assertThat(result.found()).contains("the version master-SNAPSHOT announces none");
            });
  }

  @Test
  void warnsOfExtensionsThatReleasesDoWithout() {
    fixture.clone.commit(
        "build: configure",
        "release-kit.yml",
        """
        notices:
          all: {type: email, host: mail.example.org, from: a@example.org, to: [b@example.org]}
        ledger:
          repository: acme/app
          database: {url: "jdbc:postgresql://db.example.org/ledger"}
        channels:
          image:
            repository: registry.example.org/app
            base: eclipse-temurin:17-jre
            artifact: app-@{version}.jar
            required: false
        """);

    assertThat(fixture.find("policy"))
        .extracting(CheckResult::found)
        .first()
        .asString()
        .contains("in order");
    assertThat(fixture.find("extensions"))
        .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.WARNING))
        .extracting(
            result -> result.found().replaceAll("'?(?:.*needs) (release-kit-[a-z]+).*", "$1"))
        .containsExactly("release-kit-image", "release-kit-mail", "release-kit-postgresql");
  }

  @Test
  void asksForTheSameCommandWhichMayBeOneWithCoordinates() {
    fixture.clone.run("config", "user.name", "");

    assertThat(
            fixture
                .run(new Output("text", Optional.empty(), fixture.out::add))
                .orElseThrow()
                .remedy())
        .isEqualTo("mend what failed as said there, then run the same command again");
  }
}
