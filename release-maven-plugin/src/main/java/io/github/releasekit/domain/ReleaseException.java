package io.github.releasekit.domain;

/**
 * A refusal: what was found, with its value, and what to do next. Nothing was changed when it is
 * thrown before the push; after it, the remedy says how to continue. A subclass is for those who
 * have to tell one apart.
 */
public class ReleaseException extends RuntimeException {

  private final String problem;
  private final String remedy;

  /**
   * @param problem what was found, with the value that is wrong
   * @param remedy the next command, or the change to make
   */
  public ReleaseException(String problem, String remedy) {
    super(message(problem, remedy));
    this.problem = problem;
    this.remedy = remedy;
  }

  /** As {@link #ReleaseException(String, String)}, with the exception that was the cause. */
  public ReleaseException(String problem, String remedy, Throwable cause) {
    super(message(problem, remedy), cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  private static String message(String problem, String remedy) {
    return problem + System.lineSeparator() + "  → " + remedy;
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}
