package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When systems are told, and of what, by a real ledger on a real remote. */
class ExportsTest {

  private static final Pattern TYPE = Pattern.compile("\"type\":\"(dev\\.[^\"]+)\"");
  private static final String PUBLISHED = "dev.cdevents.artifact.published.0.2.0";
  private static final String APPROVED = "dev.cdeventsx.releasekit-release.approved.0.1.0";
  private static final String YANKED = "dev.cdeventsx.releasekit-release.yanked.0.1.0";

  @TempDir Path temp;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> types = new CopyOnWriteArrayList<>();
  private volatile int status = 202;
  private volatile String refused = "";
  private LoopbackHttp server;
  private GitFixture clone;

  @BeforeEach
  void begin() {
    server =
        new LoopbackHttp(
            asked -> {
              Matcher type = TYPE.matcher(asked.text());
              if (!type.find()) {
                return new Said(400, Map.of(), new byte[0]);
              }
              if (type.group(1).equals(refused)) {
                return new Said(503, Map.of(), new byte[0]);
              }
              if (status == 202) {
                types.add(type.group(1));
              }
              return new Said(status, Map.of(), new byte[0]);
            });
    GitFixture.bare(temp.resolve("remote.git"));
    clone = GitFixture.init(temp.resolve("clone"));
    clone.write("pom.xml", "<project><version>1-SNAPSHOT</version></project>");
    clone.commit(
        "build: export",
        "release-kit.yml",
        "exports:\n  cdevents: {url: \"" + server.url() + "\"}\n");
    clone.run("remote", "add", "origin", temp.resolve("remote.git").toString());
    clone.run("push", "-q", "origin", "HEAD:refs/heads/main");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void whatAGoalHasEnteredIsTold() {
    telling(clone.directory(), () -> enter(Type.APPROVED));
    telling(clone.directory(), () -> enter(Type.PERFORMED));

    assertThat(types).startsWith(APPROVED).endsWith(PUBLISHED).hasSize(4);
    assertThat(lines).containsExactly("  told cdevents: 1 event", "  told cdevents: 1 event");
  }

  @Test
  void whatWasThereBeforeTheFirstRunOfACloneIsNotTold() {
    enter(Type.PERFORMED);

    telling(clone.directory(), () -> enter(Type.YANKED));

    assertThat(types).containsExactly(YANKED);
  }

  @Test
  void aGoalThatEntersNothingTellsNothing() {
    telling(clone.directory(), () -> {});

    assertThat(server.requests()).isEmpty();
    assertThat(lines).isEmpty();
  }

  @Test
  void whatAGoalHasEnteredBeforeItFailedIsTold() {
    assertThatThrownBy(
            () ->
                telling(
                    clone.directory(),
                    () -> {
                      enter(Type.APPROVED);
                      throw new ReleaseException("the disk is full", "make room");
                    }))
        .hasMessageContaining("the disk is full");

    assertThat(types).containsExactly(APPROVED);
  }

  @Test
  void aServerThatIsDownFailsNothingAndIsToldTheNextTime() {
    status = 500;
    telling(clone.directory(), () -> enter(Type.APPROVED));
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("  cdevents was not told: 127.0.0.1 answers with status 500")
        .endsWith("; next: mvn release-kit:sync");
    status = 202;

    assertThat(sync(clone.directory(), Optional.empty())).isTrue();

    assertThat(types).containsExactly(APPROVED);
    assertThat(sync(clone.directory(), Optional.empty())).isTrue();
    assertThat(types).hasSize(1);
    assertThat(lines).endsWith("  cdevents knows all");
  }

  @Test
  void aCloneThatKnowsNothingTellsAllOrWhatIsAskedFor() {
    enter(Type.APPROVED, "2026-11-01T00:00:00Z");
    enter(Type.YANKED, "2026-11-20T00:00:00Z");
    Path other = temp.resolve("other");
    GitFixture.at(temp).run("clone", "-q", temp.resolve("remote.git").toString(), other.toString());
    GitFixture.at(other).run("checkout", "-q", "-B", "main", "origin/main");

    assertThat(sync(other, Optional.of(Instant.parse("2026-11-10T00:00:00Z")))).isTrue();
    assertThat(types).containsExactly(YANKED);
    assertThat(sync(clone.directory(), Optional.empty())).isTrue();
    assertThat(types).containsExactly(YANKED, APPROVED, YANKED);
  }

  @Test
  void syncSaysWhereAServerHasNotTakenAll() {
    enter(Type.APPROVED);
    status = 429;

    assertThat(sync(clone.directory(), Optional.empty())).isFalse();
  }

  @Test
  void whatASystemHasTakenBeforeItFailedIsNotToldAgain() {
    enter(Type.APPROVED);
    enter(Type.YANKED);
    refused = YANKED;
    assertThat(sync(clone.directory(), Optional.empty())).isFalse();
    assertThat(lines).last().asString().contains("1 of 2 events were; 127.0.0.1 answers");
    assertThat(sync(clone.directory(), Optional.empty())).isFalse();
    refused = "";

    assertThat(sync(clone.directory(), Optional.empty())).isTrue();

    assertThat(types).containsExactly(APPROVED, YANKED);
    assertThat(sync(clone.directory(), Optional.empty())).isTrue();
    assertThat(lines).last().isEqualTo("  cdevents knows all");
  }

  @Test
  void whatWasNeverToldIsToldWhateverIsToldAgain() {
    telling(clone.directory(), () -> {});
    enter(Type.APPROVED, "2026-11-01T00:00:00Z");
    enter(Type.YANKED, "2026-11-20T00:00:00Z");
    Optional<Instant> since = Optional.of(Instant.parse("2026-11-10T00:00:00Z"));

    assertThat(sync(clone.directory(), since)).isTrue();
    assertThat(sync(clone.directory(), since)).isTrue();

    assertThat(types).containsExactly(APPROVED, YANKED, YANKED);
  }

  @Test
  void whatWasLeftOutIsLeftOutAlsoAfterAFailure() {
    enter(Type.APPROVED, "2026-11-01T00:00:00Z");
    enter(Type.PERFORMED, "2026-11-20T00:00:00Z");
    enter(Type.YANKED, "2026-11-21T00:00:00Z");
    refused = YANKED;
    Optional<Instant> since = Optional.of(Instant.parse("2026-11-10T00:00:00Z"));
    assertThat(sync(clone.directory(), since)).isFalse();
    refused = "";

    assertThat(sync(clone.directory(), Optional.empty())).isTrue();

    assertThat(types).hasSize(4).doesNotContain(APPROVED).endsWith(PUBLISHED, YANKED);
  }

  @Test
  void aNoteThatCannotBeReadFailsNoRelease() throws IOException {
    Files.createDirectories(
        clone.directory().resolve(".git/release-kit/exports/cdevents/in-the-way"));

    telling(clone.directory(), () -> enter(Type.APPROVED));

    assertThat(types).isEmpty();
    assertThat(lines)
        .containsExactly(
            "  exports do not know where the ledger stands: java.io.IOException: Is a directory",
            "  cdevents was not told: java.io.IOException: Is a directory; next: mvn"
                + " release-kit:sync");
  }

  @Test
  void anotherAddressIsAnotherSystem() {
    telling(clone.directory(), () -> enter(Type.APPROVED));
    clone.commit(
        "build: move",
        "release-kit.yml",
        "exports:\n  cdevents: {url: \"" + server.url() + "/new\"}\n");

    assertThat(sync(clone.directory(), Optional.empty())).isTrue();

    assertThat(server.requests()).containsExactly("POST /", "POST /new");
  }

  @Test
  void aDamagedNoteOfWhatWasToldIsNone() throws IOException {
    telling(clone.directory(), () -> enter(Type.APPROVED));
    Path note = clone.directory().resolve(".git/release-kit/exports/cdevents");
    assertThat(Files.readString(note)).endsWith(" " + server.url() + "\n");
    Files.write(note, new byte[] {'x', (byte) 0xC3, '\n'});

    telling(clone.directory(), () -> enter(Type.YANKED));

    assertThat(types).last().isEqualTo(YANKED);
    try (Stream<Path> files = Files.list(note.getParent())) {
      assertThat(files).containsExactly(note);
    }
  }

  @Test
  void aLedgerThatCannotBeReadFailsNothing() {
    telling(clone.directory(), () -> enter(Type.APPROVED));
    types.clear();
    lines.clear();

    telling(
        clone.directory(),
        () -> {
          enter(Type.YANKED);
          GitFixture git = clone;
          String head = git.id("refs/release-kit/ledger");
          String blob =
              git.runWithInput("{\"at\":\"never\"", "hash-object", "-w", "--stdin").strip();
          String tree =
              git.runWithInput("100644 blob " + blob + "\t0009-note.json\n", "mktree").strip();
          String events = git.runWithInput("040000 tree " + tree + "\t1.3.0\n", "mktree").strip();
          String root = git.runWithInput("040000 tree " + events + "\tevents\n", "mktree").strip();
          String commit = git.run("commit-tree", root, "-p", head, "-m", "x").strip();
          git.run("push", "-q", "origin", commit + ":refs/release-kit/ledger");
        });

    assertThat(types).isEmpty();
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("was not told: ledger events/1.3.0/0009-note.json cannot be read")
        .endsWith("; next: mvn release-kit:sync");
  }

  private void enter(Type type) {
    enter(type, "2026-11-21T10:00:00Z");
  }

  private void enter(Type type, String at) {
    try (Workspace workspace = new Workspace(invocation(clone.directory()), Optional.empty())) {
      LedgerEvent event =
          LedgerEvent.of(
              type,
              "1.3.0",
              "v1.3.0",
              "a".repeat(40),
              Instant.parse(at),
              Optional.of("Ada <ada@acme.org>"),
              "");
      workspace.enter(
          true,
          before ->
              workspace.ledger().events(before, event.version()).contains(event)
                  ? before.orElseThrow()
                  : workspace
                      .ledger()
                      .append(
                          before,
                          event,
                          Optional.of(type)
                              .filter(one -> one == Type.PERFORMED)
                              .map(one -> ManifestFixture.manifest("1.3.0"))));
    }
  }

  private void telling(Path directory, Runnable work) {
    Invocation invocation = invocation(directory);
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      Exports.telling(invocation, workspace.policy(), work);
    }
  }

  private boolean sync(Path directory, Optional<Instant> since) {
    Invocation invocation = invocation(directory);
    try (Ledgers ledgers = new Ledgers(invocation)) {
      return Exports.of(invocation, ledgers).send(since);
    }
  }

  private Invocation invocation(Path directory) {
    return WorkspaceTest.invocation(
        directory,
        directory,
        Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC),
        Optional.empty(),
        lines::add);
  }
}
