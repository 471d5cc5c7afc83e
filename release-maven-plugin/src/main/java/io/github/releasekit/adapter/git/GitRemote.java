package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.PushFailure.Kind;
import io.github.releasekit.adapter.process.DeadlineException;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.SecretText;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.fact.Remote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The remote that releases are pushed to, by the user's git, under a deadline. It is asked again
 * when it cannot be reached; a push is not repeated before the remote was read back (I6).
 */
public final class GitRemote {

  /** So that a command line takes their names. */
  private static final int REFS_AT_A_TIME = 200;

  private static final String PEELED = "^{}";

  /** What git says when the other end did not offer it. */
  static final String NOT_ATOMIC = "does not support --atomic";

  private static final List<String> WHO_ARE_YOU =
      List.of(
          "Authentication failed",
          "could not read Username",
          "could not read Password",
          "returned error: 403");

  private static final List<String> REHEARSAL = List.of("--dry-run", "--no-verify");

  private final GitRepository repository;
  private final String name;
  private final Transport transport;
  private final GitCommand git;

  private GitRemote(GitRepository repository, String name, Transport transport) {
    this.repository = repository;
    this.name = name;
    this.transport = transport;
    this.git =
        new GitCommand(
            repository.root(),
            List.of(),
            transport.environment(repository.jgit().getConfig(), name, System.getenv()));
  }

  /** As {@link #of(GitRepository, Transport)}, with what git itself knows, asked once. */
  public static Optional<GitRemote> of(GitRepository repository) {
    return of(repository, Transport.plain());
  }

  /** The remote of the branch's upstream, else {@code origin}, else the only one there is. */
  public static Optional<GitRemote> of(GitRepository repository, Transport transport) {
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
        .map(name -> new GitRemote(repository, name, transport));
  }

  /** A remote that is known to a repository, or a URL. */
  static GitRemote named(GitRepository repository, String name, Transport transport) {
    return new GitRemote(repository, name, transport);
  }

  /** The same, its retries told to a listener more. */
  public GitRemote telling(Consumer<Retried> listener) {
    return new GitRemote(repository, name, transport.with(listener));
  }

  /** The same, asked once, for what can do without an answer. */
  public GitRemote once() {
    return new GitRemote(repository, name, transport.once());
  }

  public String name() {
    return name;
  }

  /** Where it is, as the user's configuration has it, without user and password. */
  String location() {
    return Optional.ofNullable(repository.jgit().getConfig().getString("remote", name, "url"))
        .map(SecretText::withoutUsers)
        .orElse("");
  }

  /** Where it is pushed to, {@code insteadOf} applied, without user and password. */
  public String pushUrl() {
    return Transport.uris(repository.jgit().getConfig(), name)
        .reduce((fetched, pushed) -> pushed)
        .map(uri -> uri.setUser(null).setPass(null).toString())
        .orElse("");
  }

  /**
   * Asks it for its refs.
   *
   * @param branch that HEAD is compared with, as a full ref name; empty for none
   * @throws ReleaseException when it does not answer
   */
  public Remote read(String branch) {
    Map<String, String> refs = refs();
    int ahead =
        Optional.ofNullable(refs.get(branch))
            .map(theirs -> repository.aheadOf(theirs).orElse(Remote.DIVERGED))
            .orElse(0);
    return new Remote(name, pushUrl(), refs, ahead);
  }

  /** Its refs now: object ids by full ref name. */
  public Map<String, String> refs() {
    Answer answer = attempt(List.of("ls-remote", name));
    if (!answer.succeeded()) {
      throw new ReleaseException(
          "remote " + name + " does not answer: " + answer.said(),
          remedy(answer.said(), "git ls-remote " + name + " shows it by hand"));
    }
    Map<String, String> refs = new HashMap<>();
    answer
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

  /** Whether a remote that offers no atomic push is refused. */
  public boolean requiresAtomicPush() {
    return transport.atomic();
  }

  /** Whether a ref, as the remote has it now, is a commit or descends from it. */
  public boolean contains(Map<String, String> refs, String ref, String commit) {
    String there = refs.get(ref);
    if (there == null || there.equals(commit)) {
      return there != null;
    }
    if (!repository.has(there)) {
      fetchObjects(ref);
    }
    return repository.isAncestor(commit, there);
  }

  /**
   * Pushes all or nothing, each ref under a lease, once.
   *
   * @return empty when git says that the remote accepted; only the refs, read back, tell for sure
   */
  public Optional<PushFailure> push(List<Update> updates) {
    try {
      ProcessResult result =
          git.attempt(transport.pushDeadline(), "", arguments(updates, List.of()));
      if (result.succeeded()) {
        return Optional.empty();
      }
      String said = rejections(result) + GitCommand.said(result);
      return Optional.of(new PushFailure(kind(result, said), said));
    } catch (DeadlineException e) {
      return Optional.of(new PushFailure(Kind.LATE, e.problem()));
    }
  }

  private static Kind kind(ProcessResult result, String said) {
    if (TransientFailure.in(result)) {
      return Kind.CUT;
    }
    return said.contains(NOT_ATOMIC) ? Kind.NOT_ATOMIC : Kind.REFUSED;
  }

  /** {@code refs/heads/main [rejected] (stale info); }, from {@code git push --porcelain}. */
  private static String rejections(ProcessResult result) {
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith("!"))
        .map(line -> PlainText.line(line.substring(line.indexOf(':') + 1)) + "; ")
        .collect(Collectors.joining());
  }

  /** Counts and times the tries of a push that is cut. */
  public Tries tries() {
    return transport.retries().begin(name, transport.pushDeadline());
  }

  /**
   * Makes sure, without changing it, that the remote takes our credentials for a push, and offers
   * atomic ones where they are required.
   *
   * @throws ReleaseException when it does not, or somebody was faster
   */
  public void rehearse(List<Update> updates) {
    Answer answer = attempt(arguments(updates, REHEARSAL));
    if (answer.succeeded()) {
      return;
    }
    String said = answer.said();
    if (said.contains(NOT_ATOMIC)) {
      if (requiresAtomicPush()) {
        throw notAtomic();
      }
      updates.forEach(update -> rehearse(List.of(update)));
      return;
    }
    Map<String, String> now = refs();
    updates.stream()
        .filter(update -> !update.expected().equals(Optional.ofNullable(now.get(update.ref()))))
        .findFirst()
        .ifPresent(
            moved -> {
              throw new ReleaseException(
                  moved.ref() + " on " + name + " has moved while the release was planned",
                  "git pull --rebase --tags, then run the same command again");
            });
    throw new ReleaseException(
        "remote " + name + " would not take a push: " + said,
        remedy(
            said,
            "git push --dry-run "
                + name
                + " shows it by hand; check the credentials and permissions"));
  }

  /** The refusal of a remote that offers no atomic push. */
  public ReleaseException notAtomic() {
    return new ReleaseException(
        "remote " + name + " offers no atomic push, so a release could be left half done",
        "push to a remote that does (GitHub, GitLab, Gitea and git itself do), or let refs be pushed"
            + " one after the other: push: {atomic: preferred} in release-kit.yml");
  }

  /**
   * Fetches an object and what it needs, without touching any ref.
   *
   * @param ref its full name on the remote
   */
  public void fetchObjects(String ref) {
    fetchObjects(List.of(ref));
  }

  /**
   * As {@link #fetchObjects(String)}, of many at a time.
   *
   * @param refs their full names on the remote
   */
  void fetchObjects(List<String> refs) {
    for (int i = 0; i < refs.size(); i += REFS_AT_A_TIME) {
      List<String> some = refs.subList(i, Math.min(i + REFS_AT_A_TIME, refs.size()));
      fetch(some.get(0), some);
    }
  }

  /**
   * Fetches the last commits of a ref into another.
   *
   * @param ref its full name on the remote
   * @param local the full name of the one here
   * @param depth how many
   */
  void fetchInto(String local, String ref, int depth) {
    fetch(ref, List.of("--depth=" + depth, "+" + ref + ":" + local));
  }

  /**
   * @param more options, and refspecs
   */
  private void fetch(String ref, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-filter",
                "--refmap="));
    more.stream().filter(GitRemote::isOption).forEach(arguments::add);
    arguments.add(name);
    more.stream().filter(argument -> !isOption(argument)).forEach(arguments::add);
    Answer answer = attempt(arguments);
    if (!answer.succeeded()) {
      throw new ReleaseException(
          "fetching " + ref + " from " + name + " failed: " + answer.said(),
          "git fetch " + name + " " + ref + " shows it by hand");
    }
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("--");
  }

  /** Says where credentials may come from, when they are what is missing or wrong. */
  private static String remedy(String said, String byHand) {
    return WHO_ARE_YOU.stream().anyMatch(said::contains)
        ? byHand
            + "; credentials are git's own, those of the <server> in settings.xml whose id is the"
            + " host, or RELEASE_KIT_GIT_TOKEN"
        : byHand;
  }

  /**
   * How the last of the tries ended.
   *
   * @param out its standard output
   * @param said in git's words
   */
  private record Answer(boolean succeeded, String out, String said) {}

  /** Runs a command that changes nothing on the remote, again while it cannot be reached. */
  private Answer attempt(List<String> arguments) {
    Tries tries = transport.retries().begin(name, transport.deadline());
    while (true) {
      try {
        ProcessResult result = git.attempt(tries.left(), "", arguments);
        String said = GitCommand.said(result);
        if (!TransientFailure.in(result) || !tries.again(said)) {
          return new Answer(result.succeeded(), result.out(), said);
        }
      } catch (DeadlineException e) {
        return new Answer(false, "", e.problem());
      }
    }
  }

  private List<String> arguments(List<Update> updates, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("push"));
    if (updates.size() > 1) {
      arguments.add("--atomic");
    }
    arguments.addAll(List.of("--porcelain", "--no-follow-tags"));
    arguments.addAll(options);
    for (Update update : updates) {
      arguments.add("--force-with-lease=" + update.ref() + ":" + update.expected().orElse(""));
    }
    arguments.add(name);
    for (Update update : updates) {
      arguments.add(update.target() + ":" + update.ref());
    }
    return arguments;
  }
}
