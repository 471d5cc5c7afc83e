package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCheckTest {

  @Test
  void aCheckThatThrowsIsAFailedLine() {
    DoctorCheck thrown =
        DoctorCheck.of(
            "odd",
            () -> {
              throw new IllegalStateException("unforeseen");
            });
    DoctorCheck unlinked =
        DoctorCheck.of(
            "old",
            () -> {
              throw new NoSuchMethodError("gone");
            });
    DoctorCheck unreadable =
        DoctorCheck.of(
            "disk",
            () -> {
              throw new UncheckedIOException(new IOException("no space"));
            });

    assertThat(List.of(thrown, unlinked, unreadable))
        .flatExtracting(DoctorCheck::results)
        .extracting(result -> result.verdict() + " " + result.check() + ": " + result.found())
        .containsExactly(
            "failed odd: the check itself failed: java.lang.IllegalStateException: unforeseen",
            "failed old: the check itself failed: java.lang.NoSuchMethodError: gone",
            "failed disk: a file could not be read: java.io.IOException: no space");
  }
}
