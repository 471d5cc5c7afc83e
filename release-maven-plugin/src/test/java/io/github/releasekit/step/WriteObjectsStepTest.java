package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteObjectsStepTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path temp;

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

  private String tagMessage(String... messages) {
    GitFixture git = GitFixture.init(temp.resolve("clone"));
    SnapshotFixture fixture = new SnapshotFixture();
    git.write("pom.xml", fixture.pom);
    git.write("CHANGELOG.md", fixture.changelog);
    git.run("add", "--all");
    fixture.head = git.commit("feat: all");
    fixture.commits = List.of(messages).stream().map(SnapshotFixture::commit).toList();
    ReleasePlan plan = fixture.plan(ReleaseRequest.DEFAULT);
    try (GitRepository repository = GitRepository.open(git.directory())) {
      ObjectsWritten written =
          (ObjectsWritten) new WriteObjectsStep(repository, CLOCK).apply(plan, Journal.EMPTY);
      String tag = git.run("cat-file", "-p", written.tag());
      return tag.substring(tag.indexOf("\n\n") + 2);
    }
  }
}
