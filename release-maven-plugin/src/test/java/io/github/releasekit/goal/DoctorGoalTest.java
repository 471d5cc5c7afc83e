package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import io.github.releasekit.domain.doctor.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorGoalTest {

  @TempDir Path temp;
  private DoctorFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new DoctorFixture(temp);
  }

  @Test
  void findsNothingWrongWithAProjectInOrderAndChangesNothing() {
    Map<String, String> clone = fixture.clone.state();
    Map<String, String> bare = fixture.bare.state();

    Diagnosis diagnosis = fixture.examine();

    assertThat(DoctorFixture.bad(diagnosis)).isEmpty();
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.OK);
    assertThat(diagnosis.checks())
        .filteredOn(result -> result.verdict() == Verdict.OK)
        .extracting(CheckResult::check)
        .contains(
            "git",
            "repository",
            "identity",
            "clone",
            "policy",
            "project",
            "remote",
            "branch",
            "tags",
            "push",
            "target",
            "maven",
            "java",
            "files",
            "disk");
    assertThat(fixture.clone.state()).isEqualTo(clone);
    assertThat(fixture.bare.state()).isEqualTo(bare);
  }

  @Test
  void saysThatThereIsNoRepositoryInOneLine() throws IOException {
    Path directory = Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(directory.resolve("pom.xml"), DoctorFixture.pom("file:///x"));

    Diagnosis diagnosis = fixture.examine(directory);

    assertThat(DoctorFixture.bad(diagnosis))
        .containsExactly("failed repository: " + directory + " is in no git repository");
    assertThat(DoctorFixture.of(diagnosis, "repository").get(0).next())
        .isEqualTo("git init && git add --all && git commit");
    assertThat(DoctorFixture.of(diagnosis, "push"))
        .containsExactly(CheckResult.skipped("push", "no remote has answered"));
  }

  @Test
  void judgesThePolicyWhereThereIsNoRepository() throws IOException {
    Path directory = Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(directory.resolve("pom.xml"), DoctorFixture.pom("file:///x"));
    Files.writeString(directory.resolve("release-kit.yml"), "signd: true\n");

    assertThat(fixture.examine(directory).failed()).containsExactly("repository", "policy");
  }

  @Test
  void refusesARepositoryThatJgitCannotRead() throws IOException {
    GitFixture other = GitFixture.at(Files.createDirectories(temp.resolve("sha256")));
    other.run("init", "--quiet", "--object-format=sha256", ".");
    other.write("pom.xml", DoctorFixture.pom("file:///x"));

    Diagnosis diagnosis = fixture.examine(other.directory());

    assertThat(diagnosis.failed()).containsExactly("repository");
    assertThat(DoctorFixture.of(diagnosis, "repository").get(0).found()).contains("SHA-256");
  }

  @Test
  void missesAnIdentity() {
    fixture.clone.run("config", "user.name", "");

    CheckResult result = fixture.find("identity").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.next()).startsWith("git config user.name");
  }

  @Test
  void seesThatACloneIsShallow() {
    fixture.clone.commit("feat: more");
    fixture.clone.run("push", "--quiet", "origin", "main");
    GitFixture shallow = shallowClone();

    assertThat(DoctorFixture.bad(fixture.examine(shallow.directory())))
        .containsExactly(
            "failed clone: this is a shallow clone: commits since the last release may be missing");
  }

  private GitFixture shallowClone() {
    GitFixture other = GitFixture.init(temp.resolve("shallow"));
    other.run("remote", "add", "origin", fixture.bare.directory().toUri().toString());
    other.run("fetch", "--quiet", "--depth=1", "origin", "main");
    other.run("reset", "--quiet", "--hard", "FETCH_HEAD");
    return other;
  }

  @Test
  void tellsOfAPartialCloneAndFetchesNothing() {
    fixture.bare.run("config", "uploadpack.allowFilter", "true");
    GitFixture partial = GitFixture.init(temp.resolve("partial"));
    partial.run("remote", "add", "origin", fixture.bare.directory().toUri().toString());
    partial.run("config", "remote.origin.promisor", "true");
    partial.run("config", "remote.origin.partialCloneFilter", "blob:none");
    partial.run("fetch", "--quiet", "--filter=blob:none", "origin", "main");
    partial.run("reset", "--quiet", "--hard", "FETCH_HEAD");

    Diagnosis diagnosis = fixture.examine(partial.directory());

    assertThat(DoctorFixture.bad(diagnosis)).isEmpty();
    assertThat(DoctorFixture.of(diagnosis, "clone").get(0).found()).contains("blob:none");
  }

  @Test
  void seesWhatIsUnfinishedAndNotCommitted() {
    fixture.clone.write("pom.xml", DoctorFixture.pom("file:///other"));
    fixture.clone.write(".git/MERGE_HEAD", fixture.clone.id("HEAD") + "\n");

    assertThat(fixture.find("clone"))
        .extracting(result -> result.verdict() + ": " + result.found())
        .containsExactly(
            "failed: a merge is unfinished", "warning: 1 file changed and not committed: pom.xml");
  }

  @Test
  void seesADetachedHead() {
    fixture.clone.run("checkout", "--quiet", "--detach");
    assertThat(fixture.find("branch"))
        .containsExactly(CheckResult.ok("branch", "main, by the remote: HEAD is detached"));

    fixture.clone.commit("feat: lost");
    assertThat(fixture.find("branch").get(0).next()).contains("git switch main");
    assertThat(fixture.find("push").get(0).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void saysWhatBeginsOnDevelop() {
    policy("branching: {model: gitflow}\n");
    fixture.clone.run("checkout", "--quiet", "-b", "develop");

    assertThat(fixture.find("branch"))
        .containsExactly(
            CheckResult.ok(
                "branch", "develop, of which mvn release-kit:branch-start makes release branches"));
  }

  @Test
  void warnsOfABranchThatIsNotReleasedFromOrIsBehind() {
    fixture.clone.run("checkout", "--quiet", "-b", "wip");
    assertThat(fixture.find("branch").get(0).found()).startsWith("wip is none of main, master");

    fixture.clone.run("checkout", "--quiet", "main");
    fixture.clone.commit("feat: theirs");
    fixture.clone.run("push", "--quiet", "origin", "main");
    fixture.clone.run("reset", "--quiet", "--hard", "HEAD^");
    assertThat(fixture.find("branch").get(0).next()).isEqualTo("git pull --rebase origin main");
    assertThat(fixture.find("push").get(0).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void missesReleaseTags() {
    fixture.clone.run("tag", "--annotate", "--message=1.0.0", "v1.0.0");
    fixture.clone.run("tag", "nightly");
    fixture.clone.run("push", "--quiet", "--tags", "origin");
    assertThat(fixture.find("tags").get(0).found()).isEqualTo("1 release tag of the remote here");

    fixture.clone.run("tag", "--delete", "v1.0.0", "nightly");
    assertThat(fixture.find("tags"))
        .containsExactly(
            CheckResult.failed(
                "tags", "release tags of the remote are missing here: v1.0.0", "git fetch --tags"));
  }

  @Test
  void wantsARemote() {
    fixture.clone.run("remote", "remove", "origin");

    Diagnosis diagnosis = fixture.examine();

    assertThat(DoctorFixture.bad(diagnosis))
        .containsExactly("failed remote: the repository has no remote to push to");
  }

  @Test
  void looksAtAllElseWhereTheRemoteCannotBeReached() {
    fixture.clone.run("remote", "set-url", "origin", temp.resolve("gone.git").toString());

    Diagnosis diagnosis = fixture.examine();

    assertThat(diagnosis.failed()).containsExactly("remote");
    assertThat(DoctorFixture.of(diagnosis, "remote").get(0).found())
        .startsWith("remote origin does not answer: ");
    assertThat(DoctorFixture.of(diagnosis, "target").get(0).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void refusesARemoteThatOffersNoAtomicPushUnlessThePolicyDoesWithout() {
    fixture.bare.run("config", "receive.advertiseAtomic", "false");

    assertThat(fixture.find("push"))
        .first()
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
              assertThat(result.found()).contains("offers no atomic push");
              assertThat(result.next()).contains("push: {atomic: preferred}");
            });

    policy("push: {atomic: preferred}\n");
    assertThat(fixture.find("push").get(0).verdict()).isEqualTo(Verdict.WARNING);
  }

  @Test
  void seesThatTheRemoteRefusesAPush() throws IOException {
    Map<String, String> bare = fixture.bare.state();
    fixture.clone.run(
        "remote", "set-url", "--push", "origin", temp.resolve("not-there.git").toString());

    CheckResult result = fixture.find("push").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.found()).startsWith("remote origin would not take a push: ");
    assertThat(fixture.bare.state()).isEqualTo(bare);
  }

  private void policy(String content) {
    fixture.clone.commit("build: configure", "release-kit.yml", content);
    fixture.clone.run("push", "--quiet", "origin", "main");
  }

  @Test
  void saysWhereAPolicyIsBrokenAndAsksTheRemoteAllTheSame() {
    policy("tagNameFormatt: v@{project.version}\n");

    Diagnosis diagnosis = fixture.examine();

    assertThat(diagnosis.failed()).containsExactly("policy");
    assertThat(DoctorFixture.of(diagnosis, "policy").get(0).found())
        .contains("release-kit.yml")
        .contains("tagNameFormatt");
    assertThat(DoctorFixture.of(diagnosis, "push").get(0).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void warnsOfAPolicyThatIsNotCommitted() {
    fixture.clone.write("release-kit.yml", "commits: {conventional: true}\n");
    assertThat(fixture.find("policy").get(1).found())
        .isEqualTo("a release goes by the defaults, as release-kit.yml is not committed");

    policy("commits: {conventional: true}\n");
    assertThat(fixture.find("policy")).hasSize(1);

    fixture.clone.write("release-kit.yml", "commits: {conventional: true}\r\n");
    assertThat(fixture.find("policy")).hasSize(1);

    fixture.clone.write("release-kit.yml", "commits: {conventional: false}\n");
    assertThat(fixture.find("policy").get(1).next())
        .isEqualTo("git add release-kit.yml && git commit");
  }

  @Test
  void looksAtComponentsThatNobodyHasNamed() {
    policy("components: [{name: app, paths: [modules/app]}]\n");
    assertThat(fixture.find("project").get(0).found()).contains("no module of this reactor is at");

    fixture.of("other");
    assertThat(fixture.find("project").get(0).found())
        .isEqualTo("release-kit.yml has no component 'other'");
  }

  @Test
  void wantsToKnowWhereModulesAreDeployed() {
    fixture.clone.commit(
        "build: forget", "pom.xml", DoctorFixture.pom("").replaceAll("(?s)<distr.*ment>", ""));

    assertThat(fixture.find("target"))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.found()).isEqualTo("no repository to deploy org.acme:app to");
              assertThat(result.next()).contains("<distributionManagement>");
            });
  }

  @Test
  void asksTheRepositoryThatModulesAreDeployedTo() {
    fixture.clone.commit(
        "build: move", "pom.xml", DoctorFixture.pom("gopher://127.0.0.1/releases"));

    CheckResult result = fixture.find("target").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.found())
        .startsWith("repository releases at gopher://127.0.0.1/releases cannot be read: ");
  }

  @Test
  void leavesOptionalProgramsOutAndWantsTheOthers() {
    policy(
        """
        gates:
          style: {type: command, command: [no-such-linter], required: false}
          scan: {type: command, command: [no-such-scanner], required: true}
          clean: {type: command, command: [git, status], required: true}
        """);

    assertThat(fixture.find("tools"))
        .extracting(result -> result.verdict() + ": " + result.found())
        .containsExactlyInAnyOrder(
            "skipped: no-such-linter is not installed; gate 'style' is optional, and left out",
            "failed: no-such-scanner is not installed, and gate 'scan' needs it",
            "ok: git for gate 'clean'");
  }

  @Test
  void wantsTheExtensionsThatThePolicyNeeds() {
    policy("assets: {sbom: [cyclonedx]}\n");

    CheckResult result = fixture.find("extensions").get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.found()).contains("needs release-kit-sbom");
    assertThat(result.next()).contains("<artifactId>release-kit-sbom</artifactId>");
  }

  @Test
  void warnsOfNoticesThatCannotBeSent() {
    policy("notices:\n  team: {type: slack, url: no-such-hook}\n");
    assertThat(fixture.find("credentials"))
        .last()
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.WARNING);
              assertThat(result.found()).contains("'no-such-hook' for notice 'team'");
              assertThat(result.next()).contains("export RELEASE_KIT_NO_SUCH_HOOK");
            });

    fixture.server("no-such-hook", "", "https://hooks.example.org/s3cret");
    Diagnosis diagnosis = fixture.examine();
    assertThat(DoctorFixture.of(diagnosis, "credentials"))
        .contains(CheckResult.ok("credentials", "'no-such-hook' for notice 'team'"));
    assertThat(diagnosis.toString()).doesNotContain("s3cret");
  }

  @Test
  void writesJsonAndFailsOnlyAfterAllIsShown() throws IOException {
    fixture.clone.run("config", "user.name", "");
    Path file = temp.resolve("out/doctor.json");

    Optional<ReleaseException> refusal =
        fixture.run(new Output("json", Optional.of(file), fixture.out::add));

    JsonNode document = new ObjectMapper().readTree(file.toFile());
    assertThat(document.path("verdict").asText()).isEqualTo("failed");
    assertThat(document.path("checks").findValuesAsText("check")).contains("git", "ci");
    assertThat(document.path("checks").get(0).fieldNames())
        .toIterable()
        .containsExactly("check", "verdict", "found", "next");
    assertThat(refusal.orElseThrow().problem()).isEqualTo("1 check has failed: identity");
  }

  @Test
  void showsALineForEachThing() {
    assertThat(fixture.run(new Output("text", Optional.empty(), fixture.out::add))).isEmpty();

    assertThat(fixture.out).contains("ok       identity     Ada Tester <ada@example.org>");
    assertThat(fixture.out.get(fixture.out.size() - 1)).endsWith(" 0 warning, 0 failed");
  }
}
