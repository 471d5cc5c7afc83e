package io.github.releasekit.channel;

import static io.github.releasekit.channel.Releases.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.server.CuttingProxy;
import io.github.releasekit.server.CuttingProxy.Cut;
import io.github.releasekit.server.CuttingProxy.Direction;
import io.github.releasekit.server.CuttingProxy.How;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Connections to a tap that break, in all of their requests (I5, I6). */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(Lifecycle.PER_CLASS)
class HomebrewCutsTest {

  private static final String OLD = "class App < Formula\n  version \"1.1.0\"\nend\n";

  private Path temp;
  private GitServer server;
  private CuttingProxy proxy;
  private int taps;

  @BeforeAll
  void serve(@TempDir Path directory) throws Exception {
    temp = directory.toRealPath();
    server = GitServers.httpWithPassword(temp);
    proxy = new CuttingProxy(server.port());
  }

  @AfterAll
  void end() {
    if (server != null) {
      proxy.close();
      server.close();
    }
  }

  private TapFixture tap() {
    String name = "tap" + ++taps;
    TapFixture tap = new TapFixture(server, temp, name, true);
    tap.push(TapFixture.FORMULA, OLD);
    return tap.at("http://127.0.0.1:" + proxy.port() + "/" + name);
  }

  private List<Integer> carried(Direction direction) {
    proxy.arm(Optional.empty());
    tap().channel().deliver(release("1.2.0"));
    return proxy.carried(direction);
  }

  /** The push has arrived, and what the server says of it has not. */
  @Test
  void findsOutThatALostAnswerWasAYes() {
    List<Integer> carried = carried(Direction.TO_CLIENT);
    int push = carried.size() - 2;
    TapFixture tap = tap();
    String before = tap.bare.id("main:" + TapFixture.FORMULA);
    proxy.arm(
        Optional.of(
            new Cut(push, Direction.TO_CLIENT, carried.get(push - 1) - 20, How.RESET, false)));

    Delivery delivery = tap.channel().deliver(release("1.2.0"));

    assertThat(tap.log()).startsWith("app 1.2.0", "by hand: Formula/app.rb").hasSize(3);
    assertThat(delivery.reference()).isEqualTo(tap.head());
    assertThat(delivery.replaced()).isEqualTo(before);
    assertThat(proxy.carried(Direction.TO_CLIENT))
        .hasSize(carried.size())
        .element(push - 1)
        .isEqualTo(carried.get(push - 1) - 20);
  }

  @Test
  void commitsOnceWhereSomeConnectionsBreak() {
    commitsOnce(List.of(0.97));
  }

  @Test
  @Tag("faults")
  void commitsOnceWhereverAConnectionBreaks() {
    commitsOnce(List.of(0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99));
  }

  /**
   * @param parts of what a connection carries, after which it is cut
   */
  private void commitsOnce(List<Double> parts) {
    int runs = 0;
    int refusals = 0;
    for (Direction direction : Direction.values()) {
      List<Integer> carried = carried(direction);
      for (int connection = 1; connection <= carried.size(); connection++) {
        for (double part : parts) {
          TapFixture tap = tap();
          int bytes = (int) (carried.get(connection - 1) * part);
          proxy.arm(
              Optional.of(
                  new Cut(
                      connection,
                      direction,
                      bytes,
                      runs % 2 == 0 ? How.CLOSE : How.RESET,
                      runs % 3 == 0)));
          runs++;
          try {
            tap.channel(2).deliver(release("1.2.0"));
          } catch (ReleaseException e) {
            refusals++;
            assertThat(e.remedy()).isNotEmpty();
          }
          proxy.arm(Optional.empty());
          tap.channel().deliver(release("1.2.0"));
          assertThat(tap.log())
              .as("%s %s %s", direction, connection, bytes)
              .containsExactly("app 1.2.0", "by hand: Formula/app.rb", "by hand: README.md");
        }
      }
    }
    System.out.println("Homebrew: " + runs + " cuts, " + refusals + " refusals, 0 doubles");
    assertThat(runs).isGreaterThan(8);
  }
}
