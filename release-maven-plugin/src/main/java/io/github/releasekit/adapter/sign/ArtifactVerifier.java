package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks detached signatures by {@code gpg} (X4).
 *
 * @param program {@code gpg}
 * @param home another keyring than gpg's own; null for that
 * @param fingerprints of the keys that count; empty for all that gpg knows
 */
public record ArtifactVerifier(String program, @Nullable Path home, Set<String> fingerprints) {

  public ArtifactVerifier {
    fingerprints = Set.copyOf(fingerprints);
  }

  /** What gpg says of a signature that is not to be relied on, or not any more. */
  private static final List<String> NOT_GOOD =
      List.of("BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG");

  private static final String GOOD = "GOODSIG";
  private static final String VALID = "VALIDSIG";
  private static final String UNKNOWN = "NO_PUBKEY";

  /**
   * What gpg says of a signature.
   *
   * @param good whether it is a good one, by a key that gpg knows and that still holds
   * @param detail whose it is, or what is wrong with it
   */
  public record Verdict(boolean good, String detail) {}

  public Verdict check(Path file, Path signature) {
    if (!ArtifactSigner.isWhole(signature)) {
      return new Verdict(false, "is no signature in ASCII armor");
    }
    List<String> command = new ArrayList<>(List.of(program));
    if (home != null) {
      command.addAll(List.of("--homedir", home.toString()));
    }
    command.addAll(
        List.of(
            "--batch",
            "--no-auto-key-retrieve",
            "--status-fd=1",
            "--verify",
            signature.toString(),
            file.toString()));
    Map<String, @Nullable String> environment = new HashMap<>();
    ArtifactSigner.VARIABLES.forEach(name -> environment.put(name, null));
    return verdict(
        new Command(command, Path.of("").toAbsolutePath(), environment, Signer.DEADLINE).run(""));
  }

  private Verdict verdict(ProcessResult result) {
    List<String> said =
        result
            .out()
            .lines()
            .filter(line -> line.startsWith(Signer.STATUS))
            .map(line -> PlainText.line(line.substring(Signer.STATUS.length())))
            .toList();
    Optional<String> by = said(said, Stream.of(GOOD));
    boolean isBad = said(said, NOT_GOOD.stream()).isPresent();
    if (result.succeeded() && by.isPresent() && !isBad) {
      Optional<String> key = said(said, Stream.of(VALID));
      if (!fingerprints.isEmpty() && key.stream().noneMatch(this::isNamed)) {
        return new Verdict(
            false,
            "is by " + by.get() + ", whose key 'signatureKeys' of release-kit.yml has not got");
      }
      return new Verdict(true, "is a good signature by " + by.get());
    }
    return new Verdict(
        false,
        said(said, Stream.of(UNKNOWN))
            .map(key -> "is by key " + key + ", which gpg does not know: gpg --recv-keys " + key)
            .orElse("is not a good signature"));
  }

  /**
   * By the fingerprint of the key, or by that of the key that it is a part of, which stands last.
   */
  private boolean isNamed(String valid) {
    String[] fields = valid.split(" ");
    return fingerprints.contains(fields[0]) || fingerprints.contains(fields[fields.length - 1]);
  }

  /** What follows the first of some words at the beginning of a line. */
  private static Optional<String> said(List<String> lines, Stream<String> words) {
    return words
        .flatMap(
            word ->
                lines.stream()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1)))
        .findFirst();
  }
}
