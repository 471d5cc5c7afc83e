package io.github.releasekit.adapter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that want more than their share, and streams. */
class ServerLimitsTest extends ServerTest {

  @Test
  void closesConnectionsWithHugeHeaders() throws IOException {
    RawClient client = client();
    try {
      client.send("GET / HTTP/1.1\r\n" + host() + "\r\nA: " + "a".repeat(1_000_000) + "\r\n\r\n");
    } catch (IOException e) {
      // Closed while they were sent.
      assertThat(e).isInstanceOf(java.net.SocketException.class);
    }

    assertThat(client.status()).isIn(0, 400, 431);
    assertThat(client().get("/", host()).status()).isEqualTo(200);
  }

  @Test
  void slowClientsAreLeftAndOthersServed() throws IOException {
    for (int i = 0; i < LIMITS.threads(); i++) {
      client().send("GET / HTTP/1.1\r\nHost:");
    }

    assertThat(client().get("/", host()).status()).isEqualTo(200);
  }

  @Test
  void closesWhatIsSentTooSlowly() throws IOException {
    assertThat(client().send("GET / HTTP/1.1\r\nHo").all()).isEmpty();
  }

  @Test
  void leavesClientsThatTakeNoAnswer() throws IOException {
    for (int i = 0; i < LIMITS.threads(); i++) {
      client().get("/large", host());
    }

    assertThat(client().get("/", host()).status()).isEqualTo(200);
  }

  @Test
  void closesConnectionsThatFindNoPlace() throws IOException {
    int places = LIMITS.threads() + LIMITS.waiting();
    List<RawClient> slow = new ArrayList<>();
    for (int i = 0; i < places + 4; i++) {
      slow.add(client().send("GET / HTTP/1.1\r\n"));
    }
    for (RawClient one : slow) {
      assertThat(one.all()).isEmpty();
    }

    assertThat(client().get("/", host()).status()).isEqualTo(200);
  }

  @Test
  void sendsEventsAndIsNotSilent() throws IOException {
    RawClient client = client().get("/events", host());
    assertThat(client.until(":\n\n"))
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("Content-Type: text/event-stream")
        .containsIgnoringCase("nosniff");

    events.add(new ServerEvent("step", "1", "{\"a\":\"<b>\"}"));
    assertThat(client.until("data: {\"a\":\"<b>\"}\n\n")).contains("event: step\nid: 1\n");
    client.until(":\n\n");
  }

  @Test
  void lettingNoMoreFollowThanMay() throws IOException {
    List<RawClient> following = new ArrayList<>();
    for (int i = 0; i < LIMITS.streams(); i++) {
      following.add(client().get("/events", host()));
      following.get(i).until(":\n\n");
    }
    assertThat(client().get("/events", host()).all())
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("Retry-After: 15");
    assertThat(client().get("/", host()).status()).isEqualTo(200);

    following.get(0).close();
    String again = "503";
    while (again.contains("503")) {
      again = client().get("/events", host()).until("\r\n");
    }
    assertThat(again).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void leavesClientsThatTakeNoEvents() throws IOException {
    for (int i = 0; i < LIMITS.streams(); i++) {
      client().get("/flood", host()).until("flood");
    }
    String again = "503";
    while (again.contains("503")) {
      again = client().get("/events", host()).until("\r\n");
    }

    assertThat(again).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void answersHeadOfAStreamAtOnce() throws IOException {
    assertThat(
            client()
                .send("HEAD /events HTTP/1.1\r\n" + host() + "\r\nConnection: close\r\n\r\n")
                .status())
        .isEqualTo(200);
  }

  @Test
  void endsStreamsWhenItStops() throws IOException {
    RawClient client = client().get("/events", host());
    client.until(":\n\n");
    server.close();

    client.all();
    assertThatThrownBy(this::client).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b"})
  void eventsAreOfOneLine(String text) {
    assertThatThrownBy(() -> new ServerEvent("a", "", text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ServerEvent("a", text, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
