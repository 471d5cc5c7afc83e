package io.github.releasekit.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.metrics.Metrics.Band;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {

  @ParameterizedTest
  @CsvSource({
    "7.1, ELITE",
    "7, HIGH",
    "1, HIGH",
    "0.99, MEDIUM",
    "0.23, MEDIUM",
    "0.22, LOW",
    "0, LOW"
  })
  void deploymentFrequencyHasBands(double perWeek, Band band) {
    assertThat(Bands.deploymentFrequency(perWeek)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({"23.9, ELITE", "24, HIGH", "168, MEDIUM", "730, MEDIUM", "731, LOW"})
  void leadTimeHasBands(double hours, Band band) {
    assertThat(Bands.leadTime(hours)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({"0, ELITE", "5, ELITE", "5.1, HIGH", "10, HIGH", "20, MEDIUM", "20.1, LOW"})
  void changeFailureRateHasBands(double percent, Band band) {
    assertThat(Bands.changeFailureRate(percent)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({"0.9, ELITE", "1, HIGH", "24, MEDIUM", "168, LOW"})
  void recoveryTimeHasBands(double hours, Band band) {
    assertThat(Bands.recoveryTime(hours)).isEqualTo(band);
  }
}
