package io.github.releasekit.server;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.server.GitServer.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts git servers of every kind, each with a directory of its own. */
public final class GitServers {

  private static final String USER = "ada";
  private static final String PASSWORD = "s3cret$(id)'\"% p";
  private static final String TOKEN = "t0ken-of-a-checkout";

  private GitServers() {}

  /** No server: the path of a directory. */
  public static GitServer path(Path root) {
    return new GitServer(root, root.toString(), Access.OPEN, Optional.empty(), () -> {});
  }

  /** No server: the URL of a directory. */
  public static GitServer file(Path root) {
    return new GitServer(root, "file://" + root, Access.OPEN, Optional.empty(), () -> {});
  }

  /** {@code git daemon}, which takes pushes from everybody. */
  public static GitServer daemon(Path root) {
    int port = Program.freePort();
    Program program =
        Program.start(
            port,
            log(root),
            Map.of(),
            List.of(
                Programs.require("git-daemon").toString(),
                "--reuseaddr",
                "--export-all",
                "--enable=receive-pack",
                "--listen=127.0.0.1",
                "--port=" + port,
                "--base-path=" + root,
                root.toString()));
    return new GitServer(root, "git://127.0.0.1:" + port, Access.OPEN, Optional.empty(), program);
  }

  /** {@code git http-backend} behind a web server that asks for user and password. */
  public static GitServer httpWithPassword(Path root) {
    Path users = root.resolve("users");
    write(users, USER + ":" + PASSWORD + "\n");
    String auth =
        """
        auth.backend = "plain"
        auth.backend.plain.userfile = "%s"
        auth.require = ("" => ("method" => "basic", "realm" => "git", "require" => "valid-user"))
        """
            .formatted(users);
    return http(
        root,
        auth,
        port -> new Access(Map.of(), Optional.of(new Credentials(USER, PASSWORD)), PASSWORD),
        port -> new Access(Map.of(), Optional.of(new Credentials(USER, "wr0ng")), "wr0ng"));
  }

  /**
   * {@code git http-backend} that wants a bearer token, as checkouts of CI servers configure it.
   */
  public static GitServer httpWithHeader(Path root) {
    String auth =
        """
        $REQUEST_HEADER["Authorization"] != "Bearer %s" { url.access-deny = ("") }
        """
            .formatted(TOKEN);
    return http(root, auth, port -> header(port, TOKEN), port -> header(port, "wr0ng"));
  }

  private static Access header(int port, String token) {
    return new Access(
        Map.of("http.http://127.0.0.1:" + port + "/.extraHeader", "Authorization: Bearer " + token),
        Optional.empty(),
        token);
  }

  private interface AccessAt {
    Access port(int port);
  }

  private static GitServer http(Path root, String auth, AccessAt right, AccessAt wrong) {
    Path backend = Programs.require("git-http-backend");
    int port = Program.freePort();
    Path config = root.resolve("lighttpd.conf");
    write(
        config,
        """
        server.document-root = "%1$s"
        server.bind = "127.0.0.1"
        server.port = %2$d
        server.modules = ("mod_access", "mod_auth", "mod_authn_file", "mod_setenv", "mod_alias", "mod_cgi")
        alias.url = ("/" => "%3$s/")
        cgi.assign = ("" => "")
        setenv.add-environment = (
          "GIT_PROJECT_ROOT" => "%1$s", "GIT_HTTP_EXPORT_ALL" => "1", "GIT_CONFIG_GLOBAL" => "/dev/null")
        %4$s
        """
            .formatted(root, port, backend, auth));
    Program program =
        Program.start(
            port,
            log(root),
            Map.of(),
            List.of(Programs.require("lighttpd").toString(), "-D", "-f", config.toString()));
    return new GitServer(
        root, "http://127.0.0.1:" + port, right.port(port), Optional.of(wrong.port(port)), program);
  }

  /** An sshd with keys of its own. */
  public static GitServer ssh(Path root) {
    Path sshd = Programs.require("sshd");
    Path host = key(root, "host");
    Path user = key(root, "user");
    Path stranger = key(root, "stranger");
    int port = Program.freePort();
    try {
      if ("root".equals(System.getProperty("user.name"))) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      write(
          root.resolve("known_hosts"),
          "[127.0.0.1]:" + port + " " + Files.readString(host.resolveSibling("host.pub")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path config = root.resolve("sshd_config");
    write(
        config,
        """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s
        AuthorizedKeysFile %s.pub
        PidFile none
        UsePAM no
        StrictModes no
        PasswordAuthentication no
        PermitRootLogin prohibit-password
        """
            .formatted(port, host, user));
    Program program =
        Program.start(
            port,
            log(root),
            Map.of(),
            List.of(sshd.toString(), "-D", "-e", "-f", config.toString()));
    return new GitServer(
        root,
        "ssh://127.0.0.1:" + port + root,
        access(root, user),
        Optional.of(access(root, stranger)),
        program);
  }

  private static Access access(Path root, Path key) {
    return new Access(
        Map.of(
            "core.sshCommand",
            "ssh -F /dev/null -o BatchMode=yes -o IdentitiesOnly=yes -o UserKnownHostsFile="
                + root.resolve("known_hosts")
                + " -i "
                + key),
        Optional.empty(),
        "PRIVATE KEY");
  }

  private static Path key(Path root, String name) {
    Path key = root.resolve(name);
    try {
      int exit =
          new ProcessBuilder(
                  Programs.require("ssh-keygen").toString(),
                  "-q",
                  "-t",
                  "ed25519",
                  "-N",
                  "",
                  "-f",
                  key.toString())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new AssertionError("ssh-keygen gave " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return key;
  }

  private static Path log(Path root) {
    return root.resolve("server.log");
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
