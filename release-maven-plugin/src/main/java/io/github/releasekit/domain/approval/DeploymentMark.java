package io.github.releasekit.domain.approval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands as {@link Approval#check()} where a deployment of a release is approved, and not a
 * plan (D1): {@code deploy:production}, or {@code deploy:production:smoke} for a check that was
 * made by hand for it. Checks of {@code release-kit.yml} have no colon in their names.
 *
 * @param environment by its name
 * @param check that was made by hand; empty where the deployment is approved
 */
public record DeploymentMark(String environment, Optional<String> check) {

  private static final Pattern FORM = Pattern.compile("deploy:([a-z0-9-]+)(?::([a-z0-9-]+))?");

  /** The mark that a text is; empty where a plan is approved. */
  public static Optional<DeploymentMark> find(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new DeploymentMark(matcher.group(1), Optional.ofNullable(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "deploy:" + environment + check.map(name -> ":" + name).orElse("");
  }

  /** {@code deployment to production}, or {@code smoke for deployment to production}. */
  public String words() {
    return check.map(name -> name + " for ").orElse("") + "deployment to " + environment;
  }

  /** What of the command line gives it in a role. */
  String arguments(String role) {
    return "-Denvironment="
        + environment
        + check.map(name -> " -Dcheck=" + name).orElse("")
        + " -Drole="
        + role
        + (check.isPresent() ? " -Drelease-kit.note=…" : "");
  }
}
