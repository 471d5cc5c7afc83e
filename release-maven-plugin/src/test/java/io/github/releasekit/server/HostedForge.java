package io.github.releasekit.server;

import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.server.HostedRepository.Talk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What stand-ins that keep a {@link HostedRepository} have in common. */
abstract class HostedForge implements ForgeServer {

  final HostedRepository repository;
  private final LoopbackHttp http;
  private volatile Optional<LoopbackHttp.Said> instead = Optional.empty();
  private volatile String insteadOf = "";

  /** Whether the user may push. */
  volatile boolean mayWrite = true;

  HostedForge(HostedRepository repository) {
    this.repository = repository;
    this.http =
        new LoopbackHttp(
            asked -> {
              repository.look();
              String call = asked.method() + " " + asked.path();
              return instead.filter(said -> call.matches(insteadOf)).orElseGet(() -> answer(asked));
            });
  }

  /**
   * Its git repository is another one from now on.
   *
   * @param branches object ids of their commits by name, the oldest first
   */
  public void follow(Supplier<Map<String, List<String>>> branches) {
    repository.follow(branches);
  }

  /**
   * Answers requests by something else from now on.
   *
   * @param calls which: a regular expression of method and path
   */
  public void answer(String calls, LoopbackHttp.Said said) {
    insteadOf = calls;
    instead = Optional.of(said);
  }

  @Override
  public void forbidWriting() {
    mayWrite = false;
  }

  /** Answers them as it should. */
  public void answerAgain() {
    instead = Optional.empty();
  }

  /**
   * Somebody has merged a proposal by git.
   *
   * @param commit that the branch which it was merged into has got by it
   */
  public void mergedAs(String reference, String commit) {
    Talk talk = repository.talk(reference).orElseThrow();
    repository.close(talk);
    talk.mergedAs = Optional.of(commit);
  }

  /** The open proposal of a branch into another. */
  public Optional<String> openProposal(String branch, String base) {
    repository.look();
    return repository.newest(true).stream()
        .filter(talk -> talk.open && talk.base.equals(base))
        .filter(talk -> talk.branch.equals(Optional.of(branch)))
        .map(talk -> talk.reference)
        .findFirst();
  }

  /** {@code branch -> base} of proposals, the oldest first. */
  public List<String> openProposals() {
    repository.look();
    return repository.talks.stream()
        .filter(talk -> talk.open && talk.branch.isPresent())
        .map(talk -> talk.branch.get() + " -> " + talk.base)
        .toList();
  }

  abstract LoopbackHttp.Said answer(LoopbackHttp.Asked asked);

  @Override
  public LoopbackHttp http() {
    return http;
  }

  @Override
  public void tag(String name, String commit) {
    repository.tags.put(name, commit);
  }

  @Override
  public void write(String branch, String path, String content) {
    repository.commit(branch, "main", "Write " + path, path, content);
  }

  @Override
  public String issue(String title) {
    return repository.issue(title, "").reference;
  }

  @Override
  public String proposal(String branch, String title) {
    return repository.proposal(branch, "main", title, "").reference;
  }

  @Override
  public void close(String reference) {
    repository.close(repository.talk(reference).orElseThrow());
  }

  @Override
  public String merge(String reference) {
    return repository.merge(repository.talk(reference).orElseThrow());
  }

  @Override
  public void merge(String base, String branch) {
    repository.merge(base, branch);
  }

  @Override
  public void drop(String branch) {
    repository.drop(branch);
  }

  @Override
  public void comment(String reference, String text) {
    repository.talk(reference).orElseThrow().comments.add(text);
  }

  @Override
  public void milestone(String title, boolean open) {
    repository.milestone(title, open);
  }

  @Override
  public void label(String name) {
    repository.label(name);
  }

  @Override
  public void run(String tag, String commit, String name, State state) {
    repository.run(tag, commit, name, state);
  }

  @Override
  public boolean hasLatest() {
    return false;
  }

  @Override
  public Optional<String> latest() {
    return Optional.empty();
  }

  @Override
  public void close() {
    http.close();
  }
}
