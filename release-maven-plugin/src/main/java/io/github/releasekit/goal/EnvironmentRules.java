package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Spelling;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code release-kit.yml} asks of deployments of a release to an environment (D1): as the
 * release commit has it, so that who deploys cannot change it; an environment that it does not name
 * yet is judged by the commit that HEAD is at.
 *
 * @param policy with the approvers and environments that count
 * @param commit that they are read from
 * @param environment empty where none are configured, so that any will do
 */
record EnvironmentRules(Workspace policy, String commit, Optional<Environment> environment) {

  /**
   * Those of an environment, whether its approvals and order matter or not.
   *
   * @throws ReleaseException when there is no such environment
   */
  static EnvironmentRules of(Workspace here, Manifest release, String name) {
    Optional<Workspace> then = asReleased(here, release);
    Optional<Environment> known = then.flatMap(policy -> environment(policy, name));
    if (known.isPresent()) {
      return new EnvironmentRules(then.get(), release.commit(), known);
    }
    List<String> names =
        Stream.concat(then.stream(), Stream.of(here))
            .flatMap(policy -> policy.policy().tracking().environments().stream())
            .map(Environment::name)
            .distinct()
            .toList();
    Optional<Environment> now = environment(here, name);
    if (now.isEmpty() && !names.isEmpty()) {
      throw new ReleaseException(
          "release-kit.yml has no environment '" + PlainText.shortLine(name) + "'",
          "-Denvironment="
              + Spelling.nearest(name, names)
              + "; it has "
              + String.join(", ", names));
    }
    if (!Environment.isName(name)) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(name) + "' is no name of an environment",
          "small letters and digits, with single hyphens: -Denvironment=production");
    }
    return new EnvironmentRules(here, here.repository().head(), now);
  }

  /**
   * Those of an environment that something is going to be deployed to.
   *
   * @throws ReleaseException also when the release commit is not here, so that nobody knows what it
   *     asks for, and when rules that the release does not have are on no remote yet
   */
  static EnvironmentRules judged(Workspace here, Manifest release, String name) {
    if (asReleased(here, release).isEmpty()) {
      throw new ReleaseException(
          "the commit of "
              + release.version()
              + ", which says what a deployment needs, is not in this clone",
          "git fetch origin tag " + release.tag());
    }
    EnvironmentRules rules = of(here, release, name);
    if (rules.policy == here && rules.environment.isPresent()) {
      here.remote().ifPresent(remote -> requirePushed(here, remote, name));
    }
    return rules;
  }

  private static void requirePushed(Workspace here, GitRemote remote, String name) {
    String head = here.repository().head();
    Map<String, String> refs = remote.refs();
    boolean pushed =
        refs.containsValue(head)
            || here.repository()
                .branch()
                .filter(branch -> remote.contains(refs, branch, head))
                .isPresent();
    if (!pushed) {
      throw new ReleaseException(
          "what '"
              + name
              + "' asks for is in release-kit.yml of "
              + head.substring(0, 8)
              + ", which is not on "
              + remote.name(),
          "have the change reviewed, and push it before the deployment");
    }
  }

  private static Optional<Workspace> asReleased(Workspace here, Manifest release) {
    return here.repository().has(release.commit())
        ? Optional.of(here.as(release))
        : Optional.empty();
  }

  private static Optional<Environment> environment(Workspace workspace, String name) {
    return workspace.policy().tracking().environment(name);
  }

  /** All environments, in the order in which releases come to them. */
  List<Environment> inOrder() {
    return policy.policy().tracking().environments();
  }

  /**
   * Approvals of a deployment of a release, those that are needed and those that count.
   *
   * @param ledger the ledger's head
   */
  Approvals approvals(Manifest release, Optional<String> ledger) {
    return environment
        .map(one -> new AgreementReader(policy, commit, ledger).ofDeployment(one, release))
        .orElse(Approvals.NONE);
  }
}
