package io.github.releasekit.domain.adoption;

import java.util.List;

/**
 * A part of a release-kit.yml that is proposed.
 *
 * @param section the key that it stands below; empty for one at the top
 * @param why for the comment above it
 * @param lines of YAML, without the indentation of the section
 * @param live whether it counts; else it is a comment to be taken up
 */
public record PolicyEntry(String section, String why, List<String> lines, boolean live) {

  public PolicyEntry {
    lines = List.copyOf(lines);
  }

  /** One that counts. */
  public static PolicyEntry of(String section, String why, String... lines) {
    return new PolicyEntry(section, why, List.of(lines), true);
  }

  /** One for people to take up. */
  public static PolicyEntry comment(String section, String why, String... lines) {
    return new PolicyEntry(section, why, List.of(lines), false);
  }
}
