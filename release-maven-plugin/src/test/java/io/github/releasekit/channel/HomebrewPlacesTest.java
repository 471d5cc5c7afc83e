package io.github.releasekit.channel;

import static io.github.releasekit.channel.Releases.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Taps that are reached in other ways than by HTTP (P5, R8). */
@DisabledOnOs(OS.WINDOWS)
class HomebrewPlacesTest {

  static Stream<Named<Function<Path, GitServer>>> servers() {
    return Stream.of(
        Named.of("a path", GitServers::path),
        Named.of("a file URL", GitServers::file),
        Named.of("git daemon", GitServers::daemon));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void deliversAndWithdraws(Function<Path, GitServer> start, @TempDir Path temp) throws Exception {
    try (GitServer server = start.apply(temp.toRealPath())) {
      TapFixture tap = new TapFixture(server, temp.toRealPath(), "tap.git", true);
      HomebrewChannel channel = tap.channel();
      channel.requireReady();
      channel.deliver(release("1.1.0"));
      String before = tap.formula();
      channel.deliver(release("1.2.0"));
      channel.withdraw(release("1.2.0"), Optional.empty());

      assertThat(tap.formula()).isEqualTo(before);
      assertThat(tap.log())
          .containsExactly(
              "app 1.2.0 is taken back", "app 1.2.0", "app 1.1.0", "by hand: README.md");
    }
  }
}
