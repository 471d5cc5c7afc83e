package io.github.releasekit.extension.postgresql;

import io.github.releasekit.adapter.git.GitRepository;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository with a ledger, made by the git command line. */
final class GitLedgerFixture {

  private static final String REF = "refs/release-kit/ledger";
  private static final String COMMITTER = " Ada <ada@example.org> 1795255200 +0000\n";

  private final Path directory;
  private Optional<String> head = Optional.empty();

  private GitLedgerFixture(Path directory) {
    this.directory = directory;
  }

  static GitLedgerFixture init(Path directory) {
    Command.run(
        directory.getParent(),
        new byte[0],
        List.of("git", "init", "-q", "--template=", "-b", "main", directory.toString()));
    GitLedgerFixture git = new GitLedgerFixture(directory);
    git.run(
        ("commit refs/heads/main\ncommitter" + COMMITTER + "data 0\n")
            .getBytes(StandardCharsets.UTF_8),
        "fast-import",
        "--quiet");
    return git;
  }

  /** One that was made before and has no ledger yet. */
  static GitLedgerFixture at(Path directory) {
    return new GitLedgerFixture(directory);
  }

  private String run(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return Command.run(directory, input, command);
  }

  /** Adds files in one commit on top of the ledger; returns its head. */
  String append(Map<String, byte[]> files) {
    return commit(head, files, List.of());
  }

  /** Changes or removes files in one commit on top of the ledger; returns its head. */
  String change(Map<String, byte[]> files, List<String> removed) {
    return commit(head, files, removed);
  }

  /** Puts another ledger in its place; returns its head. */
  String rewrite(Map<String, byte[]> files) {
    return commit(Optional.empty(), files, List.of());
  }

  private String commit(Optional<String> parent, Map<String, byte[]> files, List<String> removed) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    write(input, "reset " + REF + "\n");
    parent.ifPresent(id -> write(input, "from " + id + "\n"));
    write(input, "\ncommit " + REF + "\ncommitter" + COMMITTER + "data 0\n");
    files.forEach(
        (path, content) -> {
          write(input, "M 100644 inline " + path + "\ndata " + content.length + "\n");
          input.writeBytes(content);
          write(input, "\n");
        });
    removed.forEach(path -> write(input, "D " + path + "\n"));
    write(input, "\n");
    run(input.toByteArray(), "fast-import", "--quiet", "--force");
    head = Optional.of(run(new byte[0], "rev-parse", REF).strip());
    return head.get();
  }

  private static void write(ByteArrayOutputStream input, String text) {
    input.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Optional<String> head() {
    return head;
  }

  /** To be closed. */
  GitRepository open() {
    return GitRepository.open(directory);
  }
}
