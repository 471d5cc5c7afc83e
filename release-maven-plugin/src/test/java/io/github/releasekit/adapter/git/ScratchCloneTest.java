package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.sign.Signatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchCloneTest {

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private Path checkout;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp.resolve("clone"));
    git.commit("feat: a", "a.txt", "a\r\n");
    git.run("tag", "-a", "-m", "old", "v0.9.0");
    git.run("remote", "add", "origin", "https://git.example.org/app.git");
    git.commit("feat: b", "d/ü b.txt", "b");
    git.write("a.txt", "edited by the user");
    git.write("untracked.txt", "u");
    repository = GitRepository.open(git.directory());
    checkout = temp.resolve("attempt/checkout");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void isACleanCheckoutOfTheReleaseCommit() throws Exception {
    ObjectWriter writer =
        new ObjectWriter(repository, Instant.parse("2026-11-21T10:00:00Z"), Signatures.NONE);
    String head = git.id("HEAD");
    String release =
        writer.commit(
            Optional.of(head), Optional.of(head), Map.of("a.txt", "new".getBytes()), "r\n");
    String tag = writer.tag("v1.0.0", release, "r\n");
    Map<String, String> before = git.state();

    ScratchClone.create(repository, checkout, "refs/heads/main", release, Map.of("v1.0.0", tag));

    GitFixture clone = GitFixture.at(checkout);
    assertThat(clone.run("status", "--porcelain", "--ignored")).isEmpty();
    assertThat(clone.id("HEAD")).isEqualTo(release);
    assertThat(clone.run("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/main");
    assertThat(Files.readString(checkout.resolve("a.txt"))).isEqualTo("new");
    assertThat(Files.readString(checkout.resolve("d/ü b.txt"))).isEqualTo("b");
    assertThat(checkout.resolve("untracked.txt")).doesNotExist();
    assertThat(clone.refs())
        .isEqualTo(
            "refs/heads/main "
                + release
                + "\nrefs/tags/v0.9.0 "
                + git.id("v0.9.0")
                + "\nrefs/tags/v1.0.0 "
                + tag
                + "\n");
    assertThat(clone.run("describe").strip()).isEqualTo("v1.0.0");
    assertThat(clone.run("remote", "get-url", "origin").strip())
        .isEqualTo("https://git.example.org/app.git");
    assertThat(clone.run("config", "user.name").strip()).isEqualTo("Ada Tester");
    assertThat(git.state()).as("the user's clone").isEqualTo(before);
  }

  @Test
  void sharesTheObjectStore() throws Exception {
    ScratchClone.create(repository, checkout, "refs/heads/topic", git.id("HEAD"), Map.of());

    assertThat(Files.readString(checkout.resolve(".git/objects/info/alternates")).strip())
        .isEqualTo(git.directory().resolve(".git/objects").toString());
    assertThat(GitFixture.at(checkout).run("count-objects").strip()).startsWith("0 objects");
    GitFixture.at(checkout).run("fsck", "--connectivity-only");
  }

  @Test
  void prefersTheReleasesOwnTagOverALeftover() {
    git.run("tag", "v1.0.0", "v0.9.0^{commit}");

    ScratchClone.create(
        repository, checkout, "refs/heads/main", git.id("HEAD"), Map.of("v1.0.0", git.id("HEAD")));

    assertThat(GitFixture.at(checkout).id("refs/tags/v1.0.0")).isEqualTo(git.id("HEAD"));
  }

  @Test
  void worksFromALinkedWorkingTreeAndWithoutARemote() {
    git.run("remote", "remove", "origin");
    Path linked = temp.resolve("linked");
    git.run("worktree", "add", "--quiet", "-b", "topic", linked.toString());

    try (GitRepository other = GitRepository.open(linked)) {
      ScratchClone.create(other, checkout, "refs/heads/topic", other.head(), Map.of());
    }

    assertThat(GitFixture.at(checkout).run("status", "--porcelain")).isEmpty();
    assertThat(GitFixture.at(checkout).run("remote")).isEmpty();
  }
}
