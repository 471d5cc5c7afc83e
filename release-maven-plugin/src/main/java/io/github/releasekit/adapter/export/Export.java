package io.github.releasekit.adapter.export;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.Metrics;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told. */
public final class Export {

  private final Origin origin;
  private final LedgerContents contents;
  private final List<LedgerEntry> entries;
  private final Metrics metrics;
  private final Instant at;
  private final Index index;

  /**
   * Who tells it.
   *
   * @param repository its name among others
   * @param uri of the repository, or a reference to one, without what is secret
   * @param version of release-kit
   */
  public record Origin(String repository, String uri, String version) {}

  /**
   * @param contents all that is on record
   * @param entries of it that were not told yet, in order
   * @param metrics of all that is on record
   * @param at when it is told
   */
  public Export(
      Origin origin,
      LedgerContents contents,
      List<LedgerEntry> entries,
      Metrics metrics,
      Instant at) {
    this(origin, contents, entries, metrics, at, new Index(contents));
  }

  private Export(
      Origin origin,
      LedgerContents contents,
      List<LedgerEntry> entries,
      Metrics metrics,
      Instant at,
      Index index) {
    this.origin = origin;
    this.contents = contents;
    this.entries = List.copyOf(entries);
    this.metrics = metrics;
    this.at = at;
    this.index = index;
  }

  /** The same of other entries. */
  public Export of(List<LedgerEntry> others) {
    return new Export(origin, contents, others, metrics, at, index);
  }

  public Origin origin() {
    return origin;
  }

  public LedgerContents contents() {
    return contents;
  }

  public List<LedgerEntry> entries() {
    return entries;
  }

  public Metrics metrics() {
    return metrics;
  }

  public Instant at() {
    return at;
  }

  /** The release that an event is about; empty where there is none yet. */
  Optional<LedgerRelease> release(LedgerEntry entry) {
    return Optional.ofNullable(
        index.releases.get(
            new Named(entry.repository(), entry.component(), entry.event().version())));
  }

  /** The release that was made last in the repository and component of an event. */
  Optional<LedgerRelease> lastRelease(LedgerEntry entry) {
    return Optional.ofNullable(index.last.get(new Line(entry.repository(), entry.component())));
  }

  /** The steps of the prepare that made the release that an event is about. */
  List<StepRecord> prepareSteps(LedgerEntry entry) {
    return release(entry).map(one -> one.manifest().steps()).orElse(List.of());
  }

  /**
   * The steps of the goal that has entered an event. The journal that they come from has those of
   * prepare as well, where that was run in the same clone.
   */
  List<StepRecord> steps(LedgerEntry entry) {
    List<StepRecord> prepared = prepareSteps(entry);
    if (entry.event().type() == LedgerEvent.Type.PREPARED) {
      return prepared;
    }
    return entry.event().steps().stream().filter(step -> !prepared.contains(step)).toList();
  }

  /** The events of a type in the repository and component of another event, ahead of it. */
  List<LedgerEvent> before(LedgerEntry entry, LedgerEvent.Type type) {
    int place =
        index.places.getOrDefault(
            new Path(entry.repository(), entry.path()), contents.entries().size());
    return index
        .events
        .getOrDefault(new Typed(entry.repository(), entry.component(), type), List.of())
        .stream()
        .takeWhile(placed -> placed.place() < place)
        .map(Placed::event)
        .toList();
  }

  /** A time that is told of; empty where it is none. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private record Line(String repository, String component) {}

  private record Named(String repository, String component, String version) {}

  private record Typed(String repository, String component, LedgerEvent.Type type) {}

  private record Path(String repository, String path) {}

  private record Placed(int place, LedgerEvent event) {}

  /** Contents by what is looked for in them. */
  private static final class Index {

    private final Map<Named, LedgerRelease> releases = new HashMap<>();
    private final Map<Line, LedgerRelease> last = new HashMap<>();
    private final Map<Path, Integer> places = new HashMap<>();
    private final Map<Typed, List<Placed>> events = new HashMap<>();

    Index(LedgerContents contents) {
      for (LedgerRelease one : contents.releases()) {
        releases.putIfAbsent(
            new Named(one.repository(), one.component(), one.manifest().version()), one);
        last.put(new Line(one.repository(), one.component()), one);
      }
      for (LedgerEntry one : contents.entries()) {
        int place = places.size();
        places.put(new Path(one.repository(), one.path()), place);
        events
            .computeIfAbsent(
                new Typed(one.repository(), one.component(), one.event().type()),
                any -> new ArrayList<>())
            .add(new Placed(place, one.event()));
      }
    }
  }
}
