package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Signing;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks git how it signs. JGit would overlook {@code includeIf} and configuration from the
 * environment, where signing keys often are.
 */
public final class SigningReader {

  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "");

  private final GitCommand git;
  private final Map<String, String> configuration = new HashMap<>();

  private SigningReader(GitRepository repository) {
    this.git = new GitCommand(repository.root());
    for (String entry : git.run("config", "--null", "--list").split("\0")) {
      int end = entry.indexOf('\n');
      configuration.put(
          end < 0 ? entry : entry.substring(0, end), end < 0 ? "true" : entry.substring(end + 1));
    }
  }

  /**
   * What git's configuration says, the last value of a key as git has it.
   *
   * @throws ReleaseException when git cannot read it, or a flag is neither true nor false
   */
  public static Signing read(GitRepository repository) {
    SigningReader reader = new SigningReader(repository);
    String format = reader.text("gpg.format").orElse(Signing.OPENPGP);
    boolean ssh = format.equals(Signing.SSH);
    return new Signing(
        reader.flag("commit.gpgsign"),
        reader.flag("tag.gpgsign") || reader.flag("tag.forcesignannotated"),
        format,
        ssh
            ? reader.path("user.signingkey")
            : reader.text("user.signingkey").or(repository::committer),
        ssh ? reader.path("gpg.ssh.program").orElse("ssh-keygen") : reader.gpg());
  }

  /**
   * What git's configuration names for signatures of OpenPGP, whatever git signs with itself.
   *
   * @param key {@code user.signingKey}; empty where none is named, or one of another kind
   */
  public record OpenPgp(String program, Optional<String> key) {}

  /** As {@link #read}, for signatures of OpenPGP. */
  public static OpenPgp openPgp(GitRepository repository) {
    SigningReader reader = new SigningReader(repository);
    boolean own = reader.text("gpg.format").orElse(Signing.OPENPGP).equals(Signing.OPENPGP);
    return new OpenPgp(reader.gpg(), reader.text("user.signingkey").filter(key -> own));
  }

  private String gpg() {
    return path("gpg.openpgp.program").or(() -> path("gpg.program")).orElse("gpg");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(configuration.get(name)).filter(value -> !value.isEmpty());
  }

  private Optional<String> path(String name) {
    return text(name)
        .map(
            value ->
                value.startsWith("~") || value.startsWith("%(prefix)")
                    ? git.run("config", "--type=path", "--get", name).stripTrailing()
                    : value);
  }

  private boolean flag(String name) {
    String value = configuration.getOrDefault(name, "false").toLowerCase(Locale.ROOT);
    if (TRUE.contains(value) || FALSE.contains(value)) {
      return TRUE.contains(value);
    }
    try {
      return Long.parseLong(value) != 0;
    } catch (NumberFormatException e) {
      throw new ReleaseException(
          "git's " + name + " is '" + value + "', neither true nor false",
          "git config --show-origin --get-all " + name + " tells where it stands",
          e);
    }
  }
}
