package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.PublishedFiles.Published;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.FetchedBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Downloads what was uploaded, and compares it with what was released (P8).
 *
 * <p>Rollback: it changes nothing.
 */
public final class FetchBackStep implements Step<Manifest> {

  /** In seconds: what a repository that files were uploaded to may be late with. */
  public static final List<Integer> SHORT_PAUSES = List.of(1, 2, 4, 8, 16);

  /** For one that others upload to, such as Maven Central: 20 minutes more. */
  public static final List<Integer> LONG_PAUSES =
      Stream.concat(SHORT_PAUSES.stream(), Collections.nCopies(40, 30).stream()).toList();

  private final PublishedFiles published;
  private final Set<SignatureForm> signed;
  private final List<Integer> pauses;
  private final Consumer<Duration> waiting;

  /**
   * @param signed the forms of signatures that were uploaded too
   * @param pauses in seconds, until files that are not there yet are missing
   * @param waiting lets a pause pass
   */
  public FetchBackStep(
      PublishedFiles published,
      Set<SignatureForm> signed,
      List<Integer> pauses,
      Consumer<Duration> waiting) {
    this.published = published;
    this.signed = Set.copyOf(signed);
    this.pauses = List.copyOf(pauses);
    this.waiting = waiting;
  }

  @Override
  public String id() {
    return "fetch-back";
  }

  /** What a repository holds can change at any time. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    List<Artifact> uploaded = new Uploads(staging, signed).files();
    List<Published> files = published.read(staging.targets(), uploaded);
    for (int pause : pauses) {
      if (files.stream().allMatch(file -> file.found().isPresent())) {
        break;
      }
      waiting.accept(Duration.ofSeconds(pause));
      files = withLate(files, staging);
    }
    List<String> problems = files.stream().flatMap(file -> file.problem().stream()).toList();
    if (!problems.isEmpty()) {
      throw new ReleaseException(
          "what is published is not what was uploaded: " + String.join("; ", problems),
          "mvn release-kit:perform uploads what is missing; find out what changes files on their way,"
              + " such as a proxy or the repository itself");
    }
    return new FetchedBack(files.size());
  }

  /** Asks again for those that were not there. */
  private List<Published> withLate(List<Published> files, Staging staging) {
    List<Artifact> late =
        files.stream().filter(file -> file.found().isEmpty()).map(Published::released).toList();
    return Stream.concat(
            files.stream().filter(file -> file.found().isPresent()),
            published.read(staging.targets(), late).stream())
        .toList();
  }
}
