package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.Fault;
import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.LoopbackHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each request of each method of {@link Forge} is disturbed once by each {@link Fault}. The method
 * comes to its end by itself, or refuses, and then does so when it is called again; what is there
 * afterwards is what is there without the fault, and nothing twice. A further call changes nothing.
 */
abstract class ForgeFaultsContract {

  private static final int LANES = 4;

  /**
   * An ordinary build plays every fifth: for each request two faults, which take turns, and each
   * file that changes on its way.
   */
  private static final int SAMPLE = 5;

  private static final String TAG = "v1.0.0";
  private static final String MARKER = "<!-- release 1.0.0 -->";
  private static final String CONTENT = "before, " + LoopbackHttp.FILE + ", after";
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir private Path directory;

  /** A forge with nothing on it. */
  abstract ForgeServer start();

  /**
   * A method of the forge.
   *
   * @param prepare does on the forge what comes before
   */
  private record Call(
      String name,
      BiFunction<ForgeServer, Forge, Object> prepare,
      BiFunction<Forge, Object, Object> method) {

    static Call on(ForgeSetup prepare, String name, BiFunction<Forge, Object, Object> method) {
      return new Call(name, prepare::apply, method);
    }
  }

  private interface ForgeSetup {
    Object apply(ForgeServer server, Forge forge);
  }

  private record Case(Call call, int request, Fault fault, ForgeState expected, Object result) {
    @Override
    public String toString() {
      return call.name() + ", request " + request + ", " + fault;
    }
  }

  @Test
  void whateverBefallsSomeRequestNothingIsThereTwice() throws Exception {
    play(SAMPLE);
  }

  @Test
  @Tag("faults")
  void whateverBefallsAnyRequestNothingIsThereTwice() throws Exception {
    play(1);
  }

  private void play(int every) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), CONTENT);
    List<Case> cases = new ArrayList<>();
    for (Call call : calls(file)) {
      cases.addAll(cases(call));
    }
    Queue<Case> waiting = new ConcurrentLinkedQueue<>();
    cases.stream()
        .filter(
            one ->
                one.fault() == Fault.CHANGED_FILE
                    || (one.request() + one.fault().ordinal()) % every == 0)
        .forEach(waiting::add);
    int runs = waiting.size();
    Queue<String> broken = new ConcurrentLinkedQueue<>();
    AtomicInteger refusals = new AtomicInteger();
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        all.add(lanes.submit(() -> play(waiting, broken, refusals)));
      }
      for (Future<?> lane : all) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      lanes.shutdownNow();
    }
    tell(
        String.format(
            "%s: %d runs, %d violations, %d refused and called again",
            getClass().getSimpleName(), runs, broken.size(), refusals.get()));
    assertThat(broken).isEmpty();
    assertThat(runs).isGreaterThan(90);
  }

  private List<Call> calls(Path file) {
    String sha256 = ForgeContract.sha256(CONTENT);
    ForgeSetup none = (server, forge) -> "";
    ForgeSetup draft = (server, forge) -> draft(forge);
    ForgeSetup half =
        (server, forge) -> {
          Release made = draft(forge);
          byte[] some = CONTENT.substring(0, 9).getBytes(StandardCharsets.UTF_8);
          server.breakOff(TAG, "lib.jar", some);
          return made;
        };
    ForgeSetup full =
        (server, forge) -> {
          Release made = draft(forge);
          forge.releases().attach(made, "lib.jar", file, sha256);
          return made;
        };
    ForgeSetup published =
        (server, forge) -> forge.releases().publish((Release) full.apply(server, forge), true);
    ForgeSetup talk =
        (server, forge) -> {
          server.milestone("1.0.0", true);
          server.run(TAG, ForgeContract.COMMIT, "a run", Runs.State.SUCCEEDED);
          return server.issue("An issue");
        };
    ForgeSetup proposal =
        (server, forge) -> {
          server.write("topic", "x", "y");
          return server.proposal("topic", "A proposal");
        };
    ForgeSetup proposed = (server, forge) -> propose(forge);
    ForgeSetup pushed =
        (server, forge) -> {
          server.write("topic", "x", "y");
          return "";
        };
    ForgeSetup merged = (server, forge) -> server.merge((String) proposal.apply(server, forge));
    return List.of(
        Call.on(full, "find a release", (forge, made) -> forge.releases().find(TAG)),
        Call.on(none, "draft", (forge, made) -> draft(forge)),
        Call.on(
            draft,
            "attach",
            (forge, made) -> forge.releases().attach((Release) made, "lib.jar", file, sha256)),
        Call.on(
            half,
            "attach anew",
            (forge, made) -> forge.releases().attach((Release) made, "lib.jar", file, sha256)),
        Call.on(full, "publish", (forge, made) -> forge.releases().publish((Release) made, true)),
        Call.on(
            full,
            "publish an older one",
            (forge, made) -> forge.releases().publish((Release) made, false)),
        Call.on(
            published,
            "demote",
            (forge, made) -> forge.releases().demote((Release) made, "Do not use it.")),
        Call.on(full, "remove", (forge, made) -> removed(forge, (Release) made)),
        Call.on(talk, "find an issue", (forge, issue) -> forge.issues().find((String) issue)),
        Call.on(
            talk,
            "comment",
            (forge, issue) -> forge.issues().comment((String) issue, "Released.", MARKER)),
        Call.on(
            proposal,
            "comment on a proposal",
            (forge, issue) -> forge.issues().comment((String) issue, "Released.", MARKER)),
        Call.on(talk, "label", (forge, issue) -> forge.issues().label((String) issue, "released")),
        Call.on(
            talk, "close a milestone", (forge, none0) -> forge.issues().closeMilestone("1.0.0")),
        Call.on(talk, "open an issue", (forge, none0) -> forge.issues().open("Failed", "Why")),
        Call.on(talk, "runs", (forge, none0) -> forge.runs().ofTag(TAG, ForgeContract.COMMIT)),
        Call.on(none, "default branch", (forge, none0) -> forge.changes().defaultBranch()),
        Call.on(
            none,
            "read a file",
            (forge, none0) -> forge.changes().file("main", "README.md").map(String::new)),
        Call.on(proposed, "find a proposal", (forge, made) -> forge.changes().find("release/1")),
        Call.on(none, "propose", (forge, none0) -> propose(forge)),
        Call.on(
            pushed, "request", (forge, none0) -> forge.changes().request("main", "topic", "T", "")),
        Call.on(merged, "find a request", (forge, none0) -> forge.changes().find("topic", "main")));
  }

  private static Release draft(Forge forge) {
    return forge.releases().draft(new Draft(TAG, "1.0.0", "notes", false));
  }

  private static Object removed(Forge forge, Release release) {
    forge.releases().remove(release);
    return "removed";
  }

  private static Object propose(Forge forge) {
    byte[] content = "# New\n".getBytes(StandardCharsets.UTF_8);
    return forge
        .changes()
        .propose("main", "release/1", "README.md", content, "docs: new", "A title", "A text");
  }

  /** All disturbances of a method, with what comes of it undisturbed. */
  private List<Case> cases(Call call) {
    List<Case> cases = new ArrayList<>();
    try (ForgeServer server = begin()) {
      Forge forge = forge(server, LONG, wait -> {});
      Object prepared = call.prepare().apply(server, forge);
      int before = server.http().requests().size();
      Object result = call.method().apply(forge, prepared);
      List<String> requests = server.http().requests();
      for (int request = 1; request <= requests.size() - before; request++) {
        boolean sends = !requests.get(before + request - 1).startsWith("GET ");
        for (Fault fault : Fault.values()) {
          if (fault != Fault.CHANGED_FILE || sends && call.name().startsWith("attach")) {
            cases.add(new Case(call, request, fault, server.state(), told(server, result)));
          }
        }
      }
    }
    return cases;
  }

  /** What a method says, but for ports, what is made anew, and digests that may be unknown. */
  private static Object told(ForgeServer server, Object result) {
    return result
        .toString()
        .replace(server.http().url(), "")
        .replaceAll("\\bid=[^,\\]]*", "id")
        .replaceAll("\\bsha256=Optional(\\.empty|\\[\\w*\\])", "sha256");
  }

  private void play(Queue<Case> waiting, Queue<String> broken, AtomicInteger refusals) {
    for (Case next = waiting.poll(); next != null; next = waiting.poll()) {
      try {
        if (play(next)) {
          refusals.incrementAndGet();
        }
      } catch (AssertionError | RuntimeException e) {
        broken.add(next + ": " + e);
      }
    }
  }

  /** Whether the method has refused the first time. */
  private boolean play(Case now) {
    List<Duration> waits = new ArrayList<>();
    try (ForgeServer server = begin()) {
      Object prepared = now.call().prepare().apply(server, forge(server, LONG, wait -> {}));
      Forge forge =
          forge(
              server,
              now.fault() == Fault.SLOW ? SHORT : LONG,
              wait -> {
                waits.add(wait);
                server.http().heal();
              });
      server.http().disturb(now.request(), now.fault());
      boolean refused = false;
      Object result;
      try {
        result = now.call().method().apply(forge, prepared);
      } catch (ReleaseException e) {
        refused = true;
        assertThat(e.remedy()).isNotEmpty();
        server.http().heal();
        result = now.call().method().apply(forge(server, LONG, wait -> {}), prepared);
      }
      assertThat(server.http().hasStruck()).as("the request was made").isTrue();
      server.http().heal();
      assertThat(told(server, result)).isEqualTo(now.result());
      assertThat(server.state()).isEqualTo(now.expected());
      if (now.fault() == Fault.STATUS_429) {
        assertThat(waits).contains(Duration.ofSeconds(LoopbackHttp.RETRY_AFTER));
      }
      now.call().method().apply(forge(server, LONG, wait -> {}), prepared);
      assertThat(server.state()).as("called once more").isEqualTo(now.expected());
      return refused;
    }
  }

  private ForgeServer begin() {
    ForgeServer server = start();
    server.write("main", "README.md", "# A project\n");
    server.tag(TAG, ForgeContract.COMMIT);
    return server;
  }

  private static Forge forge(ForgeServer server, Duration longest, Consumer<Duration> waiting) {
    Retries retries =
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), waiting, event -> {});
    return server.forge(new HttpExchanges(url -> Optional.empty(), longest), retries);
  }

  private static void tell(String counts) {
    System.out.println(counts);
    try {
      Files.createDirectories(Path.of("target"));
      Files.writeString(
          Path.of("target/fault-suites.txt"),
          counts + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
