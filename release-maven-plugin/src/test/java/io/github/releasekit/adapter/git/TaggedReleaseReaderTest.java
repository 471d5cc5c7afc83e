package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.TaggedRelease;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedReleaseReaderTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path temp;

  private GitFixture git;

  @BeforeEach
  void init() {
    git = GitFixture.init(temp.resolve("clone"));
  }

  private List<TaggedRelease> read(String... paths) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return TaggedReleaseReader.read(
          repository,
          TagFormat.of(
              "v@{project.version}", "org.acme", "app", new VersionScheme.Semantic(Bump.MINOR)),
          List.of(paths));
    }
  }

  private void commit(int hour, String message) {
    git.at(START.plusSeconds(hour * 3600L)).commit(message, message + ".txt", message);
  }

  /** {@code 1.1.0 after 1.0.0: c b}, the newest first. */
  private static String told(TaggedRelease release) {
    return release.version()
        + release.previous().map(version -> " after " + version).orElse("")
        + ": "
        + release.commits().stream().map(Commit::subject).collect(Collectors.joining(" "));
  }

  @Test
  void eachCommitIsOfTheFirstReleaseThatHasItOnItsLine() {
    commit(1, "a");
    git.run("tag", "v1.0.0");
    commit(2, "b");
    git.run("checkout", "-q", "-b", "support");
    commit(3, "s");
    git.run("tag", "v1.0.1");
    git.run("checkout", "-q", "main");
    commit(4, "c");
    git.run("tag", "v2.0.0-rc.1");
    git.run("merge", "-q", "--no-ff", "-m", "merge", "support");
    commit(6, "d");
    git.run("tag", "v2.0.0-rc.2");
    git.run("tag", "v2.0.0");
    git.run("tag", "other-3.0.0");
    commit(7, "unreleased");

    assertThat(read())
        .extracting(TaggedReleaseReaderTest::told)
        .containsExactlyInAnyOrder(
            "1.0.0: a",
            "1.0.1 after 1.0.0: s b",
            "2.0.0-rc.1 after 1.0.1: c",
            "2.0.0-rc.2 after 2.0.0-rc.1: d merge",
            "2.0.0 after 2.0.0-rc.2: ");
  }

  @Test
  void timesAreThoseOfTagsThatTellThemElseOfCommits() {
    commit(1, "a");
    git.run("tag", "v1.0.0");
    git.at(START.plusSeconds(36_000)).run("tag", "-a", "-m", "release", "v1.0.1");

    assertThat(read())
        .extracting(TaggedRelease::version, TaggedRelease::at)
        .containsExactly(
            tuple(Version.parse("1.0.0"), START.plusSeconds(3600)),
            tuple(Version.parse("1.0.1"), START.plusSeconds(36_000)));
  }

  @Test
  void ofAComponentOnlyWhatTouchesItCounts() {
    git.commit("both", "api/a.txt", "a");
    git.commit("elsewhere", "web/a.txt", "a");
    git.run("tag", "v1.0.0");
    git.commit("own", "api/b.txt", "b");
    git.run("tag", "v1.1.0");

    assertThat(read("api"))
        .extracting(TaggedReleaseReaderTest::told)
        .containsExactly("1.0.0: both", "1.1.0 after 1.0.0: own");
  }

  @Test
  void tagsOfWhatIsNoCommitAreLeftOut() {
    commit(1, "a");
    git.run("tag", "v1.0.0", "HEAD^{tree}");

    assertThat(read()).isEmpty();
  }

  @Test
  void aShallowCloneIsRefused() {
    commit(1, "a");
    commit(2, "b");
    GitFixture whole = git;
    Path shallow = temp.resolve("shallow");
    whole.run(
        "clone", "-q", "--depth", "1", whole.directory().toUri().toString(), shallow.toString());
    git = GitFixture.at(shallow);

    assertThatThrownBy(this::read)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("shallow");
  }
}
