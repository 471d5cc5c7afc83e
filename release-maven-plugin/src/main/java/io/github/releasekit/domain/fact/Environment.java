package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.approval.RequiredApproval;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where releases run (D1).
 *
 * @param name by which deployments to it are recorded
 * @param approvals that a deployment to it needs
 */
public record Environment(String name, List<RequiredApproval> approvals) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Environment {
    approvals = List.copyOf(approvals);
  }

  /** Whether an environment can be called so: small letters and digits, with single hyphens. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
