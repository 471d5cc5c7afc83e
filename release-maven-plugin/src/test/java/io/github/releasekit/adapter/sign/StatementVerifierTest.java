package io.github.releasekit.adapter.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.Statement;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.change.Vote.Choice;
import io.github.releasekit.domain.fact.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With keys of ssh-keygen and of GnuPG, in homes of the test's own. */
@DisabledOnOs(OS.WINDOWS)
class StatementVerifierTest {

  private static final String KEY_FILE = "keys/grace.asc";

  /** Short, since the paths of sockets are. */
  @TempDir private static Path home;

  private static Approver ada;
  private static Approver grace;

  /** Whose key signs, and with what. */
  private enum Key {
    SSH,
    OPENPGP
  }

  @BeforeAll
  static void keys() throws IOException {
    Programs.require("ssh-keygen");
    Programs.require("gpg");
    for (String name : List.of("ada", "stranger")) {
      Programs.run(
          Path.of("ssh-keygen"),
          "-q",
          "-t",
          "ed25519",
          "-N",
          "",
          "-C",
          "a comment",
          "-f",
          home.resolve(name).toString());
    }
    Programs.script(home.resolve("gpg"), "GNUPGHOME='" + home + "' exec gpg \"$@\"");
    for (String name : List.of("grace", "foreign")) {
      Programs.gpgKey(home.resolve("gpg"), name + "@example.org", "");
    }
    ada =
        new Approver(
            "Ada Lovelace", Set.of("security"), Files.readString(home.resolve("ada.pub")).strip());
    grace = new Approver("Grace Hopper", Set.of("security"), KEY_FILE);
  }

  @AfterAll
  static void endAgent() {
    Programs.run(
        Programs.script(
            home.resolve("end"), "GNUPGHOME='" + home + "' exec gpgconf --kill gpg-agent"));
  }

  @ParameterizedTest
  @EnumSource
  void knowsWhoHasSigned(Key key) throws IOException {
    Checked<Approval> checked = verifier(ada, grace).check(signed(key, APPROVAL));

    assertThat(checked.by()).contains(key == Key.SSH ? ada : grace);
    assertThat(checked.problem()).isEmpty();
  }

  static Stream<Arguments> alterations() {
    Map<String, UnaryOperator<Approval>> changes =
        Map.of(
            "project", a -> changed(a, "org:app", "org:apq"),
            "version", a -> changed(a, "1.0.0", "1.0.1"),
            "base", a -> changed(a, "c".repeat(40), "c".repeat(39) + "d"),
            "plan", a -> changed(a, "a".repeat(64), "a".repeat(63) + "b"),
            "role", a -> changed(a, "security", "cto"),
            "note", a -> changed(a, "all is well", "all is bad"),
            "by", a -> changed(a, "Ada <", "Eve <"),
            "at", a -> changed(a, "2026-11-25", "2026-11-26"),
            "parts in one", a -> merged(a));
    return Stream.of(Key.values())
        .flatMap(
            key ->
                changes.entrySet().stream()
                    .map(change -> Arguments.of(key, change.getKey(), change.getValue())));
  }

  /** The same but for a text in one of its parts; the signature stays. */
  private static Approval changed(Approval approval, String text, String other) {
    UnaryOperator<String> change = part -> part.replace(text, other);
    return new Approval(
        change.apply(approval.project()),
        change.apply(approval.version()),
        change.apply(approval.base()),
        change.apply(approval.plan()),
        change.apply(approval.role()),
        change.apply(approval.check()),
        change.apply(approval.note()),
        change.apply(approval.link()),
        change.apply(approval.by()),
        change.apply(approval.at()),
        approval.signature());
  }

  /** Has lines that begin like those of the statement within a part. */
  private static Approval merged(Approval approval) {
    return changed(approval, approval.role(), approval.role() + "\ncheck: ");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("alterations")
  void knowsThatItIsAltered(Key key, String part, UnaryOperator<Approval> change)
      throws IOException {
    Checked<Approval> checked = verifier(ada, grace).check(change.apply(signed(key, APPROVAL)));

    assertThat(checked.by()).isEmpty();
    assertThat(checked.problem()).isEqualTo("is altered: its signature is of another text");
  }

  /** Every byte of a signature counts, armor aside. */
  @ParameterizedTest
  @EnumSource
  void takesNoSignatureWithAFlippedByte(Key key) throws IOException {
    Approval approval = signed(key, APPROVAL);
    String armor = approval.signature();
    int from = armor.indexOf("\n", armor.indexOf("-----\n") + 6);
    for (int at = from + 1; at < from + 60; at += 7) {
      char flipped = armor.charAt(at) == 'A' ? 'B' : 'A';
      String other = armor.substring(0, at) + flipped + armor.substring(at + 1);

      assertThat(verifier(ada, grace).check(approval.signed(other)).by())
          .as("byte %d", at)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsAKeyOfNoApprover(Key key) throws IOException {
    Approval approval = signed(key, key == Key.SSH ? "stranger" : "foreign", Statement.NAMESPACE);

    Checked<Approval> checked = verifier(ada, grace).check(approval);

    assertThat(checked.by()).isEmpty();
    assertThat(checked.problem()).isEqualTo("is signed by a key of no approver");
  }

  @Test
  void knowsWhoHasVotedAndWhat() {
    Vote unsigned =
        new Vote(
            "org:app",
            "CR-2026-001",
            "e".repeat(64),
            Choice.NO,
            "Ada <ada@example.org>",
            "2026-11-25T10:00:00Z",
            "");
    Vote vote = unsigned.signed(signature(Key.SSH, "ada", unsigned.text()));
    Vote turned =
        new Vote(
            vote.project(),
            vote.change(),
            vote.sha256(),
            Choice.YES,
            vote.by(),
            vote.at(),
            vote.signature());

    StatementVerifier verifier = new StatementVerifier(List.of(ada), path -> Optional.empty());
    assertThat(verifier.check(vote)).isEqualTo(new Checked<>(vote, Optional.of(ada), ""));
    assertThat(verifier.check(turned).by()).isEmpty();
    assertThat(verifier.check(turned).problem())
        .isEqualTo("is altered: its signature is of another text");
  }

  /** What a person has signed as a commit is no approval, whatever the commit says. */
  @Test
  void takesNoSignatureOfAnotherNamespace() throws IOException {
    assertThat(verifier(ada, grace).check(signed(Key.SSH, "ada", "git")).by()).isEmpty();
  }

  @Test
  void takesWhatIsNoSignatureForNone() throws IOException {
    assertThat(verifier(ada, grace).check(APPROVAL.signed("")).problem())
        .isEqualTo("has no signature");
    assertThat(
            verifier(ada, grace).check(APPROVAL.signed("-----BEGIN SSH SIGNATURE-----\nx\n")).by())
        .isEmpty();
  }

  @Test
  void refusesAKeyThatIsNotCommitted() throws IOException {
    Approval approval = signed(Key.OPENPGP, APPROVAL);

    assertThatThrownBy(
            () -> new StatementVerifier(List.of(grace), path -> Optional.empty()).check(approval))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("keys/grace.asc, the key of Grace Hopper, is not committed");
  }

  private static final Approval APPROVAL =
      new Approval(
          "org:app",
          "1.0.0",
          "c".repeat(40),
          "sha256:" + "a".repeat(64),
          "security",
          "",
          "all is well",
          "",
          "Ada <ada@example.org>",
          "2026-11-25T10:00:00Z",
          "");

  private static Approval signed(Key key, Approval approval) throws IOException {
    return approval.signed(
        signed(key, key == Key.SSH ? "ada" : "grace", Statement.NAMESPACE).signature());
  }

  private static Approval signed(Key key, String name, String namespace) {
    return APPROVAL.signed(signature(key, name, APPROVAL.text(), namespace));
  }

  private static String signature(Key key, String name, String text) {
    return signature(key, name, text, Statement.NAMESPACE);
  }

  private static String signature(Key key, String name, String text, String namespace) {
    Signing signing =
        key == Key.SSH
            ? new Signing(
                false, false, Signing.SSH, Optional.of(home.resolve(name).toString()), "ssh-keygen")
            : new Signing(
                false,
                false,
                Signing.OPENPGP,
                Optional.of(name + "@example.org"),
                home.resolve("gpg").toString());
    return new Signatures(() -> signing, home, Optional::empty).ofText(text, namespace);
  }

  private static StatementVerifier verifier(Approver... approvers) throws IOException {
    Path file = home.resolve("grace.asc");
    if (!Files.exists(file)) {
      Programs.run(
          home.resolve("gpg"),
          "--export",
          "--armor",
          "--output",
          file.toString(),
          "grace@example.org");
    }
    byte[] key = Files.readAllBytes(file);
    return new StatementVerifier(
        List.of(approvers), path -> path.equals(KEY_FILE) ? Optional.of(key) : Optional.empty());
  }
}
