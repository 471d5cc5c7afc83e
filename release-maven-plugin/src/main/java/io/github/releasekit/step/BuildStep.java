package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.CiFriendlyVersions;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Builds the scratch clone once and stages what a deploy would upload.
 *
 * <p>Rollback: the staged files are removed.
 */
public final class BuildStep<T> implements Step<T> {

  private final InnerBuild build;
  private final String directory;
  private final Function<T, String> version;
  private final boolean toldVersion;

  /**
   * @param directory of the root module, from the root of the repository
   * @param version that every staged module has to have
   * @param toldVersion whether the build is told the version, which no committed file has
   */
  public BuildStep(
      InnerBuild build, String directory, Function<T, String> version, boolean toldVersion) {
    this.build = build;
    this.directory = directory;
    this.version = version;
    this.toldVersion = toldVersion;
  }

  /** What was staged; empty where nothing was built. */
  public static Optional<Staging> staging(Journal journal) {
    return journal.find(Event.Built.class).map(built -> new Staging(Path.of(built.staging())));
  }

  @Override
  public String id() {
    return "build";
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    return journal
        .find(Event.Built.class)
        .filter(done -> Files.isDirectory(Path.of(done.staging())))
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(T subject, Journal journal) {
    Path attempt = Path.of(journal.get(Event.CheckedOut.class).attempt());
    Path checkout = attempt.resolve("checkout");
    Path staging = attempt.resolve("staging");
    build.run(checkout, checkout.resolve(directory).normalize(), staging);
    Staging staged = new Staging(staging);
    for (StagedModule module : staged.modules()) {
      if (!module.version().equals(version.apply(subject))) {
        throw new ReleaseException(
            "the build made "
                + module.groupId()
                + ":"
                + module.artifactId()
                + " in version "
                + module.version()
                + ", not "
                + version.apply(subject),
            "mvn release-kit:plan shows which POMs the release edits; give the module that version");
      }
      if (toldVersion) {
        CiFriendlyVersions.requireReadable(staged, module);
      }
    }
    return new Event.Built(staging.toString(), build.digest());
  }
}
