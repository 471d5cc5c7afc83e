package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;

/**
 * How commits and annotated tags are signed (R8): as git's configuration says, which the policy can
 * demand more of.
 *
 * @param commits whether commits are, by {@code commit.gpgSign}
 * @param tags whether annotated tags are, by {@code tag.gpgSign} or {@code tag.forceSignAnnotated}
 * @param format {@code gpg.format}
 * @param key {@code user.signingKey}: of OpenPGP an id, by default the committer; of SSH the path
 *     of a key, or a public key that the agent has
 * @param program that signs
 */
public record Signing(
    boolean commits, boolean tags, String format, Optional<String> key, String program) {

  public static final String OPENPGP = "openpgp";
  public static final String SSH = "ssh";

  /** Nothing is signed. */
  public static final Signing NONE = new Signing(false, false, OPENPGP, Optional.empty(), "gpg");

  /** Whether anything is signed. */
  public boolean wanted() {
    return commits || tags;
  }

  /** The same with commits and tags signed. */
  public Signing required() {
    return new Signing(true, true, format, key, program);
  }

  /** What stands in the way of signing, where that is known before it is tried. */
  public Optional<ReleaseException> obstacle() {
    if (!format.equals(OPENPGP) && !format.equals(SSH)) {
      return Optional.of(
          new ReleaseException(
              "gpg.format is " + format + ", and releases are signed with OpenPGP or SSH keys",
              "git config gpg.format openpgp, or ssh, and user.signingKey to match"));
    }
    if (key.isEmpty()) {
      return Optional.of(
          new ReleaseException(
              "releases are to be signed, gpg.format is "
                  + format
                  + ", and user.signingKey names no key",
              "git config user.signingKey "
                  + (format.equals(SSH) ? "~/.ssh/id_ed25519.pub" : "KEY-ID")));
    }
    return Optional.empty();
  }

  /** What is signed with which key; of a key in a file the file's name only. */
  public String description() {
    String signed = commits && tags ? "commits and tag" : commits ? "commits" : "tag";
    String name = key.orElse("none");
    if (format.equals(SSH) && !isLiteral(name)) {
      name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
    return signed + " signed by " + format + ", key " + name;
  }

  /** Whether a key of SSH is a public key itself. */
  public static boolean isLiteral(String key) {
    return key.startsWith("key::") || key.startsWith("ssh-");
  }
}
