package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that enter events in the ledger of one remote at the same time. */
class ConcurrentLedgerTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  private static final String POM = "<project><version>1.0-SNAPSHOT</version></project>";

  @TempDir Path temp;
  private GitFixture bare;

  @BeforeEach
  void remote() {
    bare = GitFixture.bare(temp.resolve("remote.git"));
  }

  @Test
  void losesNoneOfTheEventsOfTwoProcesses() throws Exception {
    enter(2, 5);
  }

  @Test
  @Tag("faults")
  void losesNoneOfTwoHundred() throws Exception {
    enter(2, 100);
  }

  /** A clone without the remote went on by itself: what it entered goes with the next event. */
  @Test
  void pushesWhatWasEnteredInACloneAloneWithTheNextEvent() {
    Path one = clone("one").directory();
    Path other = clone("other").directory();
    enter(one, true, "first");
    enter(other, true, "second");
    enter(one, false, "alone");
    enter(other, true, "third");

    enter(one, true, "fourth");
    enter(other, true, "fifth");

    assertThat(details())
        .containsExactlyInAnyOrder("first", "second", "alone", "third", "fourth", "fifth");
    assertThat(GitFixture.at(other).id(GitLedger.REF)).isEqualTo(bare.id(GitLedger.REF));
    assertThat(bare.run("rev-list", "--merges", "--count", GitLedger.REF).strip()).isEqualTo("1");
    new AuditGoal(
            WorkspaceTest.invocation(one, one), new AuditGoal.Settings(true, Optional.empty()))
        .run(new Output(AuditGoal.FORMATS, "json", Optional.of(temp.resolve("audit")), line -> {}));
  }

  /** Runs in one clone at the same time, which enter without and with the remote. */
  @Test
  void losesNoneOfTheEventsOfOneClone() throws Exception {
    Path clone = clone("one").directory();
    enter(clone, true, "first");
    List<String> expected = new ArrayList<>(List.of("first"));
    ExecutorService runs = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String run = "run " + i;
        boolean pushed = i == 2;
        IntStream.range(0, 3).forEach(event -> expected.add(run + " event " + event));
        running.add(
            runs.submit(
                () ->
                    IntStream.range(0, 3).forEach(n -> enter(clone, pushed, run + " event " + n))));
      }
      for (Future<?> one : running) {
        one.get(2, TimeUnit.MINUTES);
      }
    } finally {
      runs.shutdownNow();
    }
    enter(clone, true, "last");
    expected.add("last");

    assertThat(details()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(GitFixture.at(clone).id(GitLedger.REF)).isEqualTo(bare.id(GitLedger.REF));
  }

  /** What this clone has entered by itself may be another release of the version. */
  @Test
  void pushesNoReleaseThatThisCloneHasOtherwise() {
    Path clone = clone("one").directory();
    enter(clone, true, "first");
    String before = bare.id(GitLedger.REF);
    try (Workspace workspace = WorkspaceTest.workspace(clone, clone)) {
      workspace.enter(false, head -> prepared(workspace.ledger(), head, "b"));

      assertThatThrownBy(
              () -> workspace.enter(true, head -> prepared(workspace.ledger(), head, "a")))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("a version is one release only");
    }
    assertThat(bare.id(GitLedger.REF)).isEqualTo(before);
  }

  /** A release of another component, say, that waits here for its push. */
  @Test
  void keepsAReleaseOfThisCloneAloneWhenAnotherIsReleased() {
    GitFixture clone = clone("one");
    Path directory = clone.directory();
    clone.run("push", "--quiet", "origin", "main");

    BuildlessRelease.run(
        directory,
        temp.resolve("attempt"),
        () -> {
          try (Workspace workspace = WorkspaceTest.workspace(directory, directory)) {
            workspace.enter(false, head -> prepared(workspace.ledger(), head, "b"));
          }
        });

    assertThat(clone.run("ls-tree", "-r", "--name-only", GitLedger.REF))
        .contains("releases/1.0.0/manifest.json", "releases/2.0.0/manifest.json");
    assertThat(bare.run("ls-tree", "-r", "--name-only", GitLedger.REF))
        .contains("releases/1.0.0/manifest.json")
        .doesNotContain("2.0.0");
  }

  /** Where something was recorded on the remote while a release waited here for its push. */
  @Test
  void bringsTheLedgerUpForThePushThatIsLeft() {
    GitFixture clone = clone("one");
    clone.run("push", "--quiet", "origin", "main");
    clone.run("tag", "-a", "-m", "release", "v2.0.0");
    enter(clone("other").directory(), true, "meanwhile");
    try (Workspace workspace = WorkspaceTest.workspace(clone.directory(), clone.directory())) {
      workspace.enter(false, head -> prepared(workspace.ledger(), head, "a"));
      String commit = clone.id("HEAD");
      String tag = clone.id("refs/tags/v2.0.0");
      Stream.of(
              new ObjectsWritten("", "", "refs/heads/main", "", commit, commit, tag),
              new Published("", "refs/heads/main", clone.id(GitLedger.REF)))
          .forEach(
              event ->
                  workspace
                      .journals()
                      .of(Version.parse("2.0.0"))
                      .append(new JournalEntry("step", TIME, 0, event)));

      Optional<Unpushed> found =
          Unpushed.find(workspace, workspace.journals(), workspace.requireRemote().refs());

      String command = "git push --atomic origin main v2.0.0 refs/release-kit/ledger";
      assertThat(found.map(Unpushed::push)).contains(command);
      clone.run(command.substring(4).split(" "));
    }
    assertThat(details()).containsExactlyInAnyOrder("prepared", "meanwhile");
    assertThat(bare.id("refs/tags/v2.0.0")).isEqualTo(clone.id("refs/tags/v2.0.0"));
  }

  private static String prepared(GitLedger ledger, Optional<String> head, String digit) {
    String text =
        new String(Json.pretty(ManifestFixture.manifest("2.0.0")), StandardCharsets.UTF_8);
    byte[] content =
        text.replace("a".repeat(40), digit.repeat(40)).getBytes(StandardCharsets.UTF_8);
    Manifest manifest = Json.read(content, Manifest.class, "test");
    return ledger.append(head, event(Type.PREPARED, "2.0.0", "prepared"), Optional.of(manifest));
  }

  private void enter(int processes, int events) throws Exception {
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      Path clone = clone("clone-" + i).directory();
      running.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ConcurrentLedgerTest.class.getName(),
                  clone.toString(),
                  "process " + i,
                  String.valueOf(events))
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("out-" + i).toFile())
              .start());
    }
    for (int i = 0; i < processes; i++) {
      assertThat(running.get(i).waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(running.get(i).exitValue())
          .as(Files.readString(temp.resolve("out-" + i)))
          .isZero();
    }

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      String process = "process " + i;
      IntStream.range(0, events).forEach(event -> expected.add(process + " event " + event));
    }
    assertThat(details()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(bare.run("rev-list", "--count", GitLedger.REF).strip())
        .isEqualTo(String.valueOf(processes * events));
    assertThat(bare.run("rev-list", "--merges", "--count", GitLedger.REF).strip()).isEqualTo("0");
    bare.run("fsck", "--strict", "--no-dangling");
  }

  /** The details of all events on the remote. */
  private List<String> details() {
    List<String> details = new ArrayList<>();
    for (String path : bare.run("ls-tree", "-r", "--name-only", GitLedger.REF).lines().toList()) {
      bare.run("cat-file", "blob", GitLedger.REF + ":" + path)
          .lines()
          .filter(line -> line.startsWith("  \"detail\" : \""))
          .forEach(line -> details.add(line.substring(14, line.length() - 2)));
    }
    return details;
  }

  private GitFixture clone(String name) {
    GitFixture clone = GitFixture.init(temp.resolve(name));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.commit("feat: begin", "pom.xml", POM);
    return clone;
  }

  /** Takes a clone, a name, and how many events to enter. */
  public static void main(String[] arguments) throws IOException {
    Path clone = Path.of(arguments[0]);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      enter(clone, true, arguments[1] + " event " + i);
    }
  }

  private static void enter(Path clone, boolean pushed, String detail) {
    LedgerEvent event = event(Type.NOTE, "1.0.0", detail);
    try (Workspace workspace = WorkspaceTest.workspace(clone, clone)) {
      GitLedger ledger = workspace.ledger();
      workspace.enter(
          pushed,
          head ->
              ledger.events(head, event.version()).contains(event)
                  ? head.orElseThrow()
                  : ledger.append(head, event, Optional.empty()));
    }
  }

  private static LedgerEvent event(Type type, String version, String detail) {
    return LedgerEvent.of(
        type, version, "v" + version, "a".repeat(40), TIME, Optional.empty(), detail);
  }
}
