package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectWriterTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private String base;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp);
    git.write("run.sh", "#!/bin/sh\n");
    git.run("add", "run.sh");
    git.run("update-index", "--chmod=+x", "run.sh");
    git.commit("feat: a", "pom.xml", "<old/>");
    git.commit("feat: b", "d/x.txt", "x");
    base = git.commit("feat: c", "d-e.txt", "sorts before d/");
    git.write("pom.xml", "<edited by the user/>");
    git.write("staged.txt", "staged");
    git.run("add", "staged.txt");
    git.write("untracked.txt", "untracked");
    repository = GitRepository.open(temp);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void writesTheBasesTreeWithTheEditsAndNothingElse() {
    String commit = commit(Map.of("pom.xml", bytes("<new/>"), "run.sh", bytes("#!/bin/bash\n")));

    assertThat(git.run("diff-tree", "-r", "--name-status", base, commit))
        .isEqualTo("M\tpom.xml\nM\trun.sh\n");
    assertThat(git.run("show", commit + ":pom.xml")).isEqualTo("<new/>");
    assertThat(git.run("ls-tree", commit, "run.sh")).startsWith("100755 blob ");
    assertThat(git.run("ls-tree", commit, "d", "d-e.txt"))
        .isEqualTo(git.run("ls-tree", base, "d", "d-e.txt"));
  }

  @Test
  void addsNewFilesInNewDirectories() {
    String commit = commit(Map.of("docs/a/CHANGELOG.md", bytes("c"), "d/w", bytes("w")));

    assertThat(git.run("diff-tree", "-r", "--name-status", base, commit))
        .isEqualTo("A\td/w\nA\tdocs/a/CHANGELOG.md\n");
    assertThat(git.run("ls-tree", "-r", commit, "docs")).startsWith("100644 blob ");
  }

  @Test
  void writesAFirstCommitOnTheEmptyTree() {
    String commit =
        new ObjectWriter(repository, TIME, Signatures.NONE)
            .commit(Optional.empty(), Optional.empty(), Map.of("a", bytes("a")), "first\n");

    assertThat(git.run("ls-tree", "-r", "--name-only", commit)).isEqualTo("a\n");
    assertThat(git.run("rev-list", "--parents", commit).strip()).isEqualTo(commit);
  }

  @Test
  void recordsWhoWhenAndWhy() {
    String commit = commit(Map.of());

    assertThat(git.run("log", "-1", "--format=%an <%ae>|%cn <%ce>|%at|%ct|%P|%B", commit).strip())
        .isEqualTo(
            GitFixture.IDENTITY
                + "|"
                + GitFixture.IDENTITY
                + "|"
                + TIME.getEpochSecond()
                + "|"
                + TIME.getEpochSecond()
                + "|"
                + base
                + "|chore: ü\n\nbody");
    assertThat(git.id(commit + "^{tree}")).isEqualTo(git.id(base + "^{tree}"));
  }

  @Test
  void commitsAsTheOneThatGitNamesHere() throws IOException {
    Path included = temp.resolve(".git/at-work");
    Files.writeString(included, "[user]\n\temail = ada@work.example.org\n");
    git.run("config", "--unset", "user.email");
    git.run("config", "includeIf.gitdir:" + temp.toRealPath() + "/.path", included.toString());

    try (GitRepository opened = GitRepository.open(temp)) {
      assertThat(opened.committer()).contains("Ada Tester <ada@work.example.org>");
      String commit =
          new ObjectWriter(opened, TIME, Signatures.NONE)
              .commit(Optional.of(base), Optional.of(base), Map.of(), "chore: a\n");
      assertThat(git.run("log", "-1", "--format=%an <%ae> %cn <%ce>", commit).strip())
          .isEqualTo("Ada Tester <ada@work.example.org> Ada Tester <ada@work.example.org>");
    }
  }

  @Test
  void writesTheSameObjectForTheSameTimeAndFiles() {
    assertThat(commit(Map.of("a", bytes("a")))).isEqualTo(commit(Map.of("a", bytes("a"))));
  }

  @Test
  void writesAnAnnotatedTag() {
    String tag =
        new ObjectWriter(repository, TIME, Signatures.NONE)
            .tag("v1.0.0", base, "Release 1.0.0\n\nü\n");

    assertThat(git.run("cat-file", "-t", tag).strip()).isEqualTo("tag");
    assertThat(git.run("cat-file", "-p", tag))
        .isEqualTo(
            "object "
                + base
                + "\ntype commit\ntag v1.0.0\ntagger "
                + GitFixture.IDENTITY
                + " "
                + TIME.getEpochSecond()
                + " +0000\n\nRelease 1.0.0\n\nü\n");
  }

  @Test
  void movesNoRefAndTouchesNeitherIndexNorFiles() {
    Map<String, String> before = git.state();
    String refs = git.refs();

    String commit = commit(Map.of("pom.xml", bytes("<new/>"), "new.txt", bytes("n")));
    new ObjectWriter(repository, TIME, Signatures.NONE).tag("v1.0.0", commit, "m\n");

    assertThat(git.state()).isEqualTo(before);
    assertThat(git.refs()).isEqualTo(refs);
  }

  @Test
  void writesWhatGitFindsSound() {
    byte[] large = new byte[3_000_000];
    Arrays.fill(large, (byte) 'x');
    String commit = commit(Map.of("large", large, "z/y/x", bytes(""), "d/x.txt", bytes("é")));
    String tag = new ObjectWriter(repository, TIME, Signatures.NONE).tag("v1", commit, "m\n");

    git.run("fsck", "--strict", "--no-dangling", commit, tag);
    assertThat(git.run("cat-file", "-s", commit + ":large").strip()).isEqualTo("3000000");
  }

  @Test
  void revertsWhatACommitDidAndKeepsWhatCameSince() {
    String release = commit(Map.of("pom.xml", bytes("<new/>"), "CHANGELOG.md", bytes("# 1\n")));
    git.run("reset", "--hard", "-q", release);
    String later = git.commit("feat: later", "d/x.txt", "later");

    String reverted =
        new ObjectWriter(repository, TIME, Signatures.NONE)
            .revert(later, base, release, "revert\n");

    assertThat(git.id(reverted + "^")).isEqualTo(later);
    assertThat(git.run("diff-tree", "-r", "--name-status", base, reverted))
        .isEqualTo("M\td/x.txt\n");
    assertThat(git.run("show", reverted + ":d/x.txt")).isEqualTo("later");
    assertThat(git.id("HEAD")).isEqualTo(later);
  }

  @Test
  void revertsNothingTwice() {
    String release = commit(Map.of("pom.xml", bytes("<new/>")));
    ObjectWriter writer = new ObjectWriter(repository, TIME, Signatures.NONE);
    String reverted = writer.revert(release, base, release, "revert\n");

    assertThat(writer.revert(reverted, base, release, "revert\n")).isEqualTo(reverted);
    assertThat(git.id(reverted + "^{tree}")).isEqualTo(git.id(base + "^{tree}"));
  }

  @Test
  void refusesToRevertWhatWasChangedAgain() {
    String release = commit(Map.of("pom.xml", bytes("<new/>")));
    git.run("reset", "--hard", "-q", release);
    String later = git.commit("fix: version", "pom.xml", "<newer/>");

    assertThatThrownBy(
            () ->
                new ObjectWriter(repository, TIME, Signatures.NONE)
                    .revert(later, base, release, "revert\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("changed again in pom.xml");
  }

  @Test
  void keepsManyFilesInOnePack() {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 80; i++) {
      files.put("m" + i + "/pom.xml", bytes("<version>" + i + "</version>"));
    }
    String loose = git.run("count-objects");

    String commit = commit(files);

    git.run("fsck", "--strict", "--no-dangling", commit);
    assertThat(git.run("diff-tree", "-r", "--name-only", base, commit).lines())
        .containsExactlyInAnyOrderElementsOf(files.keySet());
    assertThat(git.run("show", commit + ":m79/pom.xml")).isEqualTo("<version>79</version>");
    assertThat(git.run("count-objects")).isEqualTo(loose);
    assertThat(git.run("count-objects", "-v")).contains("packs: 1");
    assertThat(commit(files)).isEqualTo(commit);
  }

  private String commit(Map<String, byte[]> files) {
    return new ObjectWriter(repository, TIME, Signatures.NONE)
        .commit(Optional.of(base), Optional.of(base), files, "chore: ü\n\nbody\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
