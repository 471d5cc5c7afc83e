package io.github.releasekit.goal;

import io.github.releasekit.step.PushYankStep;
import io.github.releasekit.step.WithdrawStep;
import java.util.ArrayList;
import java.util.List;

/** The steps of rollback by their ids, in order, besides those for channels. */
final class RollbackSteps {

  /** Of a release that is in this clone only. */
  static final List<String> LOCAL = List.of("restore-refs");

  /** Of a release that is public. */
  static final List<String> PUBLIC = List.of(PushYankStep.ID, "follow-rollback");

  private RollbackSteps() {}

  /**
   * Of a release that is pushed, and not public.
   *
   * @param bundled whether a bundle of it waits at the Portal of Maven Central
   */
  static List<String> pushed(boolean bundled) {
    List<String> ids = new ArrayList<>();
    if (bundled) {
      ids.add("drop-bundle");
    }
    ids.addAll(List.of("push-rollback", "follow-rollback"));
    return ids;
  }

  /** Whether a journal that has this step tells of a release that is being taken back. */
  static boolean takesBack(String step) {
    return LOCAL.contains(step)
        || PUBLIC.contains(step)
        || pushed(false).contains(step)
        || step.startsWith(WithdrawStep.PREFIX);
  }
}
