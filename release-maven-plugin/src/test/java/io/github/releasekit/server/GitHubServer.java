package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.GitHub;
import io.github.releasekit.adapter.forge.Runs;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.server.GitHubState.Asset;
import io.github.releasekit.server.GitHubState.Release;
import io.github.releasekit.server.GitHubState.Tree;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.LoopbackHttp.Site;
import io.github.releasekit.server.OpenApi.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A stand-in for a GitHub Enterprise Server on loopback, with the one repository {@code acme/app}.
 * It keeps to GitHub's own description of its REST API: whatever is asked that it does not say, and
 * whatever is answered that it does not allow, fails the test when the server is closed. What the
 * plugin does not read of an answer is filled in from the description.
 */
public final class GitHubServer implements ForgeServer, Site {

  static final String REPOSITORY = "acme/app";

  /** Of the user that may do all. */
  public static final String TOKEN = "ghp_t0ken0fATest";

  private static final String API = "/api/v3";
  private static final String UPLOADS = "/api/uploads";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final OpenApi description;
  private final GitHubState state = new GitHubState();
  private final LoopbackHttp http;
  private final List<String> violations = new ArrayList<>();
  private final GitHubAnswers answers;
  private Optional<Said> instead = Optional.empty();
  private String insteadOf = "";
  private Supplier<Map<String, String>> pushed = Map::of;

  /**
   * @param description of the API
   */
  public GitHubServer(OpenApi description) {
    this.description = description;
    state.branches.put("main", new Tree());
    http = new LoopbackHttp(this);
    answers = new GitHubAnswers(state, http.url());
  }

  @Override
  public LoopbackHttp http() {
    return http;
  }

  @Override
  public Forge forge(HttpExchanges exchanges, Retries retries) {
    return GitHub.forge(exchanges, http.url(), REPOSITORY, Optional.of(new Secret(TOKEN)), retries);
  }

  @Override
  public synchronized Said answer(Asked asked) {
    boolean isUpload = asked.path().startsWith(UPLOADS);
    String path = asked.path().substring((isUpload ? UPLOADS : API).length());
    String call = asked.method() + " " + path;
    if (!("Bearer " + TOKEN).equals(asked.headers().get("authorization"))) {
      return GitHubAnswers.error(401, "Bad credentials");
    }
    state.tags.putAll(pushed.get());
    require(call, "2022-11-28".equals(asked.headers().get("x-github-api-version")), "API version");
    require(call, asked.headers().containsKey("user-agent"), "User-Agent");
    if (instead.isPresent() && call.matches(insteadOf)) {
      return instead.get();
    }
    Optional<Operation> operation = description.operation(asked.method(), path);
    if (operation.isEmpty()) {
      violations.add(call + ": not in the description");
      return GitHubAnswers.error(404, "Not Found");
    }
    boolean takesFiles = operation.get().node().path("servers").toString().contains("uploads");
    require(call, takesFiles == isUpload, "host");
    description.judge(operation.get(), asked).forEach(wrong -> violations.add(call + ": " + wrong));
    try {
      return judged(call, operation.get(), answers.answer(asked, path));
    } catch (AssertionError | RuntimeException e) {
      violations.add(call + ": " + e);
      return GitHubAnswers.error(500, "see the test");
    }
  }

  private void require(String call, boolean holds, String what) {
    if (!holds) {
      violations.add(call + ": " + what);
    }
  }

  /** The answer as the description wants it; errors that it does not name are as those it does. */
  private Said judged(String call, Operation operation, Said said) {
    Optional<String> schema = description.schema(operation, said.status());
    if (schema.isEmpty() || !"application/json".equals(said.headers().get("Content-Type"))) {
      boolean isKnown = description.knows(operation, said.status());
      require(call, isKnown || said.status() >= 400, "status " + said.status());
      return said;
    }
    try {
      JsonNode document = description.filled(schema.get(), MAPPER.readTree(said.body()));
      byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
      description
          .judge(schema.get(), body)
          .forEach(wrong -> violations.add(call + ", answer: " + wrong));
      return new Said(said.status(), said.headers(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers requests by something else from now on.
   *
   * @param calls which: a regular expression of method and path
   */
  public synchronized void answer(String calls, Said said) {
    insteadOf = calls;
    instead = Optional.of(said);
  }

  /** Lets it behave as an older server, which says no digests of files. */
  public synchronized void sayNoDigests() {
    answers.digests = false;
  }

  /** Lets it give the content of files itself instead of saying where it is kept. */
  public synchronized void giveContent() {
    answers.contents = true;
  }

  /** Somebody deletes the releases and drafts of a tag. */
  public synchronized void forget(String tag) {
    state.releases.removeIf(release -> release.tag.equals(tag));
  }

  /** Another release or draft, which may be of a tag that has one. */
  public synchronized void release(String tag, boolean draft, String... files) {
    Release release = new Release();
    release.id = state.nextId();
    release.tag = tag;
    release.draft = draft;
    for (String file : files) {
      byte[] content = file.getBytes(StandardCharsets.UTF_8);
      release.assets.add(new Asset(state.nextId(), file, "uploaded", content));
    }
    state.releases.add(release);
  }

  @Override
  public synchronized void tag(String name, String commit) {
    state.tags.put(name, commit);
  }

  /** Its git repository is another one, asked for its tags and their commits. */
  synchronized void follow(Supplier<Map<String, String>> tags) {
    pushed = tags;
  }

  /** Somebody deletes a tag. */
  public synchronized void untag(String name) {
    state.tags.remove(name);
  }

  @Override
  public synchronized void write(String branch, String path, String content) {
    Tree tree = state.branches.computeIfAbsent(branch, name -> state.branches.get("main").copy());
    tree.commits().add("Write " + path);
    tree.files().put(path, content);
  }

  @Override
  public synchronized String issue(String title) {
    return state.open(title, "").talk().reference();
  }

  @Override
  public synchronized String proposal(String branch, String title) {
    return state.open(title, "", Optional.of(branch), "main").talk().reference();
  }

  @Override
  public synchronized void close(String reference) {
    state.close(state.thread(reference.substring(1)).orElseThrow());
  }

  @Override
  public synchronized String merge(String reference) {
    return state.merge(state.thread(reference.substring(1)).orElseThrow());
  }

  @Override
  public synchronized void merge(String base, String branch) {
    state.merge(base, branch);
  }

  @Override
  public synchronized void drop(String branch) {
    state.branches.remove(branch);
  }

  @Override
  public synchronized void comment(String reference, String text) {
    state.thread(reference.substring(1)).orElseThrow().comments.add(text);
  }

  @Override
  public synchronized void milestone(String title, boolean open) {
    state.milestones.put(title, open);
  }

  @Override
  public synchronized void label(String name) {
    state.labels.add(name);
  }

  @Override
  public synchronized void run(String tag, String commit, String name, Runs.State how) {
    state.runs.add(new GitHubState.Run(state.nextId(), tag, commit, name, how));
  }

  /** A run goes on, or is started anew: it keeps its id. */
  public synchronized void turn(String name, Runs.State now) {
    state.runs.replaceAll(
        run ->
            run.name().equals(name)
                ? new GitHubState.Run(run.id(), run.tag(), run.commit(), name, now)
                : run);
  }

  @Override
  public synchronized void edit(String tag, String notes) {
    of(tag).body = notes;
  }

  /** "This may leave an empty asset with a state of starter" ("Upload a release asset"). */
  @Override
  public synchronized void breakOff(String tag, String asset, byte[] arrived) {
    of(tag).assets.add(new Asset(state.nextId(), asset, "starter", arrived));
  }

  @Override
  public synchronized boolean download(String tag, int times) {
    of(tag).downloads += times;
    return true;
  }

  private Release of(String tag) {
    return state.releases.stream().filter(r -> r.tag.equals(tag)).findFirst().orElseThrow();
  }

  @Override
  public synchronized void forbidWriting() {
    state.mayWrite = false;
  }

  @Override
  public boolean hasPreReleases() {
    return true;
  }

  @Override
  public boolean hasLatest() {
    return true;
  }

  @Override
  public synchronized Optional<String> latest() {
    return state.latest;
  }

  @Override
  public synchronized ForgeState state() {
    return state.told();
  }

  @Override
  public void close() {
    http.close();
    synchronized (this) {
      if (!violations.isEmpty()) {
        throw new AssertionError(String.join("\n", violations));
      }
    }
  }
}
