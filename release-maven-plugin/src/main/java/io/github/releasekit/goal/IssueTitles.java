package io.github.releasekit.goal;

import io.github.releasekit.adapter.forge.Issues;
import io.github.releasekit.adapter.forge.Issues.Issue;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.commit.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The issues and pull requests of a release by their titles, as the forge has them (C5). A forge
 * that cannot be reached is done without.
 */
record IssueTitles(Optional<Issues> issues) {

  static final IssueTitles NONE = new IssueTitles(Optional.empty());

  private static final int MOST = 100;

  /** By the first forge that releases go to. */
  static IssueTitles of(Invocation invocation, Workspace workspace) {
    Optional<ChannelPolicy> policy =
        workspace.policy().channels().stream()
            .filter(channel -> channel.target() instanceof ForgeTarget)
            .findFirst();
    if (invocation.caller().offline() || policy.isEmpty()) {
      return NONE;
    }
    ForgeTarget forge = (ForgeTarget) policy.get().target();
    try {
      return new IssueTitles(
          Optional.of(
              Forges.of(invocation, workspace)
                  .once()
                  .find(forge.address(), policy.get().credentials())
                  .issues()));
    } catch (ReleaseException e) {
      return NONE;
    }
  }

  /** A list in Markdown; empty where the forge knows none of them, or does not answer. */
  Optional<String> list(List<Change> changes) {
    try {
      return issues
          .map(
              forge ->
                  references(changes)
                      .flatMap(reference -> forge.find(reference).stream())
                      .map(IssueTitles::item)
                      .collect(Collectors.joining("\n")))
          .filter(list -> !list.isEmpty());
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> references(List<Change> changes) {
    return changes.stream()
        .flatMap(change -> Stream.concat(change.pullRequest().stream(), change.issues().stream()))
        .filter(reference -> reference.matches("[#!][0-9]{1,9}"))
        .distinct()
        .limit(MOST);
  }

  private static String item(Issue issue) {
    return "- ["
        + Markdown.escape(issue.reference())
        + "](<"
        + issue.url().replaceAll("[<>\\s]", "")
        + ">) "
        + Markdown.escape(issue.title());
  }
}
