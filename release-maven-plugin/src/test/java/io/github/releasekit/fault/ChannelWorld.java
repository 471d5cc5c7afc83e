package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.forge.Runs;
import io.github.releasekit.fault.World.Run;
import io.github.releasekit.server.ForgeState.Published;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.WebhookServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A {@link World} whose releases go to a forge, to where a program brings them, and are told to a
 * chat; all on loopback, with secrets that no file but the settings may hold.
 */
final class ChannelWorld implements AutoCloseable {

  static final String TAG = "v" + World.NEXT;

  /** Part of the URL of the chat, which is a secret. */
  static final String CHAT_SECRET = "s3cr3t0fTheChat";

  private final World world;
  private final LoopbackHttp front;
  private final WebhookServer chat;
  private volatile GitHubServer forge;
  private volatile boolean reachable = true;
  private int told;

  /**
   * @param more keys of the forge, such as {@code publish: manual}
   */
  ChannelWorld(Path directory, String more) {
    chat = new WebhookServer(WebhookServer.Service.SLACK);
    forge = new GitHubServer(GitHubDescription.require());
    front = new LoopbackHttp(this::answer);
    world = World.create(directory);
    write(
        world.servers(),
        "forge="
            + GitHubServer.TOKEN
            + "\nchat="
            + chat.url()
            + "/services/"
            + CHAT_SECRET
            + "\nempty=\n");
    configure(more, "");
    GitFixture clone = GitFixture.at(world.checkout());
    clone.commit("fix: wave\n\nCloses #1", "src/main/Wave.java", "class Wave {}\n");
    clone.run("push", "--quiet", "origin", "main");
    world.keep();
    begin();
  }

  /** Commits another configuration, and pushes it. */
  void configure(String ofForge, String ofSite) {
    GitFixture clone = GitFixture.at(world.checkout());
    clone.commit(
        "build: channels",
        "release-kit.yml",
        """
        channels:
          github:
            url: %s
            repository: acme/app
            credentials: forge
            comment: true
            milestone: "@{version}"
            %s
          site:
            type: command
            run: [sh, -c, 'echo "$1" >> "$2"', publish, "@{version}", "%3$s"]
            check: [sh, -c, 'grep -qx "$1" "$2"', check, "@{version}", "%3$s"]
            undo: [sh, -c, 'echo gone > "$1"', undo, "%3$s"]
            %4$s
        notices:
          slack:
            url: chat
            hosts: [127.0.0.1]
            privateAddresses: true
            events: [released, failed, rolled-back]
        """
            .formatted(front.url(), ofForge, site(), ofSite));
    clone.run("push", "--quiet", "origin", "main");
  }

  private LoopbackHttp.Said answer(LoopbackHttp.Asked asked) {
    return reachable
        ? forge.answer(asked)
        : LoopbackHttp.Said.json(403, "{\"message\":\"not today\"}");
  }

  /** Commits a configuration by which workflows of the tag are followed. */
  void followWorkflows(String onFailure) {
    configure(
        "label: released\n  workflow:\n    url: "
            + front.url()
            + "\n    repository: acme/app\n    credentials: forge\n    workflow: Publish\n    onFailure: "
            + onFailure,
        "");
  }

  /** A workflow of the tag has ended. */
  void workflow(Runs.State state) {
    forge.run(TAG, GitFixture.at(world.remote()).id(TAG + "^{commit}"), "Publish", state);
  }

  /** Whether the chat takes nothing. */
  void deaf(boolean is) {
    if (is) {
      chat.disturbAlways(WebhookServer.Fault.STATUS_404);
    } else {
      chat.undisturb();
    }
  }

  /** Whether the forge lets anybody in. */
  void reachable(boolean is) {
    reachable = is;
  }

  World world() {
    return world;
  }

  GitHubServer forge() {
    return forge;
  }

  /** Everything as it was at first, with an issue and a milestone on the forge. */
  void begin() {
    world.restore();
    forge.close();
    forge = new GitHubServer(GitHubDescription.require());
    forge.write("main", "README.md", "# A project\n");
    forge.issue("Nobody waves");
    forge.milestone(World.NEXT, true);
    told = chat.received().size();
  }

  /** Prepares the release; its tag is on the forge then. */
  Run prepare() {
    Run run = world.run("prepare");
    forge.tag(TAG, GitFixture.at(world.remote()).id(TAG + "^{commit}"));
    return run;
  }

  /** Where the program brings releases. */
  Path site() {
    return world.directory().resolve("site");
  }

  List<String> brought() {
    return read(site()).lines().toList();
  }

  Published shown() {
    return forge.state().release(TAG).orElseThrow();
  }

  /** What the chat was told since the world began, in JSON. */
  List<String> told() {
    List<WebhookServer.Received> all = chat.received();
    return all.subList(told, all.size()).stream()
        .filter(WebhookServer.Received::isTaken)
        .map(WebhookServer.Received::text)
        .toList();
  }

  /** How often the remote's ledger has events of each type. */
  Map<String, Integer> events() {
    Map<String, Integer> events = new TreeMap<>();
    ledger("events/" + World.NEXT + "/")
        .forEach(
            path ->
                events.merge(path.replaceFirst("^.*/[^a-z]*(.*)\\.json$", "$1"), 1, Integer::sum));
    return events;
  }

  private List<String> ledger(String directory) {
    return GitFixture.at(world.remote())
        .run("ls-tree", "-r", "--name-only", world.ledger(), "--", directory)
        .lines()
        .toList();
  }

  /** The text of the last event of a type in the remote's ledger. */
  String event(String type) {
    String path =
        ledger("events/" + World.NEXT + "/").stream()
            .filter(name -> name.endsWith("-" + type + ".json"))
            .reduce((first, last) -> last)
            .orElseThrow();
    return GitFixture.at(world.remote()).run("show", world.ledger() + ":" + path);
  }

  /** All that anybody can see of a release, of which a run that does nothing changes nothing. */
  Map<String, Object> everything() {
    return Map.of(
        "remote",
        GitFixture.at(world.remote()).refs(),
        "repository",
        GitFixture.at(world.releases()).state(),
        "forge",
        forge.state(),
        "site",
        brought(),
        "chat",
        told());
  }

  /** Files of the clone, git's objects included, that hold one of the secrets. */
  List<Path> spilled() {
    GitFixture clone = GitFixture.at(world.checkout());
    clone.run("fetch", "--quiet", "origin", world.ledger() + ":refs/spilled");
    String objects = clone.run("log", "-p", "--all", "--text", "--format=%B");
    if (holdsSecret(objects)) {
      return List.of(world.checkout().resolve(".git/objects"));
    }
    try (Stream<Path> files = Files.walk(world.checkout())) {
      return files.filter(Files::isRegularFile).filter(file -> holdsSecret(read(file))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean holdsSecret(String text) {
    return text.contains(CHAT_SECRET) || text.contains(GitHubServer.TOKEN);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    front.close();
    chat.close();
    forge.close();
  }
}
