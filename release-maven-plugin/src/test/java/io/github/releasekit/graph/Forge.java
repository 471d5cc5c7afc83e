package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import io.github.releasekit.server.GiteaServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.settings.Server;

/** The forge that the remote of a {@link World} is on, and the people who merge requests there. */
final class Forge implements AutoCloseable {

  private static final Pattern MERGE = Pattern.compile("(merge|squash|rebase) (\\S+) into (\\S+)");
  private static final List<String> PERSON =
      List.of("-c", "user.name=Grace Merger", "-c", "user.email=grace@example.org");

  private final GiteaServer server = new GiteaServer();

  /** Whether a line of a console is about what people merge. */
  static boolean isMerge(String command) {
    return MERGE.matcher(command).matches();
  }

  /** A policy whose releases go to the forge too. */
  String in(String policy) {
    return policy.isEmpty() || policy.endsWith("\n")
        ? policy + server.channel()
        : policy + "\n" + server.channel();
  }

  /** The server of settings.xml that has the token. */
  static Server settings() {
    Server settings = new Server();
    settings.setId("127.0.0.1");
    settings.setPassword(GiteaServer.TOKEN);
    return settings;
  }

  GiteaServer server() {
    return server;
  }

  /** It has what is pushed to the remote. */
  void host(World world) {
    server.follow(() -> branches(world.remote()));
  }

  private static Map<String, List<String>> branches(GitFixture remote) {
    Map<String, List<String>> branches = new TreeMap<>();
    remote
        .run("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads")
        .lines()
        .forEach(
            name ->
                branches.put(
                    name,
                    remote
                        .run("rev-list", "--topo-order", "--reverse", "refs/heads/" + name)
                        .lines()
                        .toList()));
    return branches;
  }

  /** {@code branch -> base} of requests that are open, the oldest first. */
  List<String> requests() {
    return server.openProposals();
  }

  /**
   * Somebody merges a request, which has to be open, as forges do it.
   *
   * @param command {@code merge release/v1.1.0 into main}, or {@code squash} or {@code rebase}
   */
  void merge(World world, String command) {
    Matcher words = MERGE.matcher(command);
    if (!words.matches()) {
      throw new IllegalArgumentException("'" + command + "' merges nothing");
    }
    String branch = words.group(2);
    String base = words.group(3);
    String request =
        server
            .openProposal(branch, base)
            .orElseThrow(() -> new AssertionError(branch + " -> " + base + " is not asked for"));
    Path place = world.directory().resolve("merging");
    world.remote().run("worktree", "add", "--quiet", "--detach", place.toString(), base);
    GitFixture worktree = GitFixture.at(place);
    switch (words.group(1)) {
      case "merge" ->
          git(worktree, "merge", "--quiet", "--no-ff", "-m", "Merge '" + branch + "'", branch);
      case "squash" -> squash(worktree, branch, request);
      default -> rebase(worktree, branch);
    }
    String merged = worktree.id("HEAD");
    server.mergedAs(request, merged);
    world.remote().run("update-ref", "refs/heads/" + base, merged);
    world.remote().run("worktree", "remove", "--force", place.toString());
  }

  private static void squash(GitFixture worktree, String branch, String request) {
    String subject = worktree.run("log", "-1", "--format=%s", branch).strip();
    git(worktree, "merge", "--quiet", "--squash", branch);
    git(worktree, "commit", "--quiet", "-m", subject + " (" + request + ")");
  }

  private static void rebase(GitFixture worktree, String branch) {
    worktree
        .run("rev-list", "--reverse", "--no-merges", "HEAD.." + branch)
        .lines()
        .forEach(commit -> git(worktree, "cherry-pick", "--keep-redundant-commits", commit));
  }

  private static void git(GitFixture worktree, String... arguments) {
    List<String> command = new ArrayList<>(PERSON);
    command.addAll(List.of(arguments));
    worktree.run(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.close();
  }
}
