package io.github.releasekit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "main, main, true",
    "main, Main, false",
    "main, mainline, false",
    "main, domain, false",
    "*, anything, true",
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "release/*, release/1.0, true",
    "release/*, release/, true",
    "release/*, release, false",
    "release/*, release/a/b, true",
    "*.x, 1.x, true",
    "*.x, 1.2.x, true",
    "*.x, 1.xy, false",
    "*.x, 1-x, false",
    "a*b*c, abc, true",
    "a*b*c, aXbYc, true",
    "a*b*c, acb, false",
    "a*bc, abcbc, true",
    "**, x, true",
    "a**, a, true",
    "a.c, abc, false",
    "a?c, abc, false",
    "[a], a, false",
    "org.acme:*, org.acme:core, true",
    "org.acme:*, org.acmex:core, false",
    "*:core, org.acme:core, true"
  })
  void matchesTheWholeText(String pattern, String text, boolean matches) {
    assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
  }

  @Test
  void staysFastOnAPatternOfManyStars() {
    String pattern = "a*".repeat(200) + "b";
    String text = "a".repeat(5_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(Glob.matches(pattern, text)).isFalse());
  }
}
