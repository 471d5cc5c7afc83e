package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out by whose key a statement was signed, with {@code ssh-keygen -Y verify} or {@code gpg
 * --verify}, given nothing but the keys of the approvers: neither the user's keyring nor what it
 * trusts has a say.
 */
public final class StatementVerifier {

  private static final String SSH = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String OPENPGP = "-----BEGIN PGP SIGNATURE-----\n";
  private static final String ALTERED = "is altered: its signature is of another text";
  private static final String STRANGER = "is signed by a key of no approver";

  private final List<Approver> approvers;
  private final Function<String, Optional<byte[]>> files;

  /**
   * @param files of the commit that the approvers are read from, by path
   */
  public StatementVerifier(List<Approver> approvers, Function<String, Optional<byte[]>> files) {
    this.approvers = List.copyOf(approvers);
    this.files = files;
  }

  /**
   * @throws ReleaseException when a program is missing, or a key's file is not there
   */
  public <T extends Statement> Checked<T> check(T statement) {
    String signature = statement.signature();
    if (!statement.isWellFormed()) {
      return Checked.byNobody(statement, ALTERED);
    }
    boolean isAscii = signature.chars().allMatch(c -> c <= '~');
    if (isAscii && signature.startsWith(SSH)) {
      return ofSsh(statement);
    }
    if (isAscii && signature.startsWith(OPENPGP)) {
      return ofOpenPgp(statement);
    }
    return Checked.byNobody(statement, "has no signature");
  }

  private <T extends Statement> Checked<T> ofSsh(T statement) {
    List<Approver> known = approvers.stream().filter(one -> !one.isInFile()).toList();
    try (PrivateDirectory own = new PrivateDirectory()) {
      String signature = own.write("signature", statement.signature()).toString();
      String signers = own.write("signers", allowed(known)).toString();
      List<String> found =
          run(own, statement, "find-principals", "-f", signers, "-s", signature)
              .out()
              .lines()
              .map(String::strip)
              .toList();
      for (String name : found) {
        ProcessResult verified =
            run(
                own,
                statement,
                "verify",
                "-f",
                signers,
                "-I",
                name,
                "-n",
                Statement.NAMESPACE,
                "-s",
                signature);
        if (verified.succeeded()) {
          return Checked.by(known.get(Integer.parseInt(name)), statement);
        }
      }
      boolean sound =
          run(own, statement, "check-novalidate", "-n", Statement.NAMESPACE, "-s", signature)
              .succeeded();
      return Checked.byNobody(statement, sound ? STRANGER : ALTERED);
    }
  }

  /** A line an approver, who is known by number, so that no name can be taken for a pattern. */
  private static String allowed(List<Approver> known) {
    return IntStream.range(0, known.size())
        .mapToObj(
            i -> {
              String[] key = known.get(i).key().split(" ");
              return i
                  + " namespaces=\""
                  + Statement.NAMESPACE
                  + "\" "
                  + key[0]
                  + " "
                  + key[1]
                  + "\n";
            })
        .collect(Collectors.joining());
  }

  private static ProcessResult run(
      PrivateDirectory own, Statement statement, String action, String... arguments) {
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-Y", action));
    command.addAll(List.of(arguments));
    return new Command(command, own.path(), Map.of(), Signer.DEADLINE).run(statement.text());
  }

  private <T extends Statement> Checked<T> ofOpenPgp(T statement) {
    boolean altered = false;
    for (Approver approver : approvers) {
      if (!approver.isInFile()) {
        continue;
      }
      try (PrivateDirectory own = new PrivateDirectory()) {
        String key = own.write("key.asc", keyOf(approver)).toString();
        String signature = own.write("signature", statement.signature()).toString();
        String text = own.write("statement", statement.text()).toString();
        List<String> keys = imported(gpg(own, "--status-fd=1", "--import", key).out());
        String said = gpg(own, "--status-fd=1", "--verify", signature, text).out();
        if (has(said, "GOODSIG ") && keys.stream().anyMatch(one -> isBy(said, one))) {
          return Checked.by(approver, statement);
        }
        if (has(said, "EXPKEYSIG ") || has(said, "REVKEYSIG ") || has(said, "EXPSIG ")) {
          return Checked.byNobody(
              statement, "is signed by a key of " + approver.name() + " that holds no more");
        }
        altered |= has(said, "BADSIG ");
      }
    }
    return Checked.byNobody(statement, altered ? ALTERED : STRANGER);
  }

  private static ProcessResult gpg(PrivateDirectory own, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("gpg", "--homedir", own.path().toString(), "--batch", "--no-autostart"));
    command.addAll(List.of(arguments));
    return new Command(command, own.path(), Map.of(), Signer.DEADLINE).run("");
  }

  private static boolean has(String said, String status) {
    return said.lines().anyMatch(line -> line.startsWith(Signer.STATUS + status));
  }

  /** Fingerprints of the keys that the approver has. */
  private static List<String> imported(String said) {
    return said.lines()
        .filter(line -> line.startsWith(Signer.STATUS + "IMPORT_OK "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }

  /** Whether a signature is by a key, or a subkey of it, whatever else gpg may have got hold of. */
  private static boolean isBy(String said, String fingerprint) {
    return said.lines()
            .filter(line -> line.startsWith(Signer.STATUS + "VALIDSIG "))
            .allMatch(line -> line.endsWith(" " + fingerprint))
        && has(said, "VALIDSIG ");
  }

  private String keyOf(Approver approver) {
    return files
        .apply(approver.key())
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .map(
            text -> {
              if (text.contains("PRIVATE KEY")) {
                throw new ReleaseException(
                    approver.key() + " is a private key, and everybody can read it",
                    "revoke it; gpg --export --armor KEY-ID writes the public one");
              }
              return text;
            })
        .orElseThrow(
            () ->
                new ReleaseException(
                    approver.key() + ", the key of " + approver.name() + ", is not committed",
                    "gpg --export --armor KEY-ID > " + approver.key() + ", and commit it"));
  }
}
