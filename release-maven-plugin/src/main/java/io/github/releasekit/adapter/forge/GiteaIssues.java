package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues, pull requests and milestones of Gitea and Forgejo (swagger.v1.json, {@code issue}:
 * issueGetIssue, which gives pull requests too, issueGetComments, issueListLabels, issueAddLabel,
 * issueGetMilestonesList, issueListIssues).
 */
final class GiteaIssues implements Issues {

  /** Of labels that are made. */
  private static final String GREY = "#ededed";

  private final GiteaRepository repository;

  GiteaIssues(GiteaRepository repository) {
    this.repository = repository;
  }

  @SnakeCase
  private record Talk(
      long number, @Nullable String title, @Nullable String htmlUrl, @Nullable List<Label> labels) {

    Issue issue() {
      return new Issue("#" + number, line(title), line(htmlUrl));
    }

    private static String line(@Nullable String text) {
      return text == null ? "" : PlainText.line(text);
    }

    boolean hasLabel(String name) {
      return labels != null && labels.stream().anyMatch(label -> label.name().equals(name));
    }
  }

  private record Label(long id, String name) {}

  private record Comment(@Nullable String body) {}

  private record Milestone(long id, String title, @Nullable String state) {}

  @Override
  public Optional<Issue> find(String reference) {
    return path(reference).flatMap(path -> repository.trying(() -> talk(path))).map(Talk::issue);
  }

  @Override
  public boolean comment(String reference, String text, String marker) {
    return path(reference)
        .map(path -> repository.trying(() -> note(path, text, marker)))
        .orElse(false);
  }

  private boolean note(String path, String text, String marker) {
    if (talk(path).isEmpty()) {
      return false;
    }
    Comment[] comments =
        repository.get(
            path + "/comments", Comment[].class, "does not show the comments on " + path);
    if (Arrays.stream(comments)
        .noneMatch(comment -> comment.body() != null && comment.body().contains(marker))) {
      repository.send(
          "POST",
          path + "/comments",
          Map.of("body", text + "\n\n" + marker),
          Comment.class,
          "does not take a comment on " + path);
    }
    return true;
  }

  @Override
  public boolean label(String reference, String label) {
    return path(reference).map(path -> repository.trying(() -> add(path, label))).orElse(false);
  }

  private boolean add(String path, String name) {
    Optional<Talk> talk = talk(path);
    if (talk.isPresent() && !talk.get().hasLabel(name)) {
      repository.send(
          "POST",
          path + "/labels",
          Map.of("labels", List.of(label(name).id())),
          Label[].class,
          "does not take the label " + name + " for " + path);
    }
    return talk.isPresent();
  }

  private Label label(String name) {
    return repository.list("/labels", Label[].class, "does not list its labels").stream()
        .filter(label -> label.name().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                repository.send(
                    "POST",
                    "/labels",
                    Map.of("name", name, "color", GREY),
                    Label.class,
                    "does not take the label " + name));
  }

  @Override
  public boolean closeMilestone(String title) {
    return repository.trying(
        () -> {
          Optional<Milestone> found =
              repository
                  .list(
                      "/milestones?state=all&name=" + UrlPath.segment(title),
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
    repository.send(
        "PATCH",
        "/milestones/" + open.id(),
        Map.of("state", "closed"),
        Milestone.class,
        "does not close the milestone " + open.title());
  }

  @Override
  public Issue open(String title, String text) {
    return repository.trying(
        () ->
            titled("", 1, title)
                .or(() -> titled("&q=" + UrlPath.segment(title), Integer.MAX_VALUE, title))
                .orElseGet(
                    () ->
                        repository.send(
                            "POST",
                            "/issues",
                            Map.of("title", title, "body", text),
                            Talk.class,
                            "does not take an issue"))
                .issue());
  }

  /** The newest are looked through without a search, which may not know them yet. */
  private Optional<Talk> titled(String query, int pages, String title) {
    return repository
        .list(
            "/issues?type=issues&state=all" + query,
            Talk[].class,
            pages,
            "does not list its issues")
        .stream()
        .filter(talk -> title.equals(talk.title()))
        .findFirst();
  }

  private Optional<Talk> talk(String path) {
    return repository.find(path, Talk.class, "does not show " + path);
  }

  private static Optional<String> path(String reference) {
    return reference.matches("#[0-9]{1,18}")
        ? Optional.of("/issues/" + reference.substring(1))
        : Optional.empty();
  }
}
