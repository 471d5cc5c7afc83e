package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.version.TagFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Renders the changelog as it stands, with what was committed since, into the output (V9). */
public final class ChangelogGoal {

  private final Consumer<String> out;

  public ChangelogGoal(Consumer<String> out) {
    this.out = out;
  }

  /**
   * @param directory of the root
   * @param rootKey {@code groupId:artifactId} of the root, for the tag format
   * @param file that is written
   */
  public void run(Path directory, String rootKey, Path file) {
    Optional<GitRepository> found = GitRepository.find(directory);
    if (found.isEmpty()) {
      out.accept("No git repository here: the changelog is not rendered");
      return;
    }
    try (GitRepository repository = found.get()) {
      String head = repository.head();
      Policy policy = PolicyLoader.load(repository.file(head, Policy.FILE));
      String[] key = rootKey.split(":");
      TagFormat format = TagFormat.of(policy.tagNameFormat(), key[0], key[1]);
      List<Change> changes = Change.of(repository.history(format).commits());
      Changelog changelog =
          repository
              .file(head, policy.changelogFile())
              .map(content -> Changelog.parse(content, policy.changelogFile()))
              .orElseGet(Changelog::empty)
              .withUnreleased(ChangelogEntries.of(changes));
      Files.createDirectories(file.getParent());
      Files.write(file, changelog.toBytes());
      out.accept(
          "Changelog with " + PlainText.count(changes.size(), "unreleased change") + " in " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
