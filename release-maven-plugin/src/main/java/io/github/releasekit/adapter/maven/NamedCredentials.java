package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Users, tokens and other secrets that {@code release-kit.yml} names: {@code RELEASE_KIT_<NAME>} in
 * the environment, with the user name, where there is one, in {@code RELEASE_KIT_<NAME>_USERNAME};
 * else the {@code <server>} of settings.xml with that id.
 *
 * @param servers the user of a server by its id
 */
public record NamedCredentials(
    Map<String, String> environment, Function<String, Optional<Credentials>> servers) {

  /** Those of a name; a secret alone has an empty user name. */
  public Optional<Credentials> find(String name) {
    return Optional.ofNullable(environment.get(variable(name)))
        .filter(secret -> !secret.isBlank())
        .map(
            secret ->
                new Credentials(
                    environment.getOrDefault(variable(name) + "_USERNAME", ""), secret.strip()))
        .or(() -> servers.apply(name));
  }

  /**
   * As {@link #find}.
   *
   * @param use what they are for, such as {@code channel 'jira'}
   * @throws ReleaseException when there are none
   */
  public Credentials require(String name, String use) {
    return find(name)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "there are no credentials '" + name + "' for " + use,
                    "export "
                        + variable(name)
                        + ", or add a <server> with <id>"
                        + name
                        + "</id> and its <password> to settings.xml"));
  }

  private static String variable(String name) {
    return "RELEASE_KIT_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
