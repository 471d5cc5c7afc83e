package io.github.releasekit.domain.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.manifest.Verification.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private static final Check GOOD = new Check("tag", true, "as it was");
  private static final Check BAD = new Check("a.jar", false, "other bytes");

  @Test
  void passesWhereEveryCheckDoes() {
    assertThat(Verification.of("g:a", "1.0.0", "c", List.of(GOOD, GOOD)).passed()).isTrue();
    assertThat(Verification.of("g:a", "1.0.0", "c", List.of(GOOD, BAD)).passed()).isFalse();
    assertThat(Verification.of("g:a", "1.0.0", "c", List.of(GOOD, BAD)).failed())
        .containsExactly(BAD);
  }
}
