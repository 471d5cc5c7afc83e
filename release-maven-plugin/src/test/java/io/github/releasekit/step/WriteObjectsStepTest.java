package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.ReleaseTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WriteObjectsStepTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path temp;
  private GitFixture git;

  @Test
  void tellsTheTagTheHighlightsOfTheCommits() {
    assertThat(
            tagMessage(
                "feat: a\n\nHighlight: Log in_with *passkeys* & <keys>\n", "feat: some_thing"))
        .startsWith(
            "Release 1.3.0\n\n- Log in_with *passkeys* & <keys>\n\nChangelog: CHANGELOG.md\n");
  }

  @Test
  void tellsTheTagTheEntriesOfTheChangelogAsPlainText() {
    assertThat(tagMessage("feat(core): _read_ <b> *x* for @ada"))
        .startsWith(
            "Release 1.3.0\n\n- core: _read_ <b> *x* for @ada\n\nChangelog: CHANGELOG.md\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void signsCommitsAndTagOnceAndFindsThemDone() {
    Programs.require("ssh-keygen");
    Path key = temp.resolve("key");
    Programs.run(Path.of("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    Path program =
        Programs.script(
            temp.resolve("program"),
            "echo signed >> '" + temp + "/calls'",
            "exec ssh-keygen \"$@\"");
    Signing signing =
        new Signing(true, true, Signing.SSH, Optional.of(key.toString()), program.toString());
    ReleasePlan plan = plan("feat: a");
    try (GitRepository repository = GitRepository.open(git.directory())) {
      Signatures signatures = new Signatures(() -> signing, temp, Optional::empty);
      WriteObjectsStep step =
          new WriteObjectsStep(repository, "refs/heads/main", CLOCK, signatures, Optional.empty());

      ObjectsWritten written = (ObjectsWritten) step.apply(plan, Journal.EMPTY);
      Journal journal =
          Journal.EMPTY.with(new JournalEntry(step.id(), CLOCK.instant(), 0.1, written));

      assertThat(step.observe(plan, journal)).isEqualTo(new Observation.Done(written));
      assertThat(git.run("cat-file", "commit", written.releaseCommit()))
          .contains("\ngpgsig -----BEGIN SSH SIGNATURE-----\n");
      assertThat(git.run("cat-file", "commit", written.developmentCommit()))
          .contains("\ngpgsig -----BEGIN SSH SIGNATURE-----\n");
      assertThat(git.run("cat-file", "tag", written.tag()))
          .endsWith("\n-----END SSH SIGNATURE-----\n");
      assertThat(temp.resolve("calls")).hasContent("signed\nsigned\nsigned");
    }
  }

  @Test
  void givesTwoAttemptsInTheSameSecondTagsOfTheirOwn() {
    ReleasePlan plan = plan("feat: a");
    try (GitRepository repository = GitRepository.open(git.directory())) {
      WriteObjectsStep step =
          new WriteObjectsStep(
              repository, "refs/heads/main", CLOCK, Signatures.NONE, Optional.empty());
      ObjectsWritten one = (ObjectsWritten) step.apply(plan, Journal.EMPTY);
      ObjectsWritten other = (ObjectsWritten) step.apply(plan, Journal.EMPTY);

      assertThat(one.releaseCommit()).isEqualTo(other.releaseCommit());
      assertThat(one.tag()).isNotEqualTo(other.tag());
    }
  }

  @Test
  void writesATagAndNoCommitInTagOnlyMode() {
    SnapshotFixture fixture = new SnapshotFixture();
    fixture.policy = SnapshotFixture.tagOnly();
    ReleasePlan plan = plan(fixture, "feat: a");
    String objects = git.run("count-objects");
    try (GitRepository repository = GitRepository.open(git.directory())) {
      ObjectsWritten written =
          (ObjectsWritten)
              new WriteObjectsStep(
                      repository, "refs/heads/main", CLOCK, Signatures.NONE, Optional.empty())
                  .apply(plan, Journal.EMPTY);

      assertThat(written.releaseCommit()).isEqualTo(git.id("HEAD"));
      assertThat(written.developmentCommit()).isEqualTo(git.id("HEAD"));
      assertThat(git.id(written.tag() + "^{commit}")).isEqualTo(git.id("HEAD"));
      assertThat(git.run("cat-file", "-t", written.tag()).strip()).isEqualTo("tag");
      assertThat(git.run("cat-file", "tag", written.tag()))
          .contains("\n- a\n")
          .doesNotContain("Changelog:");
      assertThat(plan.edits().release(ReleaseTime.SYMBOLIC)).isEmpty();
      assertThat(plan.edits().development(ReleaseTime.SYMBOLIC)).isEmpty();
      assertThat(plan.decision().development()).isEqualTo("1.2.1-SNAPSHOT");
    }
    assertThat(git.run("count-objects").split(" ")[0])
        .isEqualTo(String.valueOf(Integer.parseInt(objects.split(" ")[0]) + 1));
  }

  /** The chain of signed tags vouches for the ledger before each of them (T2). */
  @Test
  void writesTheHeadOfTheLedgerIntoTheTag() {
    ReleasePlan plan = plan("feat: a");
    String head = "c".repeat(40);
    try (GitRepository repository = GitRepository.open(git.directory())) {
      ObjectsWritten with =
          (ObjectsWritten)
              new WriteObjectsStep(
                      repository, "refs/heads/main", CLOCK, Signatures.NONE, Optional.of(head))
                  .apply(plan, Journal.EMPTY);
      ObjectsWritten without =
          (ObjectsWritten)
              new WriteObjectsStep(
                      repository, "refs/heads/main", CLOCK, Signatures.NONE, Optional.empty())
                  .apply(plan, Journal.EMPTY);

      git.run("update-ref", "refs/tags/with", with.tag());
      assertThat(
              git.run(
                  "for-each-ref",
                  "--format=%(contents:trailers:key=Release-Ledger,valueonly)",
                  "refs/tags/with"))
          .isEqualToIgnoringWhitespace(head);
      assertThat(git.run("cat-file", "tag", without.tag())).doesNotContain("Release-Ledger");
    }
  }

  private String tagMessage(String... messages) {
    ReleasePlan plan = plan(messages);
    try (GitRepository repository = GitRepository.open(git.directory())) {
      ObjectsWritten written =
          (ObjectsWritten)
              new WriteObjectsStep(
                      repository, "refs/heads/main", CLOCK, Signatures.NONE, Optional.empty())
                  .apply(plan, Journal.EMPTY);
      String tag = git.run("cat-file", "-p", written.tag());
      return tag.substring(tag.indexOf("\n\n") + 2);
    }
  }

  private ReleasePlan plan(String... messages) {
    return plan(new SnapshotFixture(), messages);
  }

  private ReleasePlan plan(SnapshotFixture fixture, String... messages) {
    git = GitFixture.init(temp.resolve("clone"));
    git.write("pom.xml", fixture.pom);
    git.write("CHANGELOG.md", fixture.changelog);
    git.run("add", "--all");
    fixture.head = git.commit("feat: all");
    fixture.commits = List.of(messages).stream().map(SnapshotFixture::commit).toList();
    return fixture.plan(ReleaseRequest.DEFAULT);
  }
}
