package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients are told of a release while it goes on. */
class LiveProgressTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private final OpenApi described = new OpenApi();
  private final List<AutoCloseable> open = new ArrayList<>();
  private ServeFixture fixture;
  private URI url;
  private Journals journals;

  /** An event as a client gets it. */
  private record Received(String name, String id, JsonNode data) {
    String text(String part) {
      return data.get(part).asText();
    }
  }

  private static final class Follower implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Follower(URI server, String... headers) throws IOException {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(10_000);
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/live HTTP/1.0\r\nHost: "
                      + server.getAuthority()
                      + "\r\n"
                      + more
                      + "\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    Received next() throws IOException {
      String name = "";
      String id = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          return new Received(name, id, new ObjectMapper().readTree(line.substring(6)));
        }
      }
      throw new AssertionError("the stream has ended");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @BeforeEach
  void serve() {
    fixture = new ServeFixture(temp, "");
    ServeGoal.Serving serving = fixture.serve();
    open.add(serving);
    url = serving.server().url();
    try (GitRepository repository = GitRepository.open(fixture.git.directory())) {
      journals = new Journals(repository.commonDirectory(), Optional.empty());
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private Follower follow(String... headers) throws IOException {
    Follower follower = new Follower(url, headers);
    open.add(follower);
    return follower;
  }

  private JournalFile journal(String version) {
    return journals.of(Version.parse(version));
  }

  @Test
  void tellsOfARelease() throws IOException {
    Follower follower = follow();
    assertThat(follower.next().name()).isEqualTo("idle");

    JournalFile journal = journal("1.0.0");
    journal.append(JournalEntry.intent("check-out", TIME));
    Received release = follower.next();
    assertThat(release.name()).isEqualTo("release");
    described.requireValid("LiveRelease", release.data().toString());
    assertThat(release.text("version")).isEqualTo("1.0.0");
    Received begun = follower.next();
    described.requireValid("LiveStep", begun.data().toString());
    assertThat(begun.text("outcome")).isEqualTo("begun");

    journal.append(new JournalEntry("check-out", TIME, 1.5, new Event.CheckedOut("/srv/secret")));
    Received done = follower.next();
    described.requireValid("LiveStep", done.data().toString());
    assertThat(done.data())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"component\":\"\",\"version\":\"1.0.0\",\"step\":\"check-out\","
                        + "\"at\":\"2026-11-21T10:00:00Z\",\"seconds\":1.5,"
                        + "\"kind\":\"checked-out\",\"outcome\":\"done\",\"detail\":\"\"}"));
  }

  @Test
  void goesOnAfterWhatTheClientHas() throws IOException {
    JournalFile journal = journal("1.0.0");
    journal.append(JournalEntry.intent("check-out", TIME));
    journal.append(JournalEntry.intent("build", TIME));
    Follower first = follow();
    first.next();
    Received last = first.next();
    first.close();

    journal.append(JournalEntry.intent("push", TIME));
    Follower second = follow("Last-Event-ID: " + last.id());
    assertThat(second.next().text("step")).isEqualTo("build");
    assertThat(second.next().text("step")).isEqualTo("push");
    journal.append(JournalEntry.intent("record", TIME));
    assertThat(second.next().text("step")).isEqualTo("record");
  }

  @Test
  void beginsAnewForAnotherRelease() throws IOException {
    journal("1.0.0").append(JournalEntry.intent("check-out", TIME));
    Follower follower = follow();
    follower.next();
    String id = follower.next().id();
    journal("1.0.0").restart();
    assertThat(follower.next().name()).isEqualTo("idle");

    journal("1.0.0").append(JournalEntry.intent("check-out", TIME.plusSeconds(9)));
    Received again = follower.next();
    assertThat(again.name()).isEqualTo("release");
    assertThat(again.text("startedAt")).isEqualTo("2026-11-21T10:00:09Z");
    assertThat(follow("Last-Event-ID: " + id).next().name()).isEqualTo("release");
    for (String nonsense : List.of("x", "#", "#-1", "/1.0.0/2026#99999999999", "<b>#1")) {
      assertThat(follow("Last-Event-ID: " + nonsense).next().name()).isEqualTo("release");
    }
  }

  @Test
  void anIdWithACountThatIsNoneBeginsAnew() throws IOException {
    journal("1.0.0").append(JournalEntry.intent("check-out", TIME));
    Follower first = follow();
    String begun = first.next().id().replaceFirst("#.*", "#");

    for (String count : List.of("4294967295", "-1", "+", "")) {
      assertThat(follow("Last-Event-ID: " + begun + count).next().text("step"))
          .as(count)
          .isEqualTo("check-out");
    }
  }

  @Test
  void tellsFailuresWithoutWhatIsOfThisMachine() throws IOException {
    Path root = fixture.git.directory();
    JournalFile journal = journal("1.0.0");
    journal.append(
        new JournalEntry(
            "build",
            TIME,
            2,
            new Event.Failed(
                "cannot read "
                    + root.resolve("src/App.java")
                    + " of https://ada:hunter2@more@example.org/a/b\n"
                    + "<script>alert(1)</script> in /home/ada/.m2/settings.xml")));
    journal.append(
        new JournalEntry(
            "push",
            TIME,
            2,
            new Event.Retried("origin", "no route to file:///srv/git/a.git", 2, 4, 1)));
    Follower follower = follow();
    follower.next();

    Received failed = follower.next();
    assertThat(failed.text("outcome")).isEqualTo("failed");
    assertThat(failed.text("detail"))
        .isEqualTo(
            "cannot read src/App.java of https://example.org/a/b"
                + " <script>alert(1)</script> in …/settings.xml");
    Received retried = follower.next();
    assertThat(retried.text("outcome")).isEqualTo("retried");
    assertThat(retried.text("detail")).isEqualTo("no route to …/a.git");
  }
}
