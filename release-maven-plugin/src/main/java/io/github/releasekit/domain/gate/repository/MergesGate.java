package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The merges that a release makes on its way through branches bring everything together (B1).
 *
 * <p>Configured by {@code branching.model} and {@code branching.intoReleaseBranches}.
 */
final class MergesGate implements RepositoryGate {

  private static final int SHOWN = 10;

  @Override
  public String id() {
    return "merges";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    if (snapshot.route().isEmpty()) {
      return new GateResult.Passed(id(), "nothing is merged");
    }
    Route route = snapshot.route().get();
    String remote = snapshot.remote().map(there -> there.name()).orElse("");
    Head finished = route.merged().orElse(route.onto());
    List<Finding> findings = new ArrayList<>();
    if (!route.conflicts().isEmpty()) {
      findings.add(
          finding(
              finished, route.onto(), route.conflicts(), commands(route.onto(), finished, remote)));
    }
    route.forwards().stream()
        .filter(forward -> !forward.requested() && !forward.conflicts().isEmpty())
        .map(
            forward ->
                finding(
                    finished,
                    forward.into(),
                    forward.conflicts(),
                    commands(finished, forward.into(), remote)))
        .forEach(findings::add);
    return GateResult.of(id(), findings, detail(route));
  }

  private static Finding finding(Head from, Head into, List<String> files, String commands) {
    return new Finding(
        PlainText.line(from.name())
            + " and "
            + PlainText.line(into.name())
            + " have both changed "
            + PlainText.line(PlainText.listed(files, SHOWN)),
        commands);
  }

  /** What brings them together by hand; the same goal finds nothing left to merge there then. */
  private static String commands(Head from, Head into, String remote) {
    String branch = ShellWord.of(into.name());
    return Stream.of(
            "git switch " + branch,
            "git merge --no-ff " + ShellWord.of(from.name()),
            "resolve the conflicts, with the version of " + PlainText.line(into.name()) + " kept",
            "git commit",
            remote.isEmpty() ? "" : "git push " + ShellWord.of(remote) + " " + branch,
            "switch back and run the same command again")
        .filter(command -> !command.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String detail(Route route) {
    List<String> into =
        Stream.concat(
                route.merged().map(merged -> route.onto()).stream(),
                route.forwards().stream()
                    .filter(forward -> !forward.requested())
                    .map(Forward::into))
            .map(head -> PlainText.line(head.name()))
            .toList();
    String asked =
        route.forwards().stream()
            .filter(Forward::requested)
            .map(forward -> PlainText.line(forward.into().name()))
            .collect(Collectors.joining(", "));
    return (into.isEmpty() ? "nothing is merged" : "merges into " + String.join(", ", into))
        + (asked.isEmpty() ? "" : "; people are asked to merge into " + asked);
  }
}
