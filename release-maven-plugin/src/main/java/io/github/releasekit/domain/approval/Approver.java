package io.github.releasekit.domain.approval;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A person who may approve releases.
 *
 * @param name as {@code release-kit.yml} has it
 * @param roles in which they may
 * @param key a public key of SSH, or the path of an OpenPGP one in ASCII armor, from the root of
 *     the repository
 */
public record Approver(String name, Set<String> roles, String key) {

  public Approver {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** Whether the key is in a file, and thus of OpenPGP. */
  public boolean isInFile() {
    return key.indexOf(' ') < 0;
  }
}
