package io.github.releasekit.adapter.process;

import io.github.releasekit.domain.ReleaseException;

/** A program was not done by its deadline; it and what it started were ended. */
public final class DeadlineException extends ReleaseException {

  DeadlineException(String problem, String remedy) {
    super(problem, remedy);
  }
}
