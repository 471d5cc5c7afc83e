package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1.2.0, 1.2.0 1.1.0, '', 1.3.0, 1.2.0
          1.2.0, 1.2.0 2.0.0, '', 1.2.1, 1.2.0
          1.3.0-rc.1, 1.3.0-rc.1 1.2.0 1.1.0, '', 1.3.0, 1.2.0
          1.3.0-rc.1, 1.3.0-rc.1 1.2.0 2.0.0, '', 1.3.0-rc.2, 1.2.0
          1.3.0-rc.1, 1.3.0-rc.1 1.2.0 1.1.0, 1.2.0, 1.3.0, 1.1.0
          1.0.0-rc.1, 1.0.0-rc.1, '', 1.0.0, ''
          '', 0.9.0, '', 1.0.0, ''
          """)
  void knowsTheReleaseThatUsersComeFrom(
      String last, String versions, String rolledBack, String version, String before) {
    History history =
        new History(
            "0".repeat(40),
            versions(last).stream().findFirst().map(v -> new Release("v" + v, v, "1".repeat(40))),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            versions(versions),
            versions(rolledBack),
            List.of());

    assertThat(history.releaseBefore(Version.parse(version)))
        .isEqualTo(Optional.of(before).filter(text -> !text.isEmpty()).map(Version::parse));
  }

  private static Set<Version> versions(String text) {
    return Stream.of(text.split(" "))
        .filter(one -> !one.isEmpty())
        .map(Version::parse)
        .collect(Collectors.toSet());
  }
}
