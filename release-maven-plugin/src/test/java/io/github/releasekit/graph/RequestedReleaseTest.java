package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases by pull requests where the forge does not answer as it should, or nobody may ask it. */
class RequestedReleaseTest {

  private static final String TRUNK =
      """
      * 1.0.1-SNAPSHOT feat: greet (HEAD -> main)
      * 1.0.1-SNAPSHOT begin
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  private static final String HOTFIX =
      """
      * 1.0.1-SNAPSHOT feat: red [app.txt=red] (main)
      * 1.0.1-SNAPSHOT begin
      | * 1.0.1-SNAPSHOT fix: blue [app.txt=blue] (HEAD -> hotfix/v1.0.1)
      | * 1.0.1-SNAPSHOT begin
      |/
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first [app.txt=grey]
      """;

  private static final String FINISHED =
      """
      * 1.2.0-SNAPSHOT begin (main)
      | * 1.1.0-SNAPSHOT fix: late (HEAD -> release/v1.1.0)
      |/
      * 1.1.0-SNAPSHOT feat: greet
      * 1.1.0-SNAPSHOT begin
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  private static final String REQUESTS = "POST .*/pulls";

  @TempDir private Path directory;

  private final Forge forge = new Forge();
  private final List<String> said = new ArrayList<>();
  private World world;

  @BeforeEach
  void propose() {
    begin(TRUNK, "mode: pull-request\n");
  }

  @AfterEach
  void close() {
    forge.close();
  }

  private void begin(String drawing, String policy) {
    world =
        World.create(
            directory.resolve(String.valueOf(drawing.hashCode())),
            Drawing.read(drawing),
            forge.in(policy));
    forge.host(world);
  }

  private void run(String command) {
    new Commands(world, Optional.of(forge), said::add).run(command, List.of());
  }

  private void runWithoutToken(String command) {
    new Commands(world, Optional.empty(), said::add).run(command, List.of());
  }

  private void mergeProposal() {
    run("prepare");
    forge.merge(world, "merge release/v1.1.0 into main");
    world.checkout().run("pull", "--quiet", "--ff-only");
  }

  private void refuseRequests() {
    forge
        .server()
        .answer(REQUESTS, Said.json(403, "{\"message\":\"the token may not open pull requests\"}"));
  }

  private String refs() {
    return world.remote().refs();
  }

  @Test
  void withoutATokenNothingIsProposed() {
    String before = refs();

    assertThatThrownBy(() -> runWithoutToken("prepare"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there is no token for 127.0.0.1");

    assertThat(refs()).isEqualTo(before);
  }

  @Test
  @Tag("faults")
  void withoutATokenNothingIsReleasedThatWasMerged() {
    mergeProposal();
    String before = refs();

    assertThatThrownBy(() -> runWithoutToken("prepare"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there is no token for 127.0.0.1");

    assertThat(refs()).isEqualTo(before);
  }

  @Test
  void aProposalThatWasPushedAndNotAskedForIsAskedForByTheNextRun() {
    refuseRequests();
    assertThatThrownBy(() -> run("prepare"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pull request");
    String pushed = refs();
    assertThat(pushed).contains("refs/heads/release/v1.1.0");
    assertThat(forge.requests()).isEmpty();

    forge.server().answerAgain();
    run("prepare");

    assertThat(refs()).isEqualTo(pushed);
    assertThat(forge.requests()).containsExactly("release/v1.1.0 -> main");
  }

  @Test
  void aReleaseThatWasPushedAsksForTheNextVersionByTheNextRun() {
    mergeProposal();
    refuseRequests();
    assertThatThrownBy(() -> run("prepare"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pull request");
    String pushed = refs();
    assertThat(pushed).contains("refs/tags/v1.1.0", "refs/heads/merge/v1.1.0-into-main");
    assertThat(forge.requests()).isEmpty();

    forge.server().answerAgain();
    run("prepare");

    assertThat(said).anyMatch(line -> line.startsWith("Finished 1.1.0"));
    assertThat(refs()).isEqualTo(pushed);
    assertThat(forge.requests()).containsExactly("merge/v1.1.0-into-main -> main");
  }

  @Test
  @Tag("faults")
  void aHotfixThatConflictsAsksMainByTheNextRun() {
    begin(HOTFIX, "mode: direct\n");
    refuseRequests();
    assertThatThrownBy(() -> run("hotfix-finish"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pull request");
    assertThat(refs()).contains("refs/tags/v1.0.1", "refs/heads/merge/v1.0.1-into-main");

    forge.server().answerAgain();
    run("prepare");

    assertThat(forge.requests()).containsExactly("merge/v1.0.1-into-main -> main");
    assertThat(forge.server().state().proposals().get(0).text()).contains("app.txt");
  }

  @Test
  void whatIsReleasedIsThePlanThatWasProposed() {
    mergeProposal();
    run("prepare");

    assertThat(planOf("v1.1.0")).startsWith("sha256:").isEqualTo(planOf("v1.1.0^{commit}"));
  }

  /** The trailer of a tag or commit that names the plan. */
  private String planOf(String object) {
    return world
        .remote()
        .run("cat-file", "-p", object)
        .lines()
        .filter(line -> line.startsWith("Release-Plan: "))
        .map(line -> line.substring("Release-Plan: ".length()))
        .findFirst()
        .orElseThrow();
  }

  /** Files of a release are public. */
  private void perform(String version) {
    try (GitRepository repository = GitRepository.open(world.checkout().directory())) {
      GitLedger ledger =
          new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
      Optional<String> head = ledger.localHead();
      Manifest manifest = ledger.manifest(head, version).orElseThrow();
      String performed =
          ledger.append(
              head,
              manifest.event(
                  LedgerEvent.Type.PERFORMED,
                  Instant.parse("2026-03-01T11:00:00Z"),
                  Optional.of(GitFixture.IDENTITY),
                  "",
                  List.of(),
                  List.of()),
              Optional.empty());
      world.checkout().run("push", "--quiet", "origin", performed + ":" + GitLedger.REF);
    }
  }

  @Test
  void whatIsPublicIsTakenBackWithoutAPushToAProtectedBranch() {
    mergeProposal();
    run("prepare");
    perform("1.1.0");
    String main = world.remote().id("main");

    run("rollback -Dreason=leak");

    assertThat(world.remote().id("main")).isEqualTo(main);
    assertThat(said)
        .anyMatch(line -> line.contains("Took 1.1.0 back: leak"))
        .anyMatch(line -> line.contains("as [YANKED]: by a pull request, since main takes"));
  }

  @Test
  @Tag("faults")
  void whatIsPublicIsMarkedWhereDevelopmentGoesOnAfterItsBranchHasEnded() {
    begin(FINISHED, "branching: {model: release-branches}\n");
    run("branch-finish");
    perform("1.1.0");

    run("rollback -Dreason=leak");

    assertThat(world.remote().run("show", "main:CHANGELOG.md"))
        .contains("[1.1.0] - 2026-03-01 [YANKED]");
  }

  @Test
  @Tag("faults")
  void theNextVersionIsAskedForByItsName() {
    mergeProposal();
    run("prepare");

    assertThat(forge.server().state().proposals())
        .extracting("title")
        .containsExactly("Set version 1.1.1-SNAPSHOT on main", "Release 1.1.0");
  }
}
