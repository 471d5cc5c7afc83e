package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs files by {@code gpg}, as Maven repositories have signatures: detached and in ASCII armor
 * (X1). A key that is handed over is kept in a keyring of its own, which only its owner can read
 * and which goes when this is closed; neither it nor its passphrase is in an argument.
 */
public final class ArtifactSigner implements FileSigner {

  /**
   * What it signs with.
   *
   * @param program {@code gpg}
   * @param name of the key, or of its user; empty for the one that gpg takes by itself
   * @param armored the secret key in ASCII armor; empty where gpg's own keyring has it
   * @param passphrase empty where the agent has it, or asks for it
   * @param fingerprints of the keys that may be taken; empty for any
   */
  public record Key(
      String program,
      Optional<String> name,
      Optional<Secret> armored,
      Optional<Secret> passphrase,
      Set<String> fingerprints) {}

  private static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  /** Where Maven finds them; gpg has no need to. */
  static final List<String> VARIABLES = List.of("MAVEN_GPG_KEY", "MAVEN_GPG_PASSPHRASE");

  private final Key key;
  private final @Nullable PrivateDirectory keyring;
  private final Thread atExit = new Thread(this::removeKeyring, "release-kit removes its keyring");

  /**
   * @throws ReleaseException when gpg is missing, or has no such key
   */
  public ArtifactSigner(Key key) {
    this.key = key;
    this.keyring = key.armored().isPresent() ? new PrivateDirectory() : null;
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      key.armored().ifPresent(this::take);
      requireKey();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void take(Secret armored) {
    ProcessResult result = run(List.of("--import"), armored.reveal() + "\n");
    if (!result.succeeded()) {
      throw new ReleaseException(
          "the key in MAVEN_GPG_KEY cannot be taken: " + said(result),
          "gpg --export-secret-keys --armor KEY-ID prints one; gpg-agent needs a temporary directory"
              + " with a short path");
    }
  }

  private void requireKey() {
    List<String> listed = new ArrayList<>(List.of("--with-colons", "--list-secret-keys"));
    key.name().filter(name -> keyring == null).ifPresent(listed::add);
    ProcessResult result = run(listed, "");
    if (!result.succeeded() || result.out().lines().noneMatch(line -> line.startsWith("sec"))) {
      throw new ReleaseException(
          "gpg has no secret key" + key.name().map(name -> " " + name).orElse("") + " to sign with",
          "gpg --list-secret-keys shows the keys; git config user.signingKey names one, and"
              + " MAVEN_GPG_KEY may hold one in ASCII armor");
    }
    boolean mayBeTaken =
        key.fingerprints().isEmpty()
            || result
                .out()
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .anyMatch(line -> key.fingerprints().contains(line.split(":")[9]));
    if (!mayBeTaken) {
      throw new ReleaseException(
          "the key that gpg would sign with is none of 'signatureKeys' in release-kit.yml",
          "git config user.signingKey names another one; gpg --list-secret-keys --fingerprint shows"
              + " the fingerprints");
    }
  }

  @Override
  public byte[] sign(Path file) {
    List<String> arguments = new ArrayList<>(List.of("--armor", "--detach-sign", "--output=-"));
    key.name()
        .filter(name -> keyring == null)
        .ifPresent(name -> arguments.add("--local-user=" + name));
    key.passphrase()
        .ifPresent(
            secret -> arguments.addAll(List.of("--pinentry-mode=loopback", "--passphrase-fd=0")));
    arguments.add(file.toString());
    ProcessResult result =
        run(arguments, key.passphrase().map(secret -> secret.reveal() + "\n").orElse(""));
    if (!result.succeeded() || !result.out().startsWith(BEGIN)) {
      throw new ReleaseException(
          "gpg has not signed " + file.getFileName() + ": " + said(result),
          "give MAVEN_GPG_PASSPHRASE the passphrase, or let gpg-agent ask for it: export"
              + " GPG_TTY=$(tty)");
    }
    return result.out().getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a text is a signature in ASCII armor to its end. */
  public static boolean isWhole(byte[] signature) {
    String text = new String(signature, StandardCharsets.ISO_8859_1).strip();
    return text.startsWith(BEGIN) && text.endsWith(END);
  }

  /** As {@link #isWhole(byte[])}. */
  public static boolean isWhole(Path signature) {
    try {
      return isWhole(Files.readAllBytes(signature));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What gpg says of a signature, by the keys that were handed over or those of its own keyring.
   */
  @Override
  public Verdict check(Path file, Path signature) {
    Verdict own =
        new ArtifactVerifier(key.program(), null, key.fingerprints()).check(file, signature);
    return own.good() || keyring == null
        ? own
        : new ArtifactVerifier(key.program(), keyring.path(), key.fingerprints())
            .check(file, signature);
  }

  private ProcessResult run(List<String> arguments, String input) {
    List<String> command = new ArrayList<>(List.of(key.program()));
    if (keyring != null) {
      command.addAll(List.of("--homedir", keyring.path().toString()));
    }
    command.add("--batch");
    command.addAll(arguments);
    return new Command(command, Path.of("").toAbsolutePath(), environment(), Signer.DEADLINE)
        .run(input);
  }

  private static Map<String, @Nullable String> environment() {
    Map<String, @Nullable String> environment = new HashMap<>();
    VARIABLES.forEach(name -> environment.put(name, null));
    return environment;
  }

  private String said(ProcessResult result) {
    String said = Signer.said(result);
    return key.passphrase()
        .map(secret -> said.replace(secret.reveal(), secret.toString()))
        .orElse(said);
  }

  /** Removes the keyring, and the agent that gpg has started for it. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return;
    }
    removeKeyring();
  }

  /** An agent that cannot be told ends by itself when its directory is gone. */
  private void removeKeyring() {
    if (keyring == null) {
      return;
    }
    try {
      new Command(
              List.of(gpgconf(), "--homedir", keyring.path().toString(), "--kill", "all"),
              keyring.path(),
              environment(),
              Signer.DEADLINE)
          .run("");
    } catch (ReleaseException e) {
      return;
    } finally {
      keyring.close();
    }
  }

  /** Beside gpg where that is named by its path. */
  private String gpgconf() {
    Path gpg = Path.of(key.program());
    String name = gpg.getFileName().toString().endsWith(".exe") ? "gpgconf.exe" : "gpgconf";
    return gpg.isAbsolute() && Files.isExecutable(gpg.resolveSibling(name))
        ? gpg.resolveSibling(name).toString()
        : name;
  }
}
