package io.github.releasekit.domain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final long MIB = 1L << 20;

  @ParameterizedTest
  @CsvSource({
    "50000, 100, OK",
    "600, 100, OK",
    "599, 100, WARNING",
    "100, 100, WARNING",
    "99, 100, FAILED",
    "200, 0, OK",
    "199, 0, WARNING"
  })
  void wantsSpaceForACheckoutItsBuildAndWhatIsStaged(long free, long checkout, Verdict verdict) {
    assertThat(Surroundings.disk("/target", free * MIB, checkout * MIB).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void saysHowMuchThereIs() {
    assertThat(Surroundings.disk("/target", 3 * 1024 * MIB / 2, 0).found())
        .isEqualTo("1.5 GiB free for /target");
    assertThat(Surroundings.disk("/target", 3 * MIB / 2, 2 * MIB).found())
        .isEqualTo("1.5 MiB free for /target; a checkout alone takes 2.0 MiB");
  }

  @ParameterizedTest
  @CsvSource({
    "0, OK, agrees",
    "300, OK, agrees",
    "-300, OK, agrees",
    "301, WARNING, 301 seconds ahead of that of example.org",
    "-3600, WARNING, 3600 seconds behind that of example.org"
  })
  void comparesClocks(long ahead, Verdict verdict, String text) {
    CheckResult result = Surroundings.clock("example.org", NOW, NOW.plusSeconds(ahead));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.found()).contains(text);
  }
}
