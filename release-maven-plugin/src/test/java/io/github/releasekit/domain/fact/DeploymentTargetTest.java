package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentTargetTest {

  @ParameterizedTest
  @CsvSource({
    "https://repo.example.org/r@1, https://repo.example.org/r@1",
    "https://ada:s3cret@repo.example.org/r, https://repo.example.org/r",
    "https://ada:s3c/ret@repo.example.org/r, https://repo.example.org/r",
    "https://ada:s3c@ret@repo.example.org/r, https://repo.example.org/r",
  })
  void showsNoUserAndPassword(String url, String shown) {
    DeploymentTarget target = new DeploymentTarget("releases", url);

    assertThat(target.location()).isEqualTo(shown);
    assertThat(target).hasToString("releases at " + shown);
  }
}
