package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the goal has every parameter that is known. */
class InitPageTest {

  private static final Path PAGE = Path.of("../src/site/markdown/goals/init.md");

  @Test
  void namesTheParametersOfMavenRelease() throws IOException {
    String page = section("## From maven-release-plugin");

    assertThat(missing(page, MavenReleaseMapping.NOT_NEEDED, MavenReleaseMapping.NO_COUNTERPART))
        .isEmpty();
  }

  @Test
  void namesTheParametersOfGitflow() throws IOException {
    String page = section("## From gitflow-maven-plugin");

    assertThat(missing(page, GitflowMapping.NOT_NEEDED, GitflowMapping.NO_COUNTERPART)).isEmpty();
  }

  private static String section(String title) throws IOException {
    String page = Files.readString(PAGE);
    String from = page.substring(page.indexOf(title) + title.length());
    return from.substring(0, from.indexOf("\n## "));
  }

  private static List<String> missing(
      String page, Map<String, String> one, Map<String, String> other) {
    return Stream.of(one, other)
        .flatMap(map -> map.keySet().stream())
        .filter(name -> !page.contains("`" + name + "`"))
        .sorted()
        .toList();
  }
}
