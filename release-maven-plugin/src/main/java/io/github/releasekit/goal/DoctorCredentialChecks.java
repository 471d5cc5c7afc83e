package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.fact.ExportTarget;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether there are the credentials that are named; never what they are. */
record DoctorCredentialChecks(DoctorFacts facts) {

  private static final Pattern WEB = Pattern.compile("https?://([^/]+).*");

  /**
   * Credentials that are named.
   *
   * @param use what they are for
   */
  private record Named(String name, String use) {}

  List<DoctorCheck> all() {
    return List.of(new DoctorCheck("credentials", this::credentials));
  }

  private List<CheckResult> credentials() {
    List<DoctorCheck> checks = new ArrayList<>();
    checks.add(DoctorCheck.of("credentials", this::git));
    Policy policy = facts.policyOrDefault();
    facts
        .workspace()
        .value()
        .filter(workspace -> policy.central().isPresent())
        .ifPresent(
            workspace ->
                checks.add(
                    DoctorCheck.of(
                        "credentials",
                        () -> {
                          new Publishing(facts.invocation(), workspace)
                              .centralPortal(retried -> {});
                          return CheckResult.ok(
                              "credentials", "a user token for the Portal of Maven Central");
                        })));
    named(policy)
        .distinct()
        .forEach(named -> checks.add(DoctorCheck.of("credentials", () -> found(named))));
    return checks.stream().flatMap(check -> check.results().stream()).toList();
  }

  private CheckResult git() {
    Optional<GitRemote> remote = facts.remote();
    Matcher web = WEB.matcher(remote.map(GitRemote::pushUrl).orElse(""));
    if (!web.matches()) {
      return CheckResult.skipped(
          "credentials",
          remote.isEmpty()
              ? "there is no git remote to have credentials for"
              : "git's own for the git remote, which is not reached by HTTP");
    }
    return facts.invocation().caller().credentials().apply(web.group(1)).isPresent()
        ? CheckResult.ok(
            "credentials",
            "for git at " + web.group(1) + ", from RELEASE_KIT_GIT_TOKEN or settings.xml")
        : CheckResult.ok(
            "credentials",
            "for git at "
                + web.group(1)
                + " git's own are taken: there is neither RELEASE_KIT_GIT_TOKEN nor a server with"
                + " that id in settings.xml");
  }

  private static Stream<Named> named(Policy policy) {
    Stream<Named> notices =
        policy.notices().stream()
            .flatMap(
                notice ->
                    names(notice.medium())
                        .map(name -> new Named(name, "notice '" + notice.id() + "'")));
    Stream<Named> exports =
        policy.tracking().exports().stream()
            .flatMap(
                (ExportTarget export) ->
                    export.credentials().stream()
                        .map(name -> new Named(name, "export '" + export.id() + "'")));
    Stream<Named> database =
        policy.tracking().database().flatMap(Tracking.Database::credentials).stream()
            .map(name -> new Named(name, "ledger.database"));
    return Stream.of(notices, exports, database).flatMap(all -> all);
  }

  private static Stream<String> names(NoticePolicy.Medium medium) {
    if (medium instanceof NoticePolicy.Chat chat) {
      return Stream.of(chat.url());
    }
    if (medium instanceof NoticePolicy.Webhook webhook) {
      return webhook.secret().stream();
    }
    return medium instanceof NoticePolicy.Mail mail ? mail.credentials().stream() : Stream.empty();
  }

  /** What is told and kept besides does not keep a release from being made. */
  private CheckResult found(Named named) {
    try {
      facts.invocation().caller().namedCredentials().require(named.name(), named.use());
      return CheckResult.ok("credentials", "'" + named.name() + "' for " + named.use());
    } catch (ReleaseException e) {
      return CheckResult.refused("credentials", false, e);
    }
  }
}
