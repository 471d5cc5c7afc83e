package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BumpTest {

  @ParameterizedTest
  @CsvSource({"patch, PATCH", "minor, MINOR", "major, MAJOR", "Minor, MINOR", "MAJOR, MAJOR"})
  void readsItsWord(String text, Bump bump) {
    assertThat(Bump.parse(text)).isEqualTo(bump);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "micro", "patch ", "1"})
  void refusesAnyOtherWord(String text) {
    assertThatThrownBy(() -> Bump.parse(text))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("-Dbump=minor");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, PATCH, PATCH",
    "PATCH, MINOR, MINOR",
    "MINOR, PATCH, MINOR",
    "MAJOR, MINOR, MAJOR",
    "PATCH, MAJOR, MAJOR"
  })
  void givesTheHigherOfTwo(Bump one, Bump other, Bump higher) {
    assertThat(one.or(other)).isEqualTo(higher);
  }

  @Test
  void isWrittenAsItIsTyped() {
    assertThat(Bump.values()).extracting(Bump::toString).containsExactly("patch", "minor", "major");
  }
}
