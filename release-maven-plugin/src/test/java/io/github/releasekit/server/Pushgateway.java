package io.github.releasekit.server;

import io.github.releasekit.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Pushgateway of Prometheus, on loopback. */
public final class Pushgateway implements AutoCloseable {

  private final int port;
  private final Program program;

  /**
   * @param directory for its log
   */
  public Pushgateway(Path directory) {
    port = Program.freePort();
    program =
        Program.start(
            port,
            directory.resolve("pushgateway.log"),
            Map.of(),
            List.of(
                Programs.require("prometheus-pushgateway").toString(),
                "--web.listen-address=127.0.0.1:" + port));
  }

  /** Without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    program.close();
  }
}
