package io.github.releasekit.adapter.forge;

import static io.github.releasekit.adapter.forge.GitHubApi.CONFLICT;
import static io.github.releasekit.adapter.forge.GitHubApi.FORBIDDEN;
import static io.github.releasekit.adapter.forge.GitHubApi.UNPROCESSABLE;
import static io.github.releasekit.adapter.forge.GitHubApi.encoded;
import static io.github.releasekit.adapter.forge.GitHubApi.segments;

import io.github.releasekit.adapter.forge.GitHubApi.Permission;
import io.github.releasekit.adapter.forge.GitHubApi.Question;
import io.github.releasekit.adapter.forge.GitHubApi.RepositoryDocument;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes on GitHub as pull requests ("REST API endpoints for pull requests", "for repository
 * contents" and "for Git references").
 */
final class GitHubChanges implements Changes {

  private static final String AGAIN = "run the same command again, which goes on from there";
  private static final Question ABOUT =
      new Question("does not give the repository", Permission.CHANGES, AGAIN);
  private static final Question FILE =
      new Question("does not give the file", Permission.CHANGES, AGAIN);
  private static final Question FIND =
      new Question("does not list the pull requests", Permission.CHANGES, AGAIN);
  private static final Question BRANCH =
      new Question(
          "does not make the branch",
          Permission.CHANGES,
          "see that rules of the repository allow it, then " + AGAIN);
  private static final Question COMMIT =
      new Question(
          "does not take the commit",
          Permission.CHANGES,
          "see that rules of the repository allow it, then " + AGAIN);
  private static final String ACTIONS =
      "see that Actions may create pull requests (Settings, Actions, General), then " + AGAIN;
  private static final Question PROPOSE =
      new Question("does not take the pull request", Permission.CHANGES, ACTIONS);
  private static final Question LOOK =
      new Question("does not list the pull requests", Permission.REQUESTS, AGAIN);
  private static final Question TIP =
      new Question("does not show the branch", Permission.REQUESTS, AGAIN);
  private static final Question REQUEST =
      new Question("does not take the pull request", Permission.REQUESTS, ACTIONS);

  private final GitHubApi api;

  GitHubChanges(GitHubApi api) {
    this.api = api;
  }

  /**
   * "Get repository content" of a file.
   *
   * @param encoding {@code base64}; {@code none} of more than 1 MB
   */
  record FileDocument(
      @Nullable String type, String sha, @Nullable String encoding, @Nullable String content) {
    FileDocument {
      Objects.requireNonNull(sha);
    }
  }

  /** "Get a reference". */
  record RefDocument(TargetDocument object) {
    RefDocument {
      Objects.requireNonNull(object);
    }
  }

  /** What a reference points to. */
  record TargetDocument(String sha) {
    TargetDocument {
      Objects.requireNonNull(sha);
    }
  }

  /** "List pull requests". */
  @SnakeCase
  record PullDocument(
      long number,
      String state,
      String htmlUrl,
      HeadDocument head,
      @Nullable HeadDocument base,
      @Nullable String mergedAt,
      @Nullable String mergeCommitSha) {
    PullDocument {
      Objects.requireNonNull(htmlUrl);
      Objects.requireNonNull(head);
    }

    /** Before it is merged, its merge commit is one that GitHub makes to try it. */
    Proposal proposal() {
      boolean merged = mergedAt != null;
      return new Proposal(
          "#" + number,
          "open".equals(state),
          PlainText.line(htmlUrl),
          merged,
          Optional.ofNullable(mergeCommitSha).filter(sha -> merged).map(PlainText::line));
    }

    ProposedBranch proposed() {
      return new ProposedBranch(
          proposal(),
          Optional.ofNullable(base).map(HeadDocument::ref),
          Optional.ofNullable(head.sha()));
    }
  }

  /**
   * Where the commits of a pull request are, or go to.
   *
   * @param repo null where it was deleted
   */
  record HeadDocument(
      @Nullable String ref, @Nullable RepositoryDocument repo, @Nullable String sha) {}

  @Override
  public String defaultBranch() {
    String branch = api.trying(() -> api.about(ABOUT)).defaultBranch();
    if (branch == null || branch.isEmpty()) {
      throw new ReleaseException(
          api.repository() + " has no branch on GitHub", "push one, then " + AGAIN);
    }
    return branch;
  }

  @Override
  public Optional<byte[]> file(String branch, String path) {
    return api.trying(() -> document(branch, path)).map(file -> content(file, path));
  }

  private Optional<FileDocument> document(String branch, String path) {
    Answer answer = api.get("/contents/" + segments(path) + "?ref=" + encoded(branch));
    if (api.isAbsent(answer, FILE)) {
      return Optional.empty();
    }
    if (answer.isSuccess() && answer.text().startsWith("[")) {
      throw notReadable(path);
    }
    return Optional.of(api.read(answer, FileDocument.class, FILE));
  }

  private static byte[] content(FileDocument file, String path) {
    if (!"file".equals(file.type())
        || !"base64".equals(file.encoding())
        || file.content() == null) {
      throw notReadable(path);
    }
    try {
      return Base64.getMimeDecoder().decode(file.content());
    } catch (IllegalArgumentException e) {
      throw notReadable(path);
    }
  }

  private static ReleaseException notReadable(String path) {
    return new ReleaseException(
        path + " is no file on GitHub, or one of more than 1 MB", "name another file");
  }

  @Override
  public Optional<Proposal> find(String branch) {
    return api.trying(() -> look(branch)).map(PullDocument::proposal);
  }

  @Override
  public Optional<Proposal> find(String branch, String base) {
    return api.trying(() -> standing(branch, base, () -> tip(branch, TIP)));
  }

  private Optional<Proposal> standing(String branch, String base, Supplier<Optional<String>> tip) {
    return ProposedBranch.standing(
        all(branch, LOOK).map(PullDocument::proposed).toList(), base, tip);
  }

  @Override
  public Proposal request(String base, String branch, String title, String text) {
    return api.trying(
        () -> {
          Optional<String> tip = tip(branch, TIP);
          return standing(branch, base, () -> tip)
              .orElseGet(
                  () -> {
                    if (tip.isEmpty() || tip(base, TIP).isEmpty()) {
                      throw ProposedBranch.missing(tip.isEmpty() ? branch : base, api.repository());
                    }
                    return pull(base, branch, title, text, REQUEST).proposal();
                  });
        });
  }

  private Optional<PullDocument> look(String branch) {
    return all(branch, FIND).findFirst();
  }

  /** Those of a branch of the repository itself, the newest first. */
  private Stream<PullDocument> all(String branch, Question asked) {
    String owner = api.repository().replaceFirst("/.*", "");
    String query =
        "/pulls?state=all&sort=created&direction=desc&head=" + encoded(owner + ":" + branch);
    return api.list(query, PullDocument[].class, GitHubApi.ALL_PAGES, asked).stream()
        .filter(pull -> branch.equals(pull.head().ref()) && isOwn(pull.head().repo()));
  }

  private boolean isOwn(@Nullable RepositoryDocument repository) {
    return repository != null && api.repository().equalsIgnoreCase(repository.fullName());
  }

  /**
   * {@inheritDoc}
   *
   * <p>A pull request that was merged or closed is given as it is.
   */
  @Override
  public Proposal propose(
      String base,
      String branch,
      String path,
      byte[] content,
      String message,
      String title,
      String text) {
    return api.trying(
            () -> {
              Optional<PullDocument> found = look(branch);
              if (found.filter(pull -> !pull.proposal().open()).isPresent()) {
                return found.get();
              }
              makeBranch(base, branch);
              commit(branch, path, content, message);
              return found.orElseGet(() -> pull(base, branch, title, text, PROPOSE));
            })
        .proposal();
  }

  private void makeBranch(String base, String branch) {
    if (tip(branch, BRANCH).isPresent()) {
      return;
    }
    String from =
        tip(base, BRANCH)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "GitHub has no branch " + base + " in " + api.repository(),
                        "name a branch that it has"));
    Answer answer =
        api.send("POST", "/git/refs", Map.of("ref", "refs/heads/" + branch, "sha", from));
    if (answer.status() == UNPROCESSABLE && answer.text().contains("already exists")) {
      throw api.service().passing(answer);
    }
    api.requireSuccess(answer, BRANCH);
  }

  private Optional<String> tip(String branch, Question asked) {
    return api.find("/git/ref/heads/" + segments(branch), RefDocument.class, asked)
        .map(ref -> ref.object().sha());
  }

  private void commit(String branch, String path, byte[] content, String message) {
    Optional<FileDocument> there = document(branch, path);
    if (there.filter(file -> Arrays.equals(content(file, path), content)).isPresent()) {
      return;
    }
    Map<String, Object> commit = new HashMap<>();
    commit.put("message", message);
    commit.put("content", Base64.getEncoder().encodeToString(content));
    commit.put("branch", branch);
    there.ifPresent(file -> commit.put("sha", file.sha()));
    Answer answer = api.send("PUT", "/contents/" + segments(path), commit);
    if (answer.status() == CONFLICT) {
      throw api.service().passing(answer);
    }
    api.requireSuccess(answer, COMMIT);
  }

  private PullDocument pull(String base, String branch, String title, String text, Question asked) {
    Answer answer =
        api.send(
            "POST", "/pulls", Map.of("title", title, "head", branch, "base", base, "body", text));
    if (answer.status() == UNPROCESSABLE && answer.text().contains("already exists")) {
      throw api.service().passing(answer);
    }
    if (answer.status() == UNPROCESSABLE && answer.text().contains("No commits between")) {
      throw new NothingToMergeException(base, branch);
    }
    if (answer.status() == FORBIDDEN && answer.text().contains("not permitted to create")) {
      throw api.service().refused(answer, asked.problem() + " of " + branch, ACTIONS);
    }
    return api.read(answer, PullDocument.class, asked);
  }
}
