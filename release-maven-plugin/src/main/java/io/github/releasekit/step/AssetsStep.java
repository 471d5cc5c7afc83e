package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.maven.ReleaseAssets.Source;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.AssetsAdded;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * Adds assets to what the build has staged.
 *
 * <p>Rollback: they are removed with the staged files.
 */
public final class AssetsStep<T> implements Step<T> {

  /** Of journals. */
  public static final String ID = "assets";

  private final ReleaseAssets assets;
  private final BiFunction<T, Journal, Source> source;

  public AssetsStep(ReleaseAssets assets, BiFunction<T, Journal, Source> source) {
    this.assets = assets;
    this.source = source;
  }

  @Override
  public String id() {
    return ID;
  }

  /** Those of the last build stay as they are: the manifest may list them. */
  @Override
  public Observation observe(T subject, Journal journal) {
    return journal
        .find(AssetsAdded.class)
        .filter(added -> journal.isLatest(AssetsAdded.class, Built.class))
        .filter(added -> added.staging().equals(journal.get(Built.class).staging()))
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(T subject, Journal journal) {
    String staging = journal.get(Built.class).staging();
    return new AssetsAdded(
        staging, assets.add(new Staging(Path.of(staging)), source.apply(subject, journal)).size());
  }
}
