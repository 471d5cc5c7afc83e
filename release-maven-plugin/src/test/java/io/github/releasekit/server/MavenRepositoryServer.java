package io.github.releasekit.server;

import io.github.releasekit.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Maven repository over HTTP: nginx with WebDAV, which lets one user in. */
public final class MavenRepositoryServer implements AutoCloseable {

  private final Path files;
  private final String url;
  private final Program program;

  private MavenRepositoryServer(Path files, String url, Program program) {
    this.files = files;
    this.url = url;
    this.program = program;
  }

  /**
   * Starts it.
   *
   * @param root directory of its files
   */
  public static MavenRepositoryServer start(Path root, String username, String password) {
    Path files = root.resolve("files");
    int port = Program.freePort();
    try {
      Files.createDirectories(files);
      Files.createDirectories(root.resolve("temporary"));
      Files.writeString(root.resolve("users"), username + ":{PLAIN}" + password + "\n");
      Files.writeString(
          root.resolve("nginx.conf"),
          """
          daemon off;
          master_process off;
          pid "%1$s/pid";
          error_log stderr;
          events {}
          http {
            access_log off;
            client_max_body_size 100m;
            client_body_temp_path "%1$s/temporary";
            proxy_temp_path "%1$s/temporary";
            fastcgi_temp_path "%1$s/temporary";
            uwsgi_temp_path "%1$s/temporary";
            scgi_temp_path "%1$s/temporary";
            server {
              listen 127.0.0.1:%2$d;
              root "%3$s";
              auth_basic repository;
              auth_basic_user_file "%1$s/users";
              dav_methods PUT DELETE;
              create_full_put_path on;
            }
          }
          """
              .formatted(root, port, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Program program =
        Program.start(
            port,
            root.resolve("nginx.log"),
            Map.of(),
            List.of(
                Programs.require("nginx").toString(),
                "-p",
                root.toString(),
                "-e",
                "stderr",
                "-c",
                root.resolve("nginx.conf").toString()));
    return new MavenRepositoryServer(files, "http://127.0.0.1:" + port, program);
  }

  /**
   * Serves until its input ends, whose first line is the password.
   *
   * @param arguments directory, user name, and a file that the URL is written into
   */
  public static void main(String... arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Path root = Path.of(arguments[0]);
    try (MavenRepositoryServer server = start(root, arguments[1], input.readLine())) {
      Files.writeString(Path.of(arguments[2]), server.url());
      while (input.readLine() != null) {
        Thread.onSpinWait();
      }
    }
  }

  /** Where its files are. */
  public Path files() {
    return files;
  }

  public String url() {
    return url;
  }

  @Override
  public void close() {
    program.close();
  }
}
