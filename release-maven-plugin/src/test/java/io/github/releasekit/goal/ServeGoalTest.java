package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServeGoalTest extends ServingTest {

  @Test
  void sparesClientsWhatHasNotChanged() {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z");
    serve();
    String tag = get("/api/v1/events").headers().firstValue("etag").orElseThrow();

    assertThat(tag).startsWith("\"" + fixture.ledgerHead().substring(0, 16) + "-");
    HttpResponse<String> same = get("/api/v1/events", "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(get("/api/v1/releases", "If-None-Match", tag).statusCode()).isEqualTo(200);

    fixture.enter("", "2.0.0", "2026-11-22T10:00:00Z");
    fixture.later(30);
    assertThat(get("/api/v1/events", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void asksTheRemoteNoMoreOftenThanItSays() {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z");
    serve();
    assertThat(versions("")).containsExactly("1.0.0");

    fixture.enter("", "2.0.0", "2026-11-22T10:00:00Z");
    fixture.later(29);
    assertThat(versions("")).containsExactly("1.0.0");
    fixture.later(1);
    assertThat(versions("")).containsExactly("2.0.0", "1.0.0");
  }

  @Test
  void servesWhatIsKnownWhereTheRemoteIsGone() throws IOException {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z");
    serve();
    assertThat(versions("")).containsExactly("1.0.0");
    Path remote = fixture.remote.directory();
    Files.move(remote, remote.resolveSibling("gone.git"));
    fixture.later(30);

    HttpResponse<String> answer = get("/api/v1/releases");
    assertThat(answer.headers().firstValue("release-kit-warning")).isPresent();
    assertThat(tree(answer.body()).at("/warning").asText()).contains("cannot be asked");
    assertThat(versions("")).containsExactly("1.0.0");
    HttpResponse<String> status = get("/api/v1/status");
    assertThat(status.statusCode()).isEqualTo(503);
    assertThat(status.body()).doesNotContain(temp.toString());

    Files.move(remote.resolveSibling("gone.git"), remote);
    fixture.later(30);
    assertThat(json("/api/v1/releases", "", 200).at("/warning").asText()).isEmpty();
  }

  @Test
  void beginsWithThisClonesLedgerWhereTheRemoteIsGone() throws IOException {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z");
    fixture.git.run(
        "fetch", "--quiet", "origin", "refs/release-kit/ledger:refs/release-kit/ledger");
    Path remote = fixture.remote.directory();
    Files.move(remote, remote.resolveSibling("gone.git"));
    serve();

    assertThat(versions("")).containsExactly("1.0.0");
  }

  @Test
  void showsTheDashboardWithItsOwnPolicy() {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z");
    serve();

    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("script-src");
    assertThat(page.body()).contains("1.0.0", "Content-Security-Policy");
    assertThat(get("/?since=2027-01-01").body()).contains("since 2027-01-01T00:00:00Z");
  }

  @Test
  void changesNothingInTheClone() {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z");
    Map<String, String> before = fixture.git.state();
    serve();
    for (String path : List.of("/", "/api/v1/releases", "/api/v1/events", "/api/v1/status")) {
      assertThat(get(path).statusCode()).isEqualTo(200);
    }

    Map<String, String> after = fixture.git.state();
    after.keySet().removeIf(file -> file.equals(".git/FETCH_HEAD"));
    before.keySet().removeIf(file -> file.equals(".git/FETCH_HEAD"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void leavesNothingBehindWhenItIsInterrupted() throws InterruptedException {
    fixture("");
    ServeGoal.Settings settings =
        new ServeGoal.Settings("127.0.0.1", 0, List.of(), Optional.empty(), 30);
    Thread goal = new Thread(() -> fixture.goal(Map.of(), settings).run());
    goal.start();
    while (fixture.log.isEmpty()) {
      assertThat(goal.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    url = URI.create(fixture.log.peek().replaceFirst(".*(http\\S+).*", "$1"));
    assertThat(get("/healthz").statusCode()).isEqualTo(200);

    goal.interrupt();
    goal.join(10_000);

    assertThat(goal.isAlive()).isFalse();
    assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void othersNeedAToken() {
    fixture("");
    for (String address : List.of("0.0.0.0", "::")) {
      ServeGoal.Settings open = new ServeGoal.Settings(address, 0, List.of(), Optional.empty(), 30);
      assertThatThrownBy(() -> fixture.goal(Map.of(), open).start())
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("no token")
          .hasMessageContaining("-Drelease-kit.credentials=");
    }
    ServeGoal.Settings settings =
        new ServeGoal.Settings("127.0.0.1", 0, List.of(), Optional.of("serve"), 30);
    assertThatThrownBy(() -> fixture.goal(Map.of(), settings).start())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("RELEASE_KIT_SERVE");
    String token = "a-token-that-nobody-guesses";
    ServeGoal.Serving serving = fixture.goal(Map.of("RELEASE_KIT_SERVE", token), settings).start();
    this.open.add(serving);
    url = serving.server().url();

    assertThat(get("/api/v1/releases").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/live").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/releases", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(fixture.log).noneMatch(line -> line.contains(token));
  }

  @Test
  void refusesSettingsThatAreNone() {
    assertThatThrownBy(
            () -> new ServeGoal.Settings("127.0.0.1", 65536, List.of(), Optional.empty(), 30))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> new ServeGoal.Settings("127.0.0.1", 0, List.of(), Optional.empty(), 0))
        .isInstanceOf(ReleaseException.class);
    fixture("");
    assertThatThrownBy(
            () ->
                fixture
                    .goal(
                        Map.of(),
                        new ServeGoal.Settings("192.0.2.1", 0, List.of(), Optional.empty(), 30))
                    .start())
        .isInstanceOf(ReleaseException.class);
  }
}
