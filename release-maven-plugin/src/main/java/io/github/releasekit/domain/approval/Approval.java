package io.github.releasekit.domain.approval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A person's signed word that a plan may be released, or that it was checked by hand (G8, G11), or
 * that a release may be deployed (D1): {@code base} is the release commit then, {@code plan} that
 * of its manifest, and {@code check} a {@link DeploymentMark}.
 *
 * @param project {@code groupId:artifactId} of the root
 * @param base the commit that it is released from
 * @param plan digest of the plan
 * @param check that was made by hand, as {@code usability}; empty where the plan is approved
 * @param note what was found by the check; empty where there is none
 * @param link to more about it; empty where there is none
 * @param by {@code Name <email>}, as they call themselves; who they are, their key tells
 * @param at ISO 8601 in UTC
 * @param signature of {@link #text()}, in ASCII armor
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
    String signature)
    implements Statement {

  public Approval {
    Stream.of(project, version, base, plan, role, check, note, link, by, at, signature)
        .forEach(Objects::requireNonNull);
  }

  /**
   * What it is given for, for people: {@code security}, {@code usability by qa}, or {@code
   * deployment to production by ops}.
   */
  public String purpose() {
    return check.isEmpty()
        ? role
        : DeploymentMark.find(check).map(DeploymentMark::words).orElse(check) + " by " + role;
  }

  /** Whether a plan or a deployment is approved, and no check by hand. */
  public boolean isPlain() {
    return check.isEmpty()
        || DeploymentMark.find(check).filter(mark -> mark.check().isEmpty()).isPresent();
  }

  @Override
  public String kind() {
    return "approval";
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("project", project);
    parts.put("version", version);
    parts.put("base", base);
    parts.put("plan", plan);
    parts.put("role", role);
    parts.put("check", check);
    parts.put("note", note);
    parts.put("link", link);
    parts.put("by", by);
    parts.put("at", at);
    return parts;
  }

  /** The same with a signature. */
  public Approval signed(String armor) {
    return new Approval(project, version, base, plan, role, check, note, link, by, at, armor);
  }
}
