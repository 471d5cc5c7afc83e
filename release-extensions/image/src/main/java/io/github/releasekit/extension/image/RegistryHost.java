package io.github.releasekit.extension.image;

import io.github.releasekit.domain.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A registry.
 *
 * @param name {@code host} or {@code host:port}
 */
record RegistryHost(String name) {

  /** The registry of references that name none. */
  static final RegistryHost DOCKER_HUB = new RegistryHost("docker.io");

  private static final List<String> NAMES_OF_DOCKER_HUB =
      List.of("docker.io", "index.docker.io", "registry-1.docker.io");

  /** As in the form of others, which mean the same one. */
  static RegistryHost of(String name) {
    return NAMES_OF_DOCKER_HUB.contains(name) ? DOCKER_HUB : new RegistryHost(name);
  }

  /** Where its paths begin, without a slash: over HTTP on this machine, over HTTPS otherwise. */
  URI endpoint() {
    if (equals(DOCKER_HUB)) {
      return URI.create("https://registry-1.docker.io");
    }
    boolean plain = isOfThisMachine() && !name.endsWith(":443");
    return URI.create((plain ? "http://" : "https://") + name);
  }

  /** Whether nobody else can read what is sent to it. */
  boolean isOfThisMachine() {
    return isThisMachine(name.replaceFirst(":[0-9]+$", ""));
  }

  /**
   * Whether something may be asked there on its behalf: over HTTPS, or by a registry of this
   * machine on this machine.
   */
  boolean permits(URI uri) {
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      return false;
    }
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "https" -> true;
      case "http" -> isOfThisMachine() && isThisMachine(uri.getHost());
      default -> false;
    };
  }

  /** Whether this is an address of the registry itself, which may see its credentials. */
  boolean owns(URI uri) {
    URI own = endpoint();
    return own.getScheme().equalsIgnoreCase(uri.getScheme())
        && own.getHost().equalsIgnoreCase(uri.getHost())
        && port(own) == port(uri);
  }

  /** The user at it. */
  Optional<Credentials> credentials(Function<String, Optional<Credentials>> all) {
    List<String> names = equals(DOCKER_HUB) ? NAMES_OF_DOCKER_HUB : List.of(name);
    return names.stream().flatMap(one -> all.apply(one).stream()).findFirst();
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static boolean isThisMachine(@Nullable String host) {
    return host != null
        && (host.equalsIgnoreCase("localhost") || host.matches("127(\\.[0-9]{1,3}){3}"));
  }

  @Override
  public String toString() {
    return name;
  }
}
