package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Remote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The remote that releases are pushed to, by the user's git, under a deadline. */
public final class GitRemote {

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  /** A push runs the user's pre-push hook, which may test. */
  private static final Duration PUSH_DEADLINE = Duration.ofMinutes(30);

  private static final String PEELED = "^{}";

  private final GitRepository repository;
  private final GitCommand git;
  private final String name;

  private GitRemote(GitRepository repository, String name) {
    this.repository = repository;
    this.git = new GitCommand(repository.root());
    this.name = name;
  }

  /** The remote of the branch's upstream, else {@code origin}, else the only one there is. */
  public static Optional<GitRemote> of(GitRepository repository) {
    var config = repository.jgit().getConfig();
    java.util.Set<String> remotes = config.getSubsections("remote");
    Optional<String> upstream =
        repository
            .branch()
            .map(ref -> ref.substring("refs/heads/".length()))
            .map(branch -> config.getString("branch", branch, "remote"));
    return upstream
        .filter(remotes::contains)
        .or(() -> Optional.of("origin").filter(remotes::contains))
        .or(() -> remotes.size() == 1 ? remotes.stream().findFirst() : Optional.empty())
        .map(name -> new GitRemote(repository, name));
  }

  public String name() {
    return name;
  }

  /** Where it is, as the user's configuration has it, without user and password. */
  String location() {
    return Optional.ofNullable(repository.jgit().getConfig().getString("remote", name, "url"))
        .map(url -> url.replaceFirst("(?<=://)[^/@]*@", ""))
        .orElse("");
  }

  /**
   * Asks it for its refs.
   *
   * @param branch that HEAD is compared with, as a full ref name
   * @throws ReleaseException when it does not answer
   */
  public Remote read(String branch) {
    Map<String, String> refs = refs();
    int ahead =
        Optional.ofNullable(refs.get(branch))
            .map(theirs -> repository.aheadOf(theirs).orElse(Remote.DIVERGED))
            .orElse(0);
    return new Remote(name, refs, ahead);
  }

  /** Its refs now: object ids by full ref name. */
  public Map<String, String> refs() {
    ProcessResult result = git.attempt(DEADLINE, "", List.of("ls-remote", name));
    if (!result.succeeded()) {
      throw new ReleaseException(
          "remote " + name + " does not answer: " + GitCommand.said(result),
          "git ls-remote " + name + " shows it by hand");
    }
    Map<String, String> refs = new HashMap<>();
    result
        .out()
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(line -> line.length == 2 && !line[1].endsWith(PEELED))
        .forEach(line -> refs.put(line[1], line[0]));
    return refs;
  }

  /**
   * One ref of a push.
   *
   * @param ref its full name
   * @param expected the object id it has to have on the remote; empty when it must not exist
   * @param target the object id it gets; empty when the ref is removed
   */
  public record Update(String ref, Optional<String> expected, String target) {}

  /**
   * Pushes all or nothing, each ref under a lease.
   *
   * @return what git said when the remote refused; empty when it accepted
   */
  public Optional<String> push(List<Update> updates) {
    ProcessResult result = push(updates, List.of());
    return result.succeeded() ? Optional.empty() : Optional.of(GitCommand.said(result));
  }

  /**
   * Makes sure, without changing it, that the remote takes our credentials for a push and offers
   * atomic ones.
   *
   * @throws ReleaseException when it does not
   */
  public void rehearse(List<Update> updates) {
    ProcessResult result = push(updates, List.of("--dry-run", "--no-verify"));
    if (result.succeeded()) {
      return;
    }
    String said = GitCommand.said(result);
    if (said.contains("--atomic")) {
      throw new ReleaseException(
          "remote " + name + " offers no atomic push, so a release could be left half done",
          "push to a remote that does (GitHub, GitLab, Gitea and git itself do)");
    }
    throw new ReleaseException(
        "remote " + name + " would not take a push: " + said,
        "git push --dry-run " + name + " shows it by hand; check the credentials and permissions");
  }

  /**
   * Fetches an object and what it needs, without touching any ref.
   *
   * @param ref its full name on the remote
   */
  public void fetchObjects(String ref) {
    ProcessResult result =
        git.attempt(
            DEADLINE,
            "",
            List.of(
                "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", name, ref));
    if (!result.succeeded()) {
      throw new ReleaseException(
          "fetching " + ref + " from " + name + " failed: " + GitCommand.said(result),
          "git fetch " + name + " " + ref + " shows it by hand");
    }
  }

  private ProcessResult push(List<Update> updates, List<String> options) {
    List<String> arguments =
        new ArrayList<>(List.of("push", "--atomic", "--porcelain", "--no-follow-tags"));
    arguments.addAll(options);
    for (Update update : updates) {
      arguments.add("--force-with-lease=" + update.ref() + ":" + update.expected().orElse(""));
    }
    arguments.add(name);
    for (Update update : updates) {
      arguments.add(update.target() + ":" + update.ref());
    }
    return git.attempt(PUSH_DEADLINE, "", arguments);
  }
}
