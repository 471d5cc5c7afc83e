package io.github.releasekit.adapter.process;

/**
 * How a process ended.
 *
 * @param exit its exit code
 * @param out standard output, decoded as UTF-8
 * @param err standard error, decoded as UTF-8
 */
public record ProcessResult(int exit, String out, String err) {

  public boolean succeeded() {
    return exit == 0;
  }
}
