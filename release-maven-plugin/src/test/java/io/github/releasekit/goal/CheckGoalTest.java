package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckGoalTest {

  private static final String UNKNOWN_SECTION =
      "# Changelog\n\n## [Unreleased]\n\n### Misc\n\n- a\n";

  @TempDir private Path root;

  @Test
  void judgesTheChangelogOfEveryComponent() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    Files.writeString(
        root.resolve("release-kit.yml"),
        "components:\n  - name: core\n    paths: [core]\n  - name: app\n    paths: [app]\n");
    for (String component : new String[] {"core", "app"}) {
      Files.createDirectory(root.resolve(component));
      Files.writeString(root.resolve(component).resolve("CHANGELOG.md"), UNKNOWN_SECTION);
    }
    CheckGoal.Subject subject =
        new CheckGoal.Subject(root.resolve("target"), Optional.of(root), Optional.empty());

    assertThatThrownBy(() -> new CheckGoal(PolicyArtifacts.NONE, line -> {}).run(subject))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("core/CHANGELOG.md:5")
        .hasMessageContaining("app/CHANGELOG.md:5");
  }
}
