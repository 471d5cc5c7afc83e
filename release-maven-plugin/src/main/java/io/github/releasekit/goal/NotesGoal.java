package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the release notes of a released version, or of the next one as it stands (C5). */
public final class NotesGoal {

  private final Invocation invocation;

  public NotesGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @param released the version whose notes are wanted; empty for the next one
   */
  public void run(Optional<String> released, ReleaseRequest request, Output output) {
    invocation.caller().requireWholeReactor();
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      Optional<Version> version = released.map(Version::parse);
      output.write(
          version.isPresent() ? ofTag(workspace, version.get()) : ofNext(workspace, request));
    }
  }

  private static String ofTag(Workspace workspace, Version version) {
    GitRepository repository = workspace.repository();
    String tag = workspace.tagFormat().format(version);
    String commit =
        repository
            .resolve("refs/tags/" + tag + "^{commit}")
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "there is no tag " + tag + " here",
                        "git fetch --tags, or leave -DreleaseVersion out for the next version"));
    History history = workspace.history(commit, version);
    Changelog changelog = changelog(workspace, commit);
    List<String> section = changelog.section(version);
    List<String> body =
        section.isEmpty()
            ? Changelog.empty()
                .unreleased(workspace.planner(history, ReleaseRequest.DEFAULT).entries())
            : section;
    return render(workspace, version.toString(), tag, body, history);
  }

  private static String ofNext(Workspace workspace, ReleaseRequest request) {
    History history = workspace.history();
    Planner planner = workspace.planner(history, request);
    List<String> body = changelog(workspace, history.head()).unreleased(planner.entries());
    return render(
        workspace, planner.decision().version() + " (not released yet)", "HEAD", body, history);
  }

  private static Changelog changelog(Workspace workspace, String commit) {
    String path = workspace.policy().changelog().file();
    return workspace
        .repository()
        .file(commit, path)
        .map(content -> Changelog.parse(content, path))
        .orElseGet(Changelog::empty);
  }

  private static String render(
      Workspace workspace, String version, String tag, List<String> body, History history) {
    Optional<String> link =
        workspace
            .reactor()
            .webUrl()
            .flatMap(WebLinks::of)
            .flatMap(links -> history.lastRelease().map(last -> links.compare(last.tag(), tag)));
    List<String> contributors =
        history.commits().stream()
            .filter(commit -> !commit.merge() && !commit.isBookkeeping())
            .map(Commit::authorName)
            .distinct()
            .sorted()
            .map(Markdown::escape)
            .toList();
    return NotesTemplate.markdown()
        .render(
            Map.of(
                "title",
                workspace.reactor().root().artifactId() + " " + version,
                "body",
                body,
                "contributors",
                contributors,
                "link",
                link.orElse("")));
  }
}
