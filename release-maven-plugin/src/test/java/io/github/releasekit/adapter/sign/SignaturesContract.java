package io.github.releasekit.adapter.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.git.SigningReader;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.event.LedgerEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for signatures with every kind of key; git's own verification is the oracle. */
abstract class SignaturesContract {

  private static final Instant TIME = Instant.parse("2026-11-24T10:00:00Z");

  /** A passphrase that must turn up nowhere. */
  static final String CANARY = "canary-4711-ü ' \" $x";

  @TempDir Path temp;
  GitFixture git;
  private GitRepository repository;
  private String base;

  /** Has git sign with a key of this kind that has no passphrase. */
  abstract void signWithoutPassphrase();

  /** The name of the program's key in git's configuration. */
  abstract String programKey();

  @BeforeEach
  final void repository() {
    git = GitFixture.init(temp.resolve("clone"));
    base = git.commit("feat: a", "a.txt", "a");
    git.run("config", "commit.gpgSign", "true");
    git.run("config", "tag.gpgSign", "true");
    repository = GitRepository.open(git.directory());
  }

  @AfterEach
  final void close() {
    repository.close();
  }

  @Test
  void signsCommitsAsGitAcceptsThem() {
    signWithoutPassphrase();

    String commit = commit(Map.of("ü.txt", bytes("ü")));

    git.run("verify-commit", commit);
    git.run("fsck", "--strict", "--no-dangling", commit);
    assertThat(git.run("log", "-1", "--format=%s|%b|%an|%T", commit).strip())
        .isEqualTo(
            "chore: ü|-----BEGIN\n|Ada Tester|" + git.run("rev-parse", commit + "^{tree}").strip());
  }

  @Test
  void signsCommitsOfManyFiles() {
    signWithoutPassphrase();
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      files.put("f" + i, bytes("f" + i));
    }

    git.run("verify-commit", commit(files));
  }

  @Test
  void signsTagsAsGitAcceptsThem() {
    signWithoutPassphrase();

    String tag = writer().tag("v1.0.0", base, "Release 1.0.0\n\n- ü\n");

    git.run("verify-tag", tag);
    git.run("fsck", "--strict", "--no-dangling", tag);
    assertThat(git.run("cat-file", "-p", tag)).contains("\n\nRelease 1.0.0\n\n- ü\n-----BEGIN ");
  }

  @Test
  void signsWhatEntersTheLedger() {
    signWithoutPassphrase();
    GitLedger ledger =
        new GitLedger(repository, GitLedger.REF, Optional.empty(), signatures(Optional.empty()));

    String first =
        ledger.append(
            Optional.empty(),
            event(LedgerEvent.Type.PREPARED),
            Optional.of(ManifestFixture.manifest("1.0.0")));
    String second =
        ledger.append(Optional.of(first), event(LedgerEvent.Type.PERFORMED), Optional.empty());

    git.run("verify-commit", first, second);
  }

  @Test
  void makesSignaturesThatOtherContentDoesNotHave() {
    signWithoutPassphrase();
    String commit = git.run("cat-file", "commit", commit(Map.of()));
    String other =
        git.runWithInput(
                commit.replace("chore: ü", "chore: u"),
                "hash-object",
                "-w",
                "-t",
                "commit",
                "--stdin")
            .strip();

    assertThatThrownBy(() -> git.run("verify-commit", other)).isInstanceOf(AssertionError.class);
  }

  @Test
  void signsTagsAlone() {
    signWithoutPassphrase();
    git.run("config", "commit.gpgSign", "false");

    assertThat(git.run("cat-file", "commit", commit(Map.of()))).doesNotContain("gpgsig");
    git.run("verify-tag", writer().tag("v1.0.0", base, "m\n"));
  }

  @Test
  void signsCommitsAlone() {
    signWithoutPassphrase();
    git.run("config", "tag.gpgSign", "false");

    git.run("verify-commit", commit(Map.of()));
    assertThat(git.run("cat-file", "tag", writer().tag("v1.0.0", base, "m\n")))
        .doesNotContain("-----BEGIN");
  }

  @Test
  void refusesWhereTheProgramIsMissing() {
    signWithoutPassphrase();
    git.run("config", programKey(), temp.resolve("no-such-program").toString());

    assertThat(refusal(Optional.empty()).problem()).contains("no-such-program");
  }

  @Test
  void refusesAProgramThatSucceedsWithoutASignature() {
    signWithoutPassphrase();
    use(
        "for last; do :; done",
        "echo '[GNUPG:] SIG_CREATED D 22 8 00 1 ABC' >&2",
        "echo no signature",
        "echo no signature > \"$last.sig\"");

    assertThat(refusal(Optional.empty()).problem()).contains("gave no signature");
  }

  @Test
  void refusesAProgramThatSucceedsAndSaysNothing() {
    signWithoutPassphrase();
    use("exit 0");

    assertThat(refusal(Optional.empty()).remedy()).isNotBlank();
  }

  @Test
  void quotesWhatTheProgramSaysAsOneLineOfPlainText() {
    signWithoutPassphrase();
    use("printf 'one\\033[31m\\ntwo\\n' >&2", "exit 3");

    assertThat(refusal(Optional.empty()).problem()).endsWith(": one [31m; two");
  }

  /** Has git sign by a script. */
  final void use(String... lines) {
    git.run("config", programKey(), Programs.script(temp.resolve("program"), lines).toString());
  }

  final String commit(Map<String, byte[]> files) {
    return commit(files, Optional.empty());
  }

  final String commit(Map<String, byte[]> files, Optional<Secret> passphrase) {
    return new ObjectWriter(repository, TIME, signatures(passphrase))
        .commit(Optional.of(base), Optional.of(base), files, "chore: ü\n\n-----BEGIN\n");
  }

  final ReleaseException refusal(Optional<Secret> passphrase) {
    return catchThrowableOfType(ReleaseException.class, () -> commit(Map.of(), passphrase));
  }

  /** The files under a directory in which a text stands. */
  static List<Path> filesWith(String text, Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(file -> read(file).contains(text)).toList();
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ObjectWriter writer() {
    return new ObjectWriter(repository, TIME, signatures(Optional.empty()));
  }

  private Signatures signatures(Optional<Secret> passphrase) {
    return new Signatures(
        () -> SigningReader.read(repository), repository.root(), () -> passphrase);
  }

  private static LedgerEvent event(LedgerEvent.Type type) {
    return LedgerEvent.of(
        type, "1.0.0", "v1.0.0", "a".repeat(40), TIME, Optional.of(GitFixture.IDENTITY), "why");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
