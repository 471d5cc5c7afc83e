package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tags decide, the newest first; what is configured counts where two forms fit or none is there.
 */
class TagChoiceTest {

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // tags, newest first | configured | POM | format | scheme
        "v1.2.0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "1.2.0|-|1.3.0-SNAPSHOT|@{project.version}|-",
        "app-1.2.0|-|1.3.0-SNAPSHOT|@{project.artifactId}-@{project.version}|-",
        "release/1.2.0|-|1.3.0-SNAPSHOT|release/@{project.version}|-",
        "rel-app-1.2.0|-|1.3.0-SNAPSHOT|rel-@{project.artifactId}-@{project.version}|-",
        "log4j2-1.2.0|-|1.3.0-SNAPSHOT|log4j2-@{project.version}|-",
        "v2.0.0 app-1.2.0|@{project.artifactId}-@{project.version}|2.0.1-SNAPSHOT|v@{project.version}|-",
        "v1.2.0|v@{project.version}|1.3.0-SNAPSHOT|v@{project.version}|-",
        "app-1.2.0|app-@{project.version}|1.3.0-SNAPSHOT|app-@{project.version}|-",
        "1.2.0-final|@{project.version}-final|1.3.0-SNAPSHOT|@{project.version}-final|-",
        "nightly v1.2.0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "v1 v1.2.0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "v1.3.0-rc.1 v1.2.0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "REL_1_2_0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "REL_1_2_0|app-@{project.version}|1.3.0-SNAPSHOT|app-@{project.version}|-",
        "1.2.0.RELEASE|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "-|release-@{project.version}|1.3.0-SNAPSHOT|release-@{project.version}|-",
        "-|not a format|1.3.0-SNAPSHOT|v@{project.version}|-",
        "-|-|1.3-SNAPSHOT|v@{project.version}|-",
        "2026.05.1|-|2026.06.0-SNAPSHOT|@{project.version}|scheme: calver, format: YYYY.0M.MICRO",
        "v2026.5.3|-|2026.6.0-SNAPSHOT|v@{project.version}|scheme: calver, format: YYYY.MM.MICRO",
        "01.10.00|-|01.11.00-SNAPSHOT|@{project.version}|scheme: zero-padded",
        "we ird-1.0.0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
        "a..b-1.0.0|-|1.3.0-SNAPSHOT|v@{project.version}|-",
      })
  void choosesTheFormOfTheLastRelease(
      String tags, String configured, String pom, String format, String scheme) {
    TagChoice choice =
        TagChoice.of(
            tags == null
                ? List.of()
                : tags.startsWith("we") ? List.of(tags) : List.of(tags.split(" ")),
            "org.acme",
            "app",
            pom,
            configured == null ? List.of() : List.of(configured));

    assertThat(choice.format()).isEqualTo(format);
    assertThat(String.join(", ", choice.scheme().lines())).isEqualTo(scheme == null ? "" : scheme);
  }
}
