package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.SecretText;

/**
 * The repository that a module's releases are deployed to.
 *
 * @param id names the server in settings.xml
 * @param url may carry credentials: show {@link #location()} instead
 */
public record DeploymentTarget(String id, String url) {

  /** The URL without user and password, for output and records. */
  public String location() {
    return SecretText.withoutUsers(url);
  }

  @Override
  public String toString() {
    return id + " at " + location();
  }
}
