package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.HttpProxy;
import io.github.releasekit.domain.event.Event.Retried;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.URIish;

/**
 * How git talks to a remote beyond the user's own configuration, which comes first everywhere (R8).
 *
 * @param credentials of a server, {@code host} or {@code host:port}; asked only for a remote that
 *     is reached by HTTP(S), and whose URL has no password
 * @param proxies of an HTTP(S) URL; asked only where neither git nor the environment names one
 * @param deadline of a question or a fetch, all tries together
 * @param pushDeadline of a push, which runs the user's pre-push hook, which may test
 * @param atomic whether a remote that offers no atomic push is refused
 */
public record Transport(
    Function<String, Optional<Credentials>> credentials,
    Function<String, Optional<HttpProxy>> proxies,
    Duration deadline,
    Duration pushDeadline,
    Retries retries,
    boolean atomic) {

  /** How many settings stand in the environment; those that are there already are kept. */
  private static final String COUNT = "GIT_CONFIG_COUNT";

  private static final Set<String> HTTP = Set.of("http", "https");

  /** Ends a transfer in which nothing moved for this long. */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private static final String SSH =
      "ssh -o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15"
          + " -o ServerAliveCountMax=4";

  /** With what git itself knows, asked once. */
  public static Transport plain() {
    return standard(host -> Optional.empty(), Retries.none());
  }

  /** Under the usual deadlines. */
  public static Transport standard(
      Function<String, Optional<Credentials>> credentials, Retries retries) {
    return new Transport(
        credentials,
        url -> Optional.empty(),
        Duration.ofMinutes(3),
        Duration.ofMinutes(30),
        retries,
        true);
  }

  /**
   * The same for a remote that may offer no atomic push.
   *
   * @param required whether it is refused then
   */
  public Transport atomic(boolean required) {
    return new Transport(credentials, proxies, deadline, pushDeadline, retries, required);
  }

  /**
   * The same by proxies.
   *
   * @param by as {@link #proxies()}
   */
  public Transport by(Function<String, Optional<HttpProxy>> by) {
    return new Transport(credentials, by, deadline, pushDeadline, retries, atomic);
  }

  /** The same under one deadline for everything. */
  public Transport within(Duration limit) {
    return new Transport(credentials, proxies, limit, limit, retries, atomic);
  }

  /** The same without retries. */
  Transport once() {
    return new Transport(credentials, proxies, deadline, pushDeadline, Retries.none(), atomic);
  }

  /** The same, its retries told to a listener more. */
  Transport with(Consumer<Retried> listener) {
    return new Transport(
        credentials, proxies, deadline, pushDeadline, retries.with(listener), atomic);
  }

  /**
   * The variables by which git is told.
   *
   * @param outside the environment that git inherits
   */
  Map<String, String> environment(Config config, String remote, Map<String, String> outside) {
    Map<String, String> environment = new LinkedHashMap<>();
    if (!outside.containsKey("GIT_SSH_COMMAND")
        && !outside.containsKey("GIT_SSH")
        && config.getString("core", null, "sshCommand") == null) {
      environment.put("GIT_SSH_COMMAND", SSH);
    }
    if (!limitsSpeed(config, outside)) {
      environment.put("GIT_HTTP_LOW_SPEED_LIMIT", "1");
      environment.put("GIT_HTTP_LOW_SPEED_TIME", String.valueOf(SILENCE.toSeconds()));
    }
    List<URIish> servers =
        uris(config, remote)
            .filter(uri -> HTTP.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)))
            .filter(uri -> uri.getHost() != null)
            .toList();
    servers.stream()
        .filter(uri -> uri.getPass() == null)
        .map(Transport::server)
        .distinct()
        .forEach(server -> addHelper(environment, server, outside));
    servers.stream()
        .filter(uri -> !namesProxy(config, remote, uri.getScheme(), outside))
        .map(Transport::server)
        .distinct()
        .forEach(
            server ->
                proxies
                    .apply(server)
                    .ifPresent(
                        proxy ->
                            set(
                                environment,
                                outside,
                                "http." + server + ".proxy",
                                proxy.url().reveal())));
    return environment;
  }

  /** Whether git or the environment has a proxy for it, or says that there is none. */
  private static boolean namesProxy(
      Config config, String remote, String scheme, Map<String, String> outside) {
    String variable = scheme.toLowerCase(Locale.ROOT) + "_proxy";
    return Stream.of(variable, variable.toUpperCase(Locale.ROOT), "all_proxy", "ALL_PROXY")
            .anyMatch(outside::containsKey)
        || config.getNames("remote", remote).contains("proxy")
        || Stream.concat(Stream.of((String) null), config.getSubsections("http").stream())
            .anyMatch(url -> config.getNames("http", url).contains("proxy"));
  }

  /** Hands git a setting, after those that are there. */
  private static void set(
      Map<String, String> environment, Map<String, String> outside, String key, String value) {
    int count = count(environment, outside);
    environment.put("GIT_CONFIG_KEY_" + count, key);
    environment.put("GIT_CONFIG_VALUE_" + count, value);
    environment.put(COUNT, String.valueOf(count + 1));
  }

  private static int count(Map<String, String> environment, Map<String, String> outside) {
    String settings = environment.getOrDefault(COUNT, outside.getOrDefault(COUNT, "0"));
    return settings.matches("[0-9]{1,6}") ? Integer.parseInt(settings) : 0;
  }

  /** {@code https://host:port}, as git names the settings of a server. */
  private static String server(URIish uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }

  /**
   * The helper is told for this server alone. It replaces the user's there, because git would
   * otherwise hand them its credentials to keep. No secret stands in the helper itself.
   */
  private void addHelper(
      Map<String, String> environment, String server, Map<String, String> outside) {
    Optional<Credentials> found =
        credentials.apply(server.substring(server.indexOf("//") + "//".length()));
    if (found.isEmpty()) {
      return;
    }
    int count = count(environment, outside);
    String username = "RELEASE_KIT_USERNAME_" + count;
    String password = "RELEASE_KIT_PASSWORD_" + count;
    String helper =
        "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$"
            + username
            + "\" \"$"
            + password
            + "\"; }; f";
    for (String value : List.of("", helper)) {
      set(environment, outside, "credential." + server + ".helper", value);
    }
    environment.put(username, found.get().username());
    environment.put(password, found.get().password());
  }

  private static boolean limitsSpeed(Config config, Map<String, String> outside) {
    return outside.containsKey("GIT_HTTP_LOW_SPEED_LIMIT")
        || outside.containsKey("GIT_HTTP_LOW_SPEED_TIME")
        || Stream.concat(Stream.of((String) null), config.getSubsections("http").stream())
            .anyMatch(
                url ->
                    config.getString("http", url, "lowSpeedLimit") != null
                        || config.getString("http", url, "lowSpeedTime") != null);
  }

  /** Where it is fetched from, then where it is pushed to, {@code insteadOf} applied. */
  static Stream<URIish> uris(Config config, String remote) {
    try {
      RemoteConfig configured = new RemoteConfig(config, remote);
      return Stream.concat(configured.getURIs().stream(), configured.getPushURIs().stream());
    } catch (URISyntaxException e) {
      return Stream.empty();
    }
  }
}
