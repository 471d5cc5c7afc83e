package io.github.releasekit.domain.changelog;

/** What becomes of something that two sides may have changed. */
final class ThreeWay {

  /** Both sides have changed the same in different ways. */
  static final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1;

    Conflict() {
      super("changed differently on both sides", null, false, false);
    }
  }

  private ThreeWay() {}

  /**
   * What one side has changed, or both in the same way.
   *
   * @throws Conflict where the sides differ, and neither is as the base
   */
  static <T> T choose(T base, T ours, T theirs) {
    if (ours.equals(theirs) || theirs.equals(base)) {
      return ours;
    }
    if (ours.equals(base)) {
      return theirs;
    }
    throw new Conflict();
  }
}
