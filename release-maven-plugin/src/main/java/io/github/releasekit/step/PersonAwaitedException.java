package io.github.releasekit.step;

import io.github.releasekit.domain.ReleaseException;

/** A release cannot go on before a person has done something; nothing has failed. */
public final class PersonAwaitedException extends ReleaseException {

  PersonAwaitedException(String problem, String remedy) {
    super(problem, remedy);
  }
}
