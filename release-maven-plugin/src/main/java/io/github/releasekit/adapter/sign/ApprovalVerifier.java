package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.CheckedApproval;
import io.github.releasekit.domain.approval.SignedBy;
import io.github.releasekit.domain.change.CheckedVote;
import io.github.releasekit.domain.change.Vote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out by whose key an approval or a vote was signed, with {@code ssh-keygen -Y verify} or
 * {@code gpg --verify}, given nothing but the keys of the approvers: neither the user's keyring nor
 * what it trusts has a say.
 */
public final class ApprovalVerifier {

  private static final String SSH = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String OPENPGP = "-----BEGIN PGP SIGNATURE-----\n";
  private static final String ALTERED = "is altered: its signature is of another text";
  private static final String STRANGER = "is signed by a key of no approver";

  private final List<Approver> approvers;
  private final Function<String, Optional<byte[]>> files;

  /**
   * @param files of the commit that the approvers are read from, by path
   */
  public ApprovalVerifier(List<Approver> approvers, Function<String, Optional<byte[]>> files) {
    this.approvers = List.copyOf(approvers);
    this.files = files;
  }

  /**
   * @throws ReleaseException when a program is missing, or a key's file is not there
   */
  public CheckedApproval check(Approval approval) {
    SignedBy signer =
        approval.isWellFormed()
            ? signer(approval.statement(), approval.signature())
            : SignedBy.nobody(ALTERED);
    return new CheckedApproval(approval, signer.approver(), signer.problem());
  }

  /**
   * @throws ReleaseException as {@link #check(Approval)}
   */
  public CheckedVote check(Vote vote) {
    SignedBy signer =
        vote.isWellFormed() ? signer(vote.statement(), vote.signature()) : SignedBy.nobody(ALTERED);
    return new CheckedVote(vote, signer.approver(), signer.problem());
  }

  private SignedBy signer(String statement, String signature) {
    if (signature.chars().anyMatch(c -> c > '~')) {
      return SignedBy.nobody("has no signature");
    }
    if (signature.startsWith(SSH)) {
      return ofSsh(statement, signature);
    }
    if (signature.startsWith(OPENPGP)) {
      return ofOpenPgp(statement, signature);
    }
    return SignedBy.nobody("has no signature");
  }

  private SignedBy ofSsh(String statement, String armor) {
    List<Approver> known = approvers.stream().filter(one -> !one.isInFile()).toList();
    try (PrivateDirectory own = new PrivateDirectory()) {
      String signature = own.write("signature", armor).toString();
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
                Approval.NAMESPACE,
                "-s",
                signature);
        if (verified.succeeded()) {
          return SignedBy.by(known.get(Integer.parseInt(name)));
        }
      }
      boolean sound =
          run(own, statement, "check-novalidate", "-n", Approval.NAMESPACE, "-s", signature)
              .succeeded();
      return SignedBy.nobody(sound ? STRANGER : ALTERED);
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
                  + Approval.NAMESPACE
                  + "\" "
                  + key[0]
                  + " "
                  + key[1]
                  + "\n";
            })
        .collect(Collectors.joining());
  }

  private static ProcessResult run(
      PrivateDirectory own, String statement, String action, String... arguments) {
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-Y", action));
    command.addAll(List.of(arguments));
    return new Command(command, own.path(), Map.of(), Signer.DEADLINE).run(statement);
  }

  private SignedBy ofOpenPgp(String statement, String armor) {
    boolean altered = false;
    for (Approver approver : approvers) {
      if (!approver.isInFile()) {
        continue;
      }
      try (PrivateDirectory own = new PrivateDirectory()) {
        String key = own.write("key.asc", keyOf(approver)).toString();
        String signature = own.write("signature", armor).toString();
        String text = own.write("statement", statement).toString();
        List<String> keys = imported(gpg(own, "--status-fd=1", "--import", key).out());
        String said = gpg(own, "--status-fd=1", "--verify", signature, text).out();
        if (has(said, "GOODSIG ") && keys.stream().anyMatch(one -> isBy(said, one))) {
          return SignedBy.by(approver);
        }
        if (has(said, "EXPKEYSIG ") || has(said, "REVKEYSIG ") || has(said, "EXPSIG ")) {
          return SignedBy.nobody(
              "is signed by a key of " + approver.name() + " that holds no more");
        }
        altered |= has(said, "BADSIG ");
      }
    }
    return SignedBy.nobody(altered ? ALTERED : STRANGER);
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
