package io.github.releasekit.adapter.sign;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.fact.Signing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signatures that commits and tags get (R8). Neither configuration, passphrase nor program is
 * asked for before there is something to sign.
 */
public final class Signatures {

  /** Nothing is signed. */
  public static final Signatures NONE =
      new Signatures(() -> Signing.NONE, Path.of(""), Optional::empty);

  /** The namespace of git's own signatures of SSH. */
  private static final String GIT = "git";

  private final Supplier<Signing> signing;
  private final Path directory;
  private final Supplier<Optional<Secret>> passphrase;
  private @Nullable Signer signer;

  /**
   * @param directory that relative paths of keys and programs are in
   * @param passphrase of an OpenPGP key; empty where the agent has it or asks for it
   */
  public Signatures(
      Supplier<Signing> signing, Path directory, Supplier<Optional<Secret>> passphrase) {
    this.signing = signing;
    this.directory = directory;
    this.passphrase = passphrase;
  }

  /**
   * The signature of a commit, in ASCII armor; empty where commits are not signed.
   *
   * @param content of the commit without a signature
   * @throws ReleaseException when it cannot be signed
   */
  public Optional<String> ofCommit(byte[] content) {
    Signing how = signing.get();
    return how.commits() ? Optional.of(sign(how, content)) : Optional.empty();
  }

  /** As {@link #ofCommit(byte[])}, of an annotated tag. */
  public Optional<String> ofTag(byte[] content) {
    Signing how = signing.get();
    return how.tags() ? Optional.of(sign(how, content)) : Optional.empty();
  }

  /**
   * The signature of a text that is no part of git, in ASCII armor, with the key that git signs
   * with; whether git is to sign does not matter.
   *
   * @param namespace that a signature of SSH is good in
   * @throws ReleaseException when it cannot be signed
   */
  public String ofText(String text, String namespace) {
    Signing how = signing.get();
    return armored(how, signer(how, namespace).sign(text));
  }

  private String sign(Signing how, byte[] content) {
    if (signer == null) {
      signer = signer(how, GIT);
    }
    return armored(how, signer.sign(new String(content, StandardCharsets.UTF_8)));
  }

  private static String armored(Signing how, String written) {
    String signature = written.replace("\r", "").strip() + "\n";
    String label = how.format().equals(Signing.SSH) ? "SSH SIGNATURE" : "PGP SIGNATURE";
    boolean armored =
        signature.startsWith("-----BEGIN " + label + "-----\n")
            && signature.endsWith("\n-----END " + label + "-----\n");
    if (!armored || signature.chars().anyMatch(c -> c > '~')) {
      throw new ReleaseException(
          how.program() + " said that it had signed, and gave no signature in ASCII armor",
          "git commit -S --allow-empty --message=test, then git verify-commit HEAD, show it by hand");
    }
    return signature;
  }

  private Signer signer(Signing how, String namespace) {
    how.obstacle()
        .ifPresent(
            obstacle -> {
              throw obstacle;
            });
    String key = how.key().orElseThrow();
    return how.format().equals(Signing.SSH)
        ? new SshSigner(how.program(), namespace, key, directory)
        : new GpgSigner(how.program(), key, directory, passphrase.get());
  }
}
