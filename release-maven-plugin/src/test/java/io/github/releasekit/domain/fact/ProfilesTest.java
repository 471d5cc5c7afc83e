package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Bump;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "major, false, false, -, major",
        "minor, false, false, -, default",
        "minor, true, false, -, prerelease",
        "patch, false, true, -, hotfix",
        "major, false, true, -, hotfix",
        "patch, false, true, critical, hotfix-critical",
        "patch, false, false, critical, hotfix-critical",
        "patch, true, true, -, hotfix",
      })
  void holdsTheNearestProfile(
      String type, boolean preRelease, boolean hotfix, String severity, String name) {
    Profiles profiles = profiles("major", "prerelease", "hotfix", "hotfix-critical");

    assertThat(
            profiles.of(Bump.parse(type), preRelease, hotfix, Optional.ofNullable(severity)).name())
        .isEqualTo(name);
  }

  @Test
  void takesTheTypeOfAHotfixWithoutAProfileOfItsOwn() {
    assertThat(profiles("patch").of(Bump.PATCH, false, true, Optional.empty()).name())
        .isEqualTo("patch");
  }

  @Test
  void refusesASeverityThatNoProfileIsFor() {
    assertThatThrownBy(
            () ->
                profiles("hotfix", "hotfix-high", "hotfix-low")
                    .of(Bump.PATCH, false, false, Optional.of("hgih")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("hotfix-hgih")
        .hasMessageContaining("name one of high, low");
  }

  private static Profiles profiles(String... names) {
    return new Profiles(
        Profile.DEFAULT,
        Stream.of(names)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name ->
                        new Profile(
                            name, List.of(), Set.of(), Set.of(), Map.of(), List.of(), false))));
  }
}
