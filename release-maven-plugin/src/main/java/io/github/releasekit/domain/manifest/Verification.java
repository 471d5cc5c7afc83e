package io.github.releasekit.domain.manifest;

import java.util.List;

/**
 * What came of checking a release, or a file, against what is on record (X4).
 *
 * @param schemaVersion of this form, 1
 * @param project {@code groupId:artifactId}
 * @param version empty where a file is of no release
 * @param commit of the release; empty where there is none
 * @param passed whether every check did
 */
public record Verification(
    int schemaVersion,
    String project,
    String version,
    String commit,
    boolean passed,
    List<Check> checks) {

  public static final int SCHEMA_VERSION = 1;

  /**
   * @param subject a path in Maven's repository layout, or {@code tag}, {@code ledger}, {@code
   *     rebuild}
   * @param detail what was looked at, or what is wrong
   */
  public record Check(String subject, boolean passed, String detail) {}

  public Verification {
    checks = List.copyOf(checks);
  }

  /** Passed where every check has. */
  public static Verification of(String project, String version, String commit, List<Check> checks) {
    return new Verification(
        SCHEMA_VERSION, project, version, commit, checks.stream().allMatch(Check::passed), checks);
  }

  /** The checks that did not pass. */
  public List<Check> failed() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }
}
