package io.github.releasekit.server;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A real git server on loopback, which serves the bare repositories in a directory.
 *
 * @param root the directory
 * @param url of the directory
 * @param access what a client needs to get in
 * @param wrong as access, with a secret that the server does not take; empty where it asks for none
 * @param running ends it
 */
public record GitServer(
    Path root, String url, Access access, Optional<Access> wrong, AutoCloseable running)
    implements AutoCloseable {

  /**
   * What a client needs.
   *
   * @param settings of its clone
   * @param credentials that it is asked for
   * @param secret what no message may show, empty where there is none
   */
  public record Access(
      Map<String, String> settings, Optional<Credentials> credentials, String secret) {

    static final Access OPEN = new Access(Map.of(), Optional.empty(), "");

    /** Puts the settings and the remote {@code origin} into a clone. */
    public void configure(GitFixture clone, String remote) {
      settings.forEach((name, value) -> clone.run("config", name, value));
      clone.run("remote", "add", "origin", remote);
    }
  }

  /** A new bare repository on it. */
  public GitFixture repository(String name) {
    GitFixture bare = GitFixture.bare(root.resolve(name));
    bare.run("config", "http.receivePack", "true");
    return bare;
  }

  /** The URL of one of its repositories. */
  public String url(String name) {
    return url + "/" + name;
  }

  /** Waits until it serves nobody any more. */
  public void awaitIdle() {
    if (running instanceof Program program) {
      program.awaitIdle();
    }
  }

  /** The port that it listens on. */
  public int port() {
    return URI.create(url).getPort();
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
