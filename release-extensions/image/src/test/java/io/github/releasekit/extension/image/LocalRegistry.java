package io.github.releasekit.extension.image;

import io.github.releasekit.domain.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The registry of Docker, on a port of this machine that it chooses. */
final class LocalRegistry implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:([0-9]+)");

  private final Process process;
  private final Thread reader;
  private final int port;

  private LocalRegistry(Process process, BufferedReader said) throws IOException {
    this.process = process;
    this.port = port(said);
    this.reader = new Thread(() -> said.lines().forEach(line -> {}), "registry log");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param directory an empty one
   * @param user who may use it; everybody where it is empty
   */
  static LocalRegistry start(Path directory, Optional<Credentials> user) throws IOException {
    Path program = Programs.require("docker-registry");
    StringBuilder config =
        new StringBuilder(
            """
            version: 0.1
            log:
              level: info
            storage:
              filesystem:
                rootdirectory: %s
              delete:
                enabled: true
            http:
              addr: 127.0.0.1:0
            """
                .formatted(Files.createDirectory(directory.resolve("data"))));
    if (user.isPresent()) {
      Path users = directory.resolve("users");
      Files.write(
          users, Programs.run("htpasswd", "-Bbn", user.get().username(), user.get().password()));
      config.append("auth:\n  htpasswd:\n    realm: test\n    path: ").append(users).append('\n');
    }
    Path file = Files.writeString(directory.resolve("config.yml"), config);
    Process process =
        new ProcessBuilder(program.toString(), "serve", file.toString())
            .redirectErrorStream(true)
            .start();
    return new LocalRegistry(
        process,
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }

  private static int port(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line; (line = said.readLine()) != null; ) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return Integer.parseInt(listening.group(1));
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("the registry does not start: " + all);
  }

  /** {@code host:port}. */
  String host() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
  }
}
