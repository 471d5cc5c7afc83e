package io.github.releasekit.domain.approval;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * A person's signed word that a plan may be released, or that it was checked by hand (G8, G11).
 *
 * @param project {@code groupId:artifactId} of the root
 * @param base the commit that it is released from
 * @param plan digest of the plan
 * @param check that was made by hand, as {@code usability}; empty where the plan is approved
 * @param note what was found by the check; empty where there is none
 * @param link to more about it; empty where there is none
 * @param by {@code Name <email>}, as they call themselves; who they are, their key tells
 * @param at ISO 8601 in UTC
 * @param signature of {@link #statement()}, in ASCII armor
 */
public record Approval(
    String project,
    String version,
    String base,
    String plan,
    String role,
    String check,
    String note,
    String link,
    String by,
    String at,
    String signature) {

  public Approval {
    Stream.of(project, version, base, plan, role, check, note, link, by, at, signature)
        .forEach(Objects::requireNonNull);
  }

  /** The namespace of signatures of SSH, so that none is taken for one of something else. */
  public static final String NAMESPACE = "release-kit";

  /** What it is given for, for people: {@code security}, or {@code usability by qa}. */
  public String purpose() {
    return check.isEmpty() ? role : check + " by " + role;
  }

  /** The text that is signed: a line for each part, of which none holds a line end. */
  public String statement() {
    return String.join(
            "\n",
            "release-kit approval 1",
            "project: " + project,
            "version: " + version,
            "base: " + base,
            "plan: " + plan,
            "role: " + role,
            "check: " + check,
            "note: " + note,
            "link: " + link,
            "by: " + by,
            "at: " + at)
        + "\n";
  }

  /** Whether each part is on its line, so that no text can be read as two approvals. */
  public boolean isWellFormed() {
    return Statement.isWellFormed(
        Stream.of(project, version, base, plan, role, check, note, link, by, at));
  }

  /** The same with a signature. */
  public Approval signed(String armor) {
    return new Approval(project, version, base, plan, role, check, note, link, by, at, armor);
  }
}
