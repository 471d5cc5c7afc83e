package io.github.releasekit.adapter.forge;

import static io.github.releasekit.adapter.forge.GitHubApi.UNPROCESSABLE;
import static io.github.releasekit.adapter.forge.GitHubApi.encoded;

import io.github.releasekit.adapter.forge.GitHubApi.Permission;
import io.github.releasekit.adapter.forge.GitHubApi.Question;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Issues, pull requests and milestones on GitHub, where every pull request is an issue ("REST API
 * endpoints for issues").
 */
final class GitHubIssues implements Issues {

  /**
   * So many of the newest issues and pull requests are looked through one by one, as the index of
   * the search is behind.
   */
  private static final int NEWEST_PAGES = 4;

  /** "A query is at most 256 characters long" without operators ("Search"). */
  private static final int LONGEST_QUERY = 200;

  private static final String AGAIN = "run the same command again, which goes on from there";
  private static final Question FIND =
      new Question("does not give the issue", Permission.ISSUES, AGAIN);
  private static final Question COMMENT =
      new Question(
          "does not take the comment", Permission.ISSUES, "comment by hand, or shorten the text");
  private static final Question LABEL =
      new Question("does not take the label", Permission.ISSUES, "choose another name for it");
  private static final Question MILESTONE =
      new Question(
          "does not close the milestone", Permission.ISSUES, "close it on GitHub, or " + AGAIN);
  private static final Question OPEN =
      new Question(
          "does not open the issue",
          Permission.ISSUES,
          "see that the repository has issues (Settings, Features), then " + AGAIN);

  private final GitHubApi api;

  GitHubIssues(GitHubApi api) {
    this.api = api;
  }

  /** What tells a pull request from an issue. */
  record PullDocument() {}

  /** "Get an issue". */
  @SnakeCase
  record IssueDocument(
      long number, String title, String htmlUrl, @Nullable PullDocument pullRequest) {
    IssueDocument {
      Objects.requireNonNull(title);
      Objects.requireNonNull(htmlUrl);
    }

    Issue issue() {
      return new Issue("#" + number, PlainText.line(title), PlainText.line(htmlUrl));
    }
  }

  /** "Search issues and pull requests". */
  record FoundDocument(List<IssueDocument> items) {
    FoundDocument {
      items = List.copyOf(items);
    }
  }

  /** "List issue comments". */
  record CommentDocument(long id, @Nullable String body) {}

  /** "Get a label". */
  record LabelDocument(String name) {
    LabelDocument {
      Objects.requireNonNull(name);
    }
  }

  /** "List milestones". */
  record MilestoneDocument(long number, @Nullable String title, @Nullable String state) {}

  /** The number in {@code #12}. */
  private static Optional<String> number(String reference) {
    return Optional.of(reference)
        .filter(text -> text.matches("#[1-9][0-9]{0,17}"))
        .map(text -> text.substring(1));
  }

  @Override
  public Optional<Issue> find(String reference) {
    return number(reference)
        .flatMap(
            number -> api.trying(() -> api.find("/issues/" + number, IssueDocument.class, FIND)))
        .map(IssueDocument::issue);
  }

  @Override
  public boolean comment(String reference, String text, String marker) {
    return number(reference)
        .map(number -> api.trying(() -> commentOnce("/issues/" + number, text, marker)))
        .orElse(false);
  }

  private boolean commentOnce(String issue, String text, String marker) {
    if (api.find(issue, IssueDocument.class, COMMENT).isEmpty()) {
      return false;
    }
    String comments = issue + "/comments";
    boolean isThere =
        api.list(comments, CommentDocument[].class, GitHubApi.ALL_PAGES, COMMENT).stream()
            .anyMatch(comment -> comment.body() != null && comment.body().contains(marker));
    if (!isThere) {
      Answer answer = api.send("POST", comments, Map.of("body", text + "\n\n" + marker));
      api.requireSuccess(answer, COMMENT);
    }
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>To GitHub upper and lower case are the same.
   */
  @Override
  public boolean label(String reference, String label) {
    return number(reference)
        .map(number -> api.trying(() -> labelOnce("/issues/" + number, label)))
        .orElse(false);
  }

  private boolean labelOnce(String issue, String label) {
    if (api.find(issue, IssueDocument.class, LABEL).isEmpty()) {
      return false;
    }
    String labels = issue + "/labels";
    boolean isThere =
        api.list(labels, LabelDocument[].class, GitHubApi.ALL_PAGES, LABEL).stream()
            .anyMatch(other -> other.name().equalsIgnoreCase(label));
    if (!isThere) {
      if (api.find("/labels/" + encoded(label), LabelDocument.class, LABEL).isEmpty()) {
        makeLabel(label);
      }
      Answer answer = api.send("POST", labels, Map.of("labels", List.of(label)));
      api.requireSuccess(answer, LABEL);
    }
    return true;
  }

  private void makeLabel(String label) {
    Answer answer = api.send("POST", "/labels", Map.of("name", label));
    if (answer.status() != UNPROCESSABLE || !answer.text().contains("already_exists")) {
      api.requireSuccess(answer, LABEL);
    }
  }

  @Override
  public boolean closeMilestone(String title) {
    return api.trying(() -> closeMilestoneOnce(title));
  }

  private boolean closeMilestoneOnce(String title) {
    Optional<MilestoneDocument> found =
        api
            .list(
                "/milestones?state=all", MilestoneDocument[].class, GitHubApi.ALL_PAGES, MILESTONE)
            .stream()
            .filter(milestone -> title.equals(milestone.title()))
            .findFirst();
    if (found.isPresent() && !"closed".equals(found.get().state())) {
      Answer answer =
          api.send("PATCH", "/milestones/" + found.get().number(), Map.of("state", "closed"));
      api.requireSuccess(answer, MILESTONE);
    }
    return found.isPresent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The newest are looked through, and those before them searched.
   */
  @Override
  public Issue open(String title, String text) {
    return api.trying(
            () ->
                recent(title)
                    .or(() -> searched(title))
                    .orElseGet(
                        () ->
                            api.read(
                                api.send("POST", "/issues", Map.of("title", title, "body", text)),
                                IssueDocument.class,
                                OPEN)))
        .issue();
  }

  private Optional<IssueDocument> recent(String title) {
    return titled(
        api
            .list(
                "/issues?state=all&sort=created&direction=desc",
                IssueDocument[].class,
                NEWEST_PAGES,
                OPEN)
            .stream(),
        title);
  }

  private Optional<IssueDocument> searched(String title) {
    String words = title.replaceAll("[\"\\\\\\p{Cntrl}]", " ").strip();
    String query =
        "repo:"
            + api.repository()
            + " is:issue in:title \""
            + words.substring(0, Math.min(words.length(), LONGEST_QUERY))
            + "\"";
    Answer answer =
        api.service().get("/search/issues?q=" + encoded(query) + "&per_page=" + GitHubApi.PAGE);
    return titled(api.read(answer, FoundDocument.class, OPEN).items().stream(), title);
  }

  private static Optional<IssueDocument> titled(Stream<IssueDocument> issues, String title) {
    return issues
        .filter(issue -> issue.pullRequest() == null && title.equals(issue.title()))
        .findFirst();
  }
}
