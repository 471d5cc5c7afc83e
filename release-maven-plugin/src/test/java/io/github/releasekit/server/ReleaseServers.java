package io.github.releasekit.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.adapter.forge.Releases;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.server.WebhookServer.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stand-ins for what a release goes to, as a program: GitHub with the repository {@code acme/app},
 * Jira with the project {@code ABC}, and Slack. It reads commands, a line each, and answers each by
 * a line, until its input ends; where one of them was not asked as its description wants, the last
 * line says so.
 */
public final class ReleaseServers implements AutoCloseable {

  /** The token for Jira. */
  public static final String JIRA_TOKEN = "j1raT0ken0fATest";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final GitHubServer github = new GitHubServer(GitHubDescription.require());
  private final JiraServer jira = new JiraServer("Bearer " + JIRA_TOKEN);
  private final WebhookServer slack = new WebhookServer(Service.SLACK);
  private final Releases releases =
      github.forge(new HttpExchanges(url -> Optional.empty()), Retries.none()).releases();

  /**
   * @param remote the git repository that is GitHub's
   */
  private ReleaseServers(Path remote) {
    github.follow(() -> tags(remote));
  }

  /**
   * Starts them, says where they are, and serves.
   *
   * @param arguments the bare git repository that GitHub's tags are in
   */
  public static void main(String... arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ReleaseServers servers = new ReleaseServers(Path.of(arguments[0]))) {
      output.println(servers.places());
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        output.println(servers.obey(line.split(" ", 4)));
      }
    } catch (AssertionError | RuntimeException e) {
      output.println(e);
      throw e;
    }
    output.println("closed");
  }

  private String places() throws IOException {
    return MAPPER.writeValueAsString(
        Map.of(
            "github", github.http().url(),
            "token", GitHubServer.TOKEN,
            "jira", jira.url(),
            "jiraToken", JIRA_TOKEN,
            "slack", slack.url()));
  }

  /** Does what a line says: a verb, and what it is done to. */
  private String obey(String[] words) throws IOException {
    switch (words[0]) {
      case "issue" -> {
        return words[1].contains("-") ? open(words[1]) : github.issue(words[1]);
      }
      case "milestone" -> github.milestone(words[1], true);
      case "hold" -> hold(words[1]).next(words[3], Path.of(words[2]));
      case "break-off" -> github.breakOff(words[1], words[2], new byte[] {'P', 'K'});
      case "edit" -> github.edit(words[1], words[2] + " " + words[3]);
      case "state" -> {
        return MAPPER.writeValueAsString(state());
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return "done";
  }

  private String open(String key) {
    jira.addIssue(key, "In Progress");
    return key;
  }

  private Hold hold(String server) {
    return switch (server) {
      case "github" -> github.http().hold();
      case "jira" -> jira.hold();
      case "slack" -> slack.hold();
      default -> throw new IllegalArgumentException(server);
    };
  }

  private Map<String, Object> state() {
    ForgeState forge = github.state();
    Map<String, Object> digests = new TreeMap<>();
    for (ForgeState.Published release : forge.releases()) {
      Map<String, String> files = new TreeMap<>();
      releases.find(release.tag()).orElseThrow().assets().stream()
          .filter(Releases.Asset::complete)
          .forEach(asset -> files.put(asset.name(), asset.sha256().orElse("")));
      digests.put(release.tag(), files);
    }
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("releases", forge.releases().stream().map(ReleaseServers::told).toList());
    state.put("digests", digests);
    state.put("latest", forge.latest().orElse(""));
    state.put("issues", forge.issues());
    state.put("milestones", forge.milestones());
    state.put("jira", jira.changes());
    state.put(
        "slack",
        slack.received().stream()
            .map(one -> List.of(one.headers().get("Idempotency-Key"), one.text()))
            .toList());
    return state;
  }

  private static Map<String, Object> told(ForgeState.Published release) {
    return Map.of(
        "tag", release.tag(),
        "notes", release.notes(),
        "draft", release.draft(),
        "preRelease", release.preRelease(),
        "files", release.files().stream().map(ForgeState.Attached::name).toList());
  }

  private static Map<String, String> tags(Path remote) {
    Map<String, String> tags = new TreeMap<>();
    try {
      Process git =
          new ProcessBuilder(
                  "git",
                  "for-each-ref",
                  "--format=%(refname:strip=2) %(*objectname)%(objectname)",
                  "refs/tags")
              .directory(remote.toFile())
              .redirectErrorStream(true)
              .start();
      new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> tags.put(line.split(" ")[0], line.split(" ")[1].substring(0, 40)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tags;
  }

  @Override
  public void close() {
    slack.close();
    jira.close();
    github.close();
  }
}
