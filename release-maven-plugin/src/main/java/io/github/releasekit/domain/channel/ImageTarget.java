package io.github.releasekit.domain.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container image that runs a module of the release (P4).
 *
 * @param repository {@code registry/name}
 * @param base reference of the image it is put on top of
 * @param platforms each {@code os/architecture}
 * @param artifact name of the file that is run, a glob; it brings all it needs
 * @param jvmArguments of the program
 * @param arguments of the program
 * @param environment variables that it runs with
 * @param ports that it listens on
 * @param user that it runs as; empty for the base's
 * @param labels besides those that every image gets
 */
public record ImageTarget(
    String repository,
    String base,
    List<String> platforms,
    String artifact,
    List<String> jvmArguments,
    List<String> arguments,
    Map<String, String> environment,
    List<Integer> ports,
    Optional<String> user,
    Map<String, String> labels)
    implements ChannelPolicy.Target {
  public ImageTarget {
    platforms = List.copyOf(platforms);
    jvmArguments = List.copyOf(jvmArguments);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    ports = List.copyOf(ports);
    labels = Map.copyOf(labels);
  }
}
