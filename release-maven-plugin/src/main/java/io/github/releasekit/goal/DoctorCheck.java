package io.github.releasekit.goal;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that is looked at; nothing that happens meanwhile keeps the others from it.
 *
 * @param id its name, as shown
 * @param look finds at least one thing
 */
record DoctorCheck(String id, Supplier<List<CheckResult>> look) {

  static final String REPORT = "the same command with -X shows where; please report it";

  static DoctorCheck of(String id, Supplier<CheckResult> look) {
    return new DoctorCheck(id, () -> List.of(look.get()));
  }

  /**
   * One of something that may not be there.
   *
   * @param missing what is said where it is not
   */
  static <T> DoctorCheck of(
      String id, Optional<T> subject, String missing, Function<T, List<CheckResult>> look) {
    return new DoctorCheck(
        id, () -> subject.map(look).orElseGet(() -> List.of(CheckResult.skipped(id, missing))));
  }

  List<CheckResult> results() {
    try {
      return look.get();
    } catch (ReleaseException e) {
      return List.of(CheckResult.failed(id, e));
    } catch (UncheckedIOException e) {
      return List.of(
          CheckResult.failed(
              id,
              "a file could not be read: " + e.getCause(),
              "mend disk and permissions, then run the same command again"));
    } catch (RuntimeException | LinkageError e) {
      return List.of(CheckResult.failed(id, "the check itself failed: " + e, REPORT));
    }
  }
}
