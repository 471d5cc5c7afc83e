package io.github.releasekit.mojo;

import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.ServeGoal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Serves what is on record of the releases of this repository, and the release that goes on in this
 * clone: an API in JSON and pages for a browser. Runs until it is interrupted.
 */
@Mojo(name = "serve", aggregator = true, threadSafe = true)
public final class ServeMojo extends AbstractReleaseMojo {

  /** The port to listen on; 0 for any that is free. */
  @Parameter(property = "release-kit.port", defaultValue = "7332")
  private int port;

  /**
   * The address to listen on, a name or number of this machine. One that others can reach needs
   * {@code release-kit.credentials}.
   */
  @Parameter(property = "release-kit.address", defaultValue = "127.0.0.1")
  private String address;

  /**
   * Names by which clients may ask for this server besides its address, such as that of a proxy in
   * front of it, with or without a port, separated by commas.
   */
  @Parameter(property = "release-kit.hosts")
  private @Nullable List<String> hosts;

  /**
   * Names the token that clients have to send: {@code RELEASE_KIT_<NAME>} in the environment, or
   * the password of the server with this id in settings.xml. By default none is needed.
   */
  @Parameter(property = "release-kit.credentials")
  private @Nullable String credentials;

  /** How many seconds an answer of the remote is used before it is asked again. */
  @Parameter(property = "release-kit.refresh", defaultValue = "30")
  private int refresh;

  @Override
  protected void run() {
    Invocation invocation =
        new Invocation(caller(), repositories, Clock.systemUTC(), Optional.empty(), out());
    invocation.caller().requireReleaseInvocation();
    new ServeGoal(
            invocation,
            new ServeGoal.Settings(
                address, port, hosts == null ? List.of() : hosts, given(credentials), refresh))
        .run();
  }
}
