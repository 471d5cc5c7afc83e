package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Changelog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Renders the changelog as it stands, with what was committed since, into the output (V9). */
public final class ChangelogGoal {

  private final Clock clock;
  private final Consumer<String> out;

  public ChangelogGoal(Clock clock, Consumer<String> out) {
    this.clock = clock;
    this.out = out;
  }

  /**
   * @param directory of the root
   * @param keyAt {@code groupId:artifactId} of the module in a directory, for the tag format
   * @param pomVersion the root's version
   * @param file that is written
   */
  public void run(Path directory, Function<Path, String> keyAt, String pomVersion, Path file) {
    Optional<BuildPlanner> found = BuildPlanner.find(directory, keyAt, pomVersion, clock);
    if (found.isEmpty()) {
      out.accept("No git repository here: the changelog is not rendered");
      return;
    }
    try (BuildPlanner build = found.get()) {
      String path = build.policy().changelog().file();
      Changelog changelog =
          build
              .repository()
              .file(build.history().head(), path)
              .map(content -> Changelog.parse(content, path))
              .orElseGet(Changelog::empty)
              .withUnreleased(build.planner().entries());
      Files.createDirectories(file.getParent());
      Files.write(file, changelog.toBytes());
      out.accept(
          "Changelog with "
              + PlainText.count(build.planner().changes().size(), "unreleased change")
              + " in "
              + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
