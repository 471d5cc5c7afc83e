package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.Credentials;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;

/**
 * Who the user is at a git server (R8): {@code RELEASE_KIT_GIT_TOKEN}, else the {@code <server>} of
 * settings.xml that the property {@code project.scm.id} names, else the one whose id is the host,
 * as maven-release-plugin has it.
 *
 * @param environment that Maven was started in
 */
public record ServerCredentials(
    MavenSession session, SettingsServers servers, Map<String, String> environment)
    implements Function<String, Optional<Credentials>> {

  /**
   * @param server {@code host} or {@code host:port}
   */
  @Override
  public Optional<Credentials> apply(String server) {
    return token()
        .or(
            () ->
                Stream.of(scmId().stream(), Stream.of(server), host(server))
                    .flatMap(ids -> ids)
                    .flatMap(id -> ofServer(id).stream())
                    .findFirst());
  }

  private Optional<Credentials> token() {
    return Optional.ofNullable(environment.get("RELEASE_KIT_GIT_TOKEN"))
        .filter(token -> !token.isBlank())
        .map(
            token ->
                new Credentials(
                    Optional.ofNullable(environment.get("RELEASE_KIT_GIT_USERNAME"))
                        .filter(name -> !name.isBlank())
                        .orElse("x-access-token"),
                    token));
  }

  private Optional<String> scmId() {
    String property = "project.scm.id";
    return Optional.ofNullable(session.getUserProperties().getProperty(property))
        .or(
            () ->
                Optional.ofNullable(
                    session.getTopLevelProject().getProperties().getProperty(property)));
  }

  private static Stream<String> host(String server) {
    int colon = server.lastIndexOf(':');
    boolean port = colon >= 0 && server.indexOf(']', colon) < 0;
    return port ? Stream.of(server.substring(0, colon)) : Stream.empty();
  }

  private Optional<Credentials> ofServer(String id) {
    return servers
        .find(id)
        .filter(server -> server.getUsername() != null && server.getPassword() != null)
        .map(server -> new Credentials(server.getUsername(), server.getPassword()));
  }
}
