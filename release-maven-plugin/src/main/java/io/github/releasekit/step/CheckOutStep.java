package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ScratchClone;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Checks a release's commit out into a scratch clone of its own.
 *
 * <p>Rollback: the scratch clone is removed.
 */
public final class CheckOutStep<T> implements Step<T> {

  /**
   * What is checked out.
   *
   * @param branch the full name of the branch that HEAD is on there
   * @param tags tags that the user's clone does not have yet, object ids by name
   */
  public record Source(String branch, String commit, Map<String, String> tags) {}

  private final GitRepository repository;
  private final Path attempt;
  private final BiFunction<T, Journal, Source> source;

  /**
   * @param attempt a directory of this attempt alone
   */
  public CheckOutStep(
      GitRepository repository, Path attempt, BiFunction<T, Journal, Source> source) {
    this.repository = repository;
    this.attempt = attempt;
    this.source = source;
  }

  /** The scratch clone that was made. */
  public static Path checkout(Journal journal) {
    return Path.of(journal.get(Event.CheckedOut.class).attempt()).resolve("checkout");
  }

  @Override
  public String id() {
    return "check-out";
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    return journal
        .find(Event.CheckedOut.class)
        .filter(done -> Files.isDirectory(Path.of(done.attempt())))
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(T subject, Journal journal) {
    Source from = source.apply(subject, journal);
    ScratchClone.create(
        repository, attempt.resolve("checkout"), from.branch(), from.commit(), from.tags());
    return new Event.CheckedOut(attempt.toString());
  }
}
