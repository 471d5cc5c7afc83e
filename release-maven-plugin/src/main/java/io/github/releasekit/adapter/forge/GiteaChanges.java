package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pull requests of Gitea and Forgejo and the files they change (swagger.v1.json, {@code
 * repository}: repoGet, repoGetContents, repoCreateFile, repoUpdateFile, repoGetBranch,
 * repoListPullRequests, repoCreatePullRequest, repoCompareDiff). The branch and its commit are made
 * by one request.
 */
final class GiteaChanges implements Changes {

  /** So many pages of pull requests are looked through, from the newest. */
  private static final int PAGES = 20;

  private final GiteaRepository repository;

  GiteaChanges(GiteaRepository repository) {
    this.repository = repository;
  }

  @SnakeCase
  private record Repository(@Nullable String defaultBranch) {}

  private record Branch(String name, @Nullable Commit commit) {}

  private record Commit(@Nullable String id) {}

  @SnakeCase
  private record Comparison(long totalCommits) {}

  private record Content(@Nullable String type, @Nullable String content, @Nullable String sha) {

    Optional<byte[]> bytes() {
      return Optional.ofNullable(content)
          .filter(text -> "file".equals(type))
          .map(Base64.getMimeDecoder()::decode);
    }
  }

  private record Committed(@Nullable Content content) {}

  /** {@code label} stays when the branch is gone. */
  @SnakeCase
  private record End(
      @Nullable String label, @Nullable String ref, long repoId, @Nullable String sha) {}

  @SnakeCase
  private record PullRequest(
      long number,
      @Nullable String state,
      @Nullable String htmlUrl,
      End head,
      End base,
      boolean merged,
      @Nullable String mergeCommitSha) {

    boolean isOf(String branch) {
      return head.repoId() == base.repoId()
          && (branch.equals(head.ref()) || branch.equals(head.label()));
    }

    Proposal proposal() {
      return new Proposal(
          "#" + number,
          "open".equals(state),
          htmlUrl == null ? "" : PlainText.line(htmlUrl),
          merged,
          Optional.ofNullable(mergeCommitSha)
              .filter(commit -> merged && !commit.isEmpty())
              .map(PlainText::line));
    }

    ProposedBranch proposed() {
      return new ProposedBranch(
          proposal(), Optional.ofNullable(base.ref()), Optional.ofNullable(head.sha()));
    }
  }

  @Override
  public String defaultBranch() {
    return repository.trying(
        () ->
            Optional.ofNullable(
                    repository
                        .get("", Repository.class, "does not show its default branch")
                        .defaultBranch())
                .orElseThrow(() -> GiteaRepository.missing("default branch")));
  }

  @Override
  public Optional<byte[]> file(String branch, String path) {
    return repository.trying(() -> content(branch, path).flatMap(Content::bytes));
  }

  @Override
  public Optional<Proposal> find(String branch) {
    return repository.trying(() -> proposed(branch));
  }

  @Override
  public Optional<Proposal> find(String branch, String base) {
    return repository.trying(() -> standing(branch, base, () -> tip(branch)));
  }

  private Optional<Proposal> standing(String branch, String base, Supplier<Optional<String>> tip) {
    return ProposedBranch.standing(all(branch).map(PullRequest::proposed).toList(), base, tip);
  }

  @Override
  public Proposal request(String base, String branch, String title, String text) {
    return repository.trying(
        () -> {
          Optional<String> tip = tip(branch);
          Optional<Proposal> there = standing(branch, base, () -> tip);
          if (there.isPresent()) {
            return there.get();
          }
          String to = tip.orElseThrow(() -> ProposedBranch.missing(branch, repository.path()));
          String from =
              tip(base).orElseThrow(() -> ProposedBranch.missing(base, repository.path()));
          requireCommits(base, from, branch, to);
          return create(base, branch, title, text);
        });
  }

  /** Servers that cannot compare yet may take a pull request without commits. */
  private void requireCommits(String base, String from, String branch, String to) {
    boolean nothing =
        from.equals(to)
            || repository
                .find(
                    "/compare/" + UrlPath.segment(base + "..." + branch),
                    Comparison.class,
                    "does not compare " + branch + " with " + base)
                .filter(comparison -> comparison.totalCommits() == 0)
                .isPresent();
    if (nothing) {
      throw new NothingToMergeException(base, branch);
    }
  }

  private Optional<String> tip(String branch) {
    return repository
        .find(
            "/branches/" + UrlPath.segments(branch),
            Branch.class,
            "does not show the branch " + branch)
        .map(Branch::commit)
        .map(Commit::id);
  }

  @Override
  public Proposal propose(
      String base,
      String branch,
      String path,
      byte[] content,
      String message,
      String title,
      String text) {
    return repository.trying(
        () -> {
          Optional<Proposal> there = proposed(branch);
          if (there.isPresent()) {
            return there.get();
          }
          commit(base, branch, path, content, message);
          return create(base, branch, title, text);
        });
  }

  private Proposal create(String base, String branch, String title, String text) {
    return repository
        .create(
            "/pulls",
            Map.of("head", branch, "base", base, "title", title, "body", text),
            PullRequest.class,
            "does not take a pull request of " + branch)
        .proposal();
  }

  private void commit(String base, String branch, String path, byte[] content, String message) {
    boolean begun =
        repository
            .find(
                "/branches/" + UrlPath.segments(branch),
                Branch.class,
                "does not show the branch " + branch)
            .isPresent();
    Optional<Content> old = content(begun ? branch : base, path);
    if (begun
        && old.flatMap(Content::bytes).filter(now -> Arrays.equals(now, content)).isPresent()) {
      return;
    }
    Map<String, String> file = new HashMap<>();
    file.put("message", message);
    file.put("content", Base64.getEncoder().encodeToString(content));
    file.put("branch", begun ? branch : base);
    if (!begun) {
      file.put("new_branch", branch);
    }
    old.map(Content::sha).ifPresent(sha -> file.put("sha", sha));
    repository.send(
        old.isPresent() ? "PUT" : "POST",
        "/contents/" + UrlPath.segments(path),
        file,
        Committed.class,
        "does not take a commit to " + branch);
  }

  private Optional<Content> content(String branch, String path) {
    return repository.find(
        "/contents/" + UrlPath.segments(path) + "?ref=" + UrlPath.segment(branch),
        Content.class,
        "does not give " + path + " of " + branch);
  }

  private Optional<Proposal> proposed(String branch) {
    return all(branch).findFirst().map(PullRequest::proposal);
  }

  /** Those of a branch of the repository itself, the newest first. */
  private Stream<PullRequest> all(String branch) {
    return repository
        .list("/pulls?state=all", PullRequest[].class, PAGES, "does not list its pull requests")
        .stream()
        .filter(request -> request.isOf(branch));
  }
}
