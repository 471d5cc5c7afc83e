package io.github.releasekit.channel;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.ForgeState.Published;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import io.github.releasekit.server.GitLabServer;
import io.github.releasekit.server.GiteaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A forge with a tag, and releases of it with real files. */
final class ForgeChannelFixture implements AutoCloseable {

  static final String VERSION = "1.2.0";
  static final String TAG = "v1.2.0";
  static final String COMMIT = "a".repeat(40);

  final ForgeServer server;
  private final Kind kind;
  private final Path directory;
  private final Forge forge;

  ForgeChannelFixture(Kind kind, Path directory) {
    this.kind = kind;
    this.directory = directory;
    this.server =
        switch (kind) {
          case GITHUB -> new GitHubServer(GitHubDescription.require());
          case GITLAB -> new GitLabServer();
          case GITEA -> new GiteaServer();
        };
    server.write("main", "README.md", "# A project\n");
    server.tag(TAG, COMMIT);
    HttpExchanges http = new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20));
    this.forge = server.forge(http, Retries.none());
  }

  /** All but POMs, and nothing else. */
  ForgeTarget plain() {
    return target(List.of(), Optional.empty(), false, Optional.empty());
  }

  ForgeTarget target(
      List<String> files, Optional<String> milestone, boolean comment, Optional<String> label) {
    Address address = new Address(kind, Optional.empty(), Optional.empty());
    return new ForgeTarget(address, true, files, milestone, comment, label);
  }

  ForgeDraft draft(ForgeTarget target) {
    return new ForgeDraft("forge", target, () -> forge, true);
  }

  /** As for a draft that a person has looked at. */
  ForgeDraft looked() {
    return new ForgeDraft("forge", plain(), () -> forge, false);
  }

  ForgePublication publication(ForgeTarget target) {
    return new ForgePublication("forge", target, () -> forge);
  }

  /** The newest release, with a POM, a jar and a distribution. */
  Release release() {
    return release(VERSION, Set.of());
  }

  Release release(String version, Set<String> others) {
    String app = "org/acme/app/" + version + "/app-" + version;
    return release(
        version,
        others,
        List.of(
            file(app + ".pom", "<project/>"),
            file(app + ".pom.asc", "signature"),
            file(app + ".jar", "the jar of " + version),
            file(app + "-bin.tar.gz", "the distribution")));
  }

  Release release(String version, Set<String> others, List<Artifact> files) {
    Release of = Releases.release(version, true, List.of("#1", "!1", "#2", "#4711", "ABC-34"));
    return new Release(
        of.manifest(),
        files,
        file -> directory.resolve(file.path()),
        file -> Optional.empty(),
        () -> "# Notes of " + version + "\n",
        () -> others.stream().map(Version::parse).collect(Collectors.toSet()),
        "");
  }

  Artifact file(String path, String content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return new Artifact(
          file.getFileName().toString(),
          path,
          content.length(),
          Digests.sha256(content),
          "1".repeat(128));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Published shown() {
    return shown(TAG);
  }

  Published shown(String tag) {
    return server.state().release(tag).orElseThrow();
  }

  /** The names of the attached files, in order of names. */
  List<String> attached() {
    List<String> names = new ArrayList<>();
    shown().files().forEach(file -> names.add(file.name()));
    return names.stream().sorted().toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
