package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.ForgeState.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A forge with two tags, and what is done to it in tests. */
abstract class ForgeCase {

  static final String COMMIT = "1f0e2d3c4b5a69788796a5b4c3d2e1f001122334";
  static final String OTHER = "aa0e2d3c4b5a69788796a5b4c3d2e1f001122334";
  static final String TAG = "lib/v1.0.0+1";

  private ForgeServer server;
  private Forge forge;
  @TempDir private Path directory;

  /** A forge with nothing on it. */
  abstract ForgeServer start();

  @BeforeEach
  final void begin() {
    server = start();
    server.write("main", "README.md", "# A project\n");
    server.tag("v0.9.0", OTHER);
    server.tag(TAG, COMMIT);
    HttpExchanges http = new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20));
    forge = server.forge(http, Retries.none());
  }

  @AfterEach
  final void end() {
    server.close();
  }

  final ForgeServer server() {
    return server;
  }

  final Forge forge() {
    return forge;
  }

  final Release draft(String notes) {
    return forge.releases().draft(new Draft(TAG, "The release 1.0.0", notes, false));
  }

  final Release found() {
    return forge.releases().find(TAG).orElseThrow();
  }

  final Published release() {
    return server.state().release(TAG).orElseThrow();
  }

  final Asset attach(String name, String content) {
    return forge.releases().attach(found(), name, file(content), sha256(content));
  }

  final Optional<String> chosen(String tag) {
    return server.hasLatest() ? Optional.of(tag) : Optional.empty();
  }

  final Path file(String content) {
    try {
      return Files.writeString(directory.resolve("file"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(String content) {
    return Digests.sha256(content);
  }

  /** The second time nothing is different: neither what is there nor what is said. */
  final <T> T twice(Supplier<T> action) {
    T first = action.get();
    ForgeState after = server.state();
    assertThat(action.get()).isEqualTo(first);
    assertThat(server.state()).isEqualTo(after);
    return first;
  }
}
