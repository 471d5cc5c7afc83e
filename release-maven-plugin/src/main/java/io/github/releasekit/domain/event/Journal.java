package io.github.releasekit.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known to have been begun and done of one release, in order. */
public record Journal(List<JournalEntry> entries) {

  public static final Journal EMPTY = new Journal(List.of());

  public Journal {
    entries = List.copyOf(entries);
  }

  public Journal with(JournalEntry entry) {
    List<JournalEntry> longer = new ArrayList<>(entries);
    longer.add(entry);
    return new Journal(longer);
  }

  /** The last event of a kind that a step has made. */
  public <E extends Event> Optional<E> find(Class<E> kind) {
    return entry(kind).map(JournalEntry::event).map(kind::cast);
  }

  /** As {@link #find(Class)}, with when that was. */
  public Optional<JournalEntry> entry(Class<? extends Event> kind) {
    return done().filter(entry -> kind.isInstance(entry.event())).reduce((first, last) -> last);
  }

  /** The last event that a step has made. */
  public Optional<Event> lastOf(String step) {
    return done()
        .filter(entry -> entry.step().equals(step))
        .map(JournalEntry::event)
        .reduce((first, last) -> last);
  }

  /** Whether an event of a kind is there, and no event of another kind has come after it. */
  public boolean isLatest(Class<? extends Event> kind, Class<? extends Event> other) {
    return done()
        .filter(entry -> kind.isInstance(entry.event()) || other.isInstance(entry.event()))
        .reduce((first, last) -> last)
        .filter(entry -> kind.isInstance(entry.event()))
        .isPresent();
  }

  /**
   * As {@link #find(Class)}, for an event that an earlier step of the same goal has made.
   *
   * @throws IllegalStateException when there is none
   */
  public <E extends Event> E get(Class<E> kind) {
    return find(kind)
        .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName() + " yet"));
  }

  /** What the last entry says went wrong; empty when it tells of no failure. */
  public Optional<String> failure() {
    return entries.isEmpty() || !(entries.get(entries.size() - 1).event() instanceof Event.Failed f)
        ? Optional.empty()
        : Optional.of(f.problem());
  }

  /** Whether the last that is known is that a step could not do its work. */
  public boolean endsWithFailureOf(String step) {
    return failure().isPresent() && entries.get(entries.size() - 1).step().equals(step);
  }

  /** Whether a step was begun, done or not. */
  public boolean hasBegun(String step) {
    return entries.stream().anyMatch(entry -> entry.step().equals(step));
  }

  /** The entries of steps that are done. */
  public Stream<JournalEntry> done() {
    return entries.stream()
        .filter(entry -> entry.event() != null)
        .filter(entry -> !(entry.event() instanceof Event.Failed))
        .filter(entry -> !(entry.event() instanceof Event.Retried));
  }
}
