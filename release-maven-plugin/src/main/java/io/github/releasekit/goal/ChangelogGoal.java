package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Renders the changelog as it stands, with what was committed since, into the output (V9). */
public final class ChangelogGoal {

  private final MavenCaller caller;
  private final Clock clock;
  private final Consumer<String> out;

  public ChangelogGoal(MavenCaller caller, Clock clock, Consumer<String> out) {
    this.caller = caller;
    this.clock = clock;
    this.out = out;
  }

  /**
   * @param directory of the root
   * @param pomVersion the root's version
   * @param file that is written
   */
  public void run(Path directory, String pomVersion, Path file) {
    Optional<ReleaseUnit> found = ReleaseUnit.around(directory, caller);
    if (found.isEmpty()) {
      out.accept("No git repository here: the changelog is not rendered");
      return;
    }
    try (ReleaseUnit unit = found.get()) {
      History history = unit.history(unit.ledger().localHead());
      Planner planner = unit.planner(history, pomVersion, clock, ReleaseRequest.DEFAULT);
      String path = unit.policy().changelog().file();
      Changelog changelog =
          unit.repository()
              .file(history.head(), path)
              .map(content -> Changelog.parse(content, path))
              .orElseGet(Changelog::empty)
              .withUnreleased(planner.entries());
      Files.createDirectories(file.getParent());
      Files.write(file, changelog.toBytes());
      out.accept(
          "Changelog with "
              + PlainText.count(planner.changes().size(), "unreleased change")
              + " in "
              + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
