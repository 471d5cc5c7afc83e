package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Issues {@code #12}, merge requests {@code !12} and milestones of GitLab (docs.gitlab.com/api:
 * issues, merge_requests, notes, milestones). A label that is added is made where there is none.
 */
final class GitLabIssues implements Issues {

  private static final Pattern REFERENCE = Pattern.compile("([#!])([0-9]{1,18})");

  private final GitLabProject project;

  GitLabIssues(GitLabProject project) {
    this.project = project;
  }

  @SnakeCase
  private record Talk(
      long iid, @Nullable String title, @Nullable String webUrl, @Nullable List<String> labels) {

    Issue issue(String reference) {
      return new Issue(reference, line(title), line(webUrl));
    }

    private static String line(@Nullable String text) {
      return text == null ? "" : PlainText.line(text);
    }

    boolean hasTitle(String other) {
      return other.equals(title);
    }
  }

  private record Note(@Nullable String body) {}

  private record Milestone(long id, String title, @Nullable String state) {}

  @Override
  public Optional<Issue> find(String reference) {
    return path(reference)
        .flatMap(path -> project.trying(() -> talk(path)))
        .map(talk -> talk.issue(reference));
  }

  @Override
  public boolean comment(String reference, String text, String marker) {
    return path(reference)
        .map(path -> project.trying(() -> note(path, text, marker)))
        .orElse(false);
  }

  private boolean note(String path, String text, String marker) {
    if (talk(path).isEmpty()) {
      return false;
    }
    List<Note> notes =
        project.list(
            path + "/notes?order_by=created_at&sort=desc",
            Note[].class,
            "does not show the comments on " + path);
    if (notes.stream().noneMatch(note -> note.body() != null && note.body().contains(marker))) {
      project.send(
          "POST",
          path + "/notes",
          Map.of("body", text + "\n\n" + marker),
          Note.class,
          "does not take a comment on " + path);
    }
    return true;
  }

  @Override
  public boolean label(String reference, String label) {
    if (label.contains(",")) {
      throw new ReleaseException(
          "labels of GitLab have no commas: " + label, "choose a label without a comma");
    }
    return path(reference).map(path -> project.trying(() -> add(path, label))).orElse(false);
  }

  private boolean add(String path, String label) {
    Optional<Talk> talk = talk(path);
    if (talk.isPresent()
        && !Optional.ofNullable(talk.get().labels()).orElse(List.of()).contains(label)) {
      project.send(
          "PUT",
          path,
          Map.of("add_labels", label),
          Talk.class,
          "does not take the label " + label + " for " + path);
    }
    return talk.isPresent();
  }

  @Override
  public boolean closeMilestone(String title) {
    return project.trying(
        () -> {
          Optional<Milestone> found =
              project
                  .list(
                      "/milestones?title=" + UrlPath.segment(title),
                      Milestone[].class,
                      "does not list its milestones")
                  .stream()
                  .filter(milestone -> milestone.title().equals(title))
                  .findFirst();
          found.filter(milestone -> !"closed".equals(milestone.state())).ifPresent(this::close);
          return found.isPresent();
        });
  }

  private void close(Milestone open) {
    project.send(
        "PUT",
        "/milestones/" + open.id(),
        Map.of("state_event", "close"),
        Milestone.class,
        "does not close the milestone " + open.title());
  }

  @Override
  public Issue open(String title, String text) {
    return project.trying(
        () -> {
          Talk talk =
              titled(title)
                  .orElseGet(
                      () ->
                          project.send(
                              "POST",
                              "/issues",
                              Map.of("title", title, "description", text),
                              Talk.class,
                              "does not take an issue"));
          return talk.issue("#" + talk.iid());
        });
  }

  /** The newest are looked through, since a search may not know them yet. */
  private Optional<Talk> titled(String title) {
    String problem = "does not list its issues";
    return project.list("/issues?order_by=created_at&sort=desc", Talk[].class, 1, problem).stream()
        .filter(talk -> talk.hasTitle(title))
        .findFirst()
        .or(
            () ->
                project
                    .list(
                        "/issues?in=title&search=" + UrlPath.segment(title), Talk[].class, problem)
                    .stream()
                    .filter(talk -> talk.hasTitle(title))
                    .findFirst());
  }

  private Optional<Talk> talk(String path) {
    return project.find(path, Talk.class, "does not show " + path);
  }

  private static Optional<String> path(String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String kind = parts.group(1).equals("#") ? "/issues/" : "/merge_requests/";
    return Optional.of(kind + parts.group(2));
  }
}
