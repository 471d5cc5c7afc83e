package io.github.releasekit.domain.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The releases of a repository on a forge (P2).
 *
 * @param address which repository on which forge
 * @param automatic whether a release is public at once; else a person looks at the draft first
 * @param files globs of names of files that are attached; empty for all but POMs
 * @param milestone the title of what is closed, with {@code @{version}}; empty for none
 * @param comment whether issues and pull requests are told which release they are in
 * @param label what they are labelled with, with {@code @{version}}; empty for nothing
 */
public record ForgeTarget(
    Address address,
    boolean automatic,
    List<String> files,
    Optional<String> milestone,
    boolean comment,
    Optional<String> label)
    implements ChannelPolicy.Target {

  /** Whose API a forge has. */
  public enum Kind {
    GITHUB,
    GITLAB,
    /** Gitea and Forgejo. */
    GITEA;

    /** The word as {@code release-kit.yml} has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A repository on a forge.
   *
   * @param url of the forge as people open it, such as {@code https://github.example.com}; empty
   *     for that of the git remote
   * @param repository {@code owner/name}; empty for that of the git remote
   */
  public record Address(Kind kind, Optional<String> url, Optional<String> repository) {}

  public ForgeTarget {
    files = List.copyOf(files);
  }
}
