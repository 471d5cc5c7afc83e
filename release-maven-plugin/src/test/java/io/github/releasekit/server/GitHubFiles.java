package io.github.releasekit.server;

import static io.github.releasekit.server.GitHubAnswers.error;
import static io.github.releasekit.server.GitHubAnswers.json;
import static io.github.releasekit.server.GitHubAnswers.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.server.GitHubAnswers.Call;
import io.github.releasekit.server.GitHubAnswers.Handler;
import io.github.releasekit.server.GitHubState.Thread;
import io.github.releasekit.server.GitHubState.Tree;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link GitHubServer} says of branches, tags, files and pull requests.
 *
 * @param url of the repository
 */
record GitHubFiles(GitHubState state, String url) {

  private static final String OWNER = GitHubServer.REPOSITORY.replaceFirst("/.*", "");

  /** The merge that GitHub makes to see whether it can. */
  private static final String TRIED = "7e57000000000000000000000000000000000000";

  Map<String, Handler> routes() {
    Map<String, Handler> routes = new LinkedHashMap<>();
    routes.put("GET ", call -> repository());
    routes.put("GET /git/ref/tags/(.+)", call -> ref("refs/tags/", call.part(1)));
    routes.put("GET /git/ref/heads/(.+)", call -> ref("refs/heads/", call.part(1)));
    routes.put("POST /git/refs", this::makeBranch);
    routes.put("GET /contents/(.+)", this::read);
    routes.put("PUT /contents/(.+)", this::write);
    routes.put("GET /pulls", this::pulls);
    routes.put("POST /pulls", this::propose);
    return routes;
  }

  private Said repository() {
    return json(
        200,
        Map.of(
            "full_name",
            GitHubServer.REPOSITORY,
            "default_branch",
            "main",
            "permissions",
            Map.of("admin", false, "push", state.mayWrite, "pull", true)));
  }

  private Said ref(String kind, String name) {
    Optional<String> commit =
        kind.equals("refs/tags/")
            ? Optional.ofNullable(state.tags.get(name))
            : Optional.ofNullable(state.branches.get(name)).map(GitHubState::commitOf);
    return commit
        .map(sha -> json(200, ref(kind + name, sha, "commit")))
        .orElseGet(() -> error(404, "Not Found"));
  }

  private static Map<String, Object> ref(String name, String sha, String type) {
    return Map.of(
        "ref", name, "object", Map.of("type", type, "sha", sha, "url", "https://x.example/"));
  }

  private Said makeBranch(Call call) {
    String ref = call.body().path("ref").asText();
    String sha = call.body().path("sha").asText();
    String name = ref.replaceFirst("^refs/heads/", "");
    Optional<Tree> from =
        state.branches.values().stream()
            .filter(tree -> GitHubState.commitOf(tree).equals(sha))
            .findFirst();
    if (state.branches.containsKey(name) || name.equals(ref) || from.isEmpty()) {
      return error(
          422,
          state.branches.containsKey(name)
              ? "Reference already exists"
              : "Object does not exist, or the reference is no branch");
    }
    state.branches.put(name, from.get().copy());
    return json(201, ref(ref, sha, "commit"));
  }

  private static String blob(String content) {
    return GitHubState.sha1("blob " + content);
  }

  private Said read(Call call) {
    Tree tree = state.branches.get(call.asked().query().getOrDefault("ref", "main"));
    String path = call.part(1);
    if (tree != null && tree.files().keySet().stream().anyMatch(f -> f.startsWith(path + "/"))) {
      return json(200, new Object[0]);
    }
    if (tree == null || !tree.files().containsKey(path)) {
      return error(404, "Not Found");
    }
    String content = tree.files().get(path);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "file");
    document.put("encoding", "base64");
    document.put("size", bytes.length);
    document.put("name", path.replaceFirst(".*/", ""));
    document.put("path", path);
    document.put(
        "content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n");
    document.put("sha", blob(content));
    document.put("url", url);
    document.put("git_url", url);
    document.put("html_url", url);
    document.put("download_url", url);
    document.put("_links", Map.of("git", url, "html", url, "self", url));
    return json(200, document);
  }

  private Said write(Call call) {
    JsonNode body = call.body();
    Tree tree = state.branches.get(body.path("branch").asText("main"));
    if (tree == null) {
      return error(404, "Branch not found");
    }
    String path = call.part(1);
    boolean isThere = tree.files().containsKey(path);
    if (isThere && !body.has("sha")) {
      return error(422, "Invalid request. \"sha\" wasn't supplied.");
    }
    if (isThere && !body.path("sha").asText().equals(blob(tree.files().get(path)))) {
      return error(409, path + " does not match " + body.path("sha").asText());
    }
    byte[] content = Base64.getDecoder().decode(body.path("content").asText());
    tree.files().put(path, new String(content, StandardCharsets.UTF_8));
    tree.commits().add(body.path("message").asText());
    return json(isThere ? 200 : 201, Map.of());
  }

  private Map<String, Object> document(Thread pull) {
    String branch = pull.branch.orElseThrow();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("number", pull.number);
    document.put("title", pull.title);
    document.put("body", pull.body);
    document.put("state", pull.open ? "open" : "closed");
    document.put("html_url", url + "/pull/" + pull.number);
    document.put(
        "head",
        Map.of(
            "label",
            OWNER + ":" + branch,
            "ref",
            branch,
            "sha",
            state.head(pull),
            "repo",
            Map.of("full_name", GitHubServer.REPOSITORY)));
    document.put(
        "base",
        Map.of(
            "label",
            OWNER + ":" + pull.base,
            "ref",
            pull.base,
            "repo",
            Map.of("full_name", GitHubServer.REPOSITORY)));
    document.put("merged_at", pull.mergedAs.map(as -> "2026-11-21T10:00:00Z").orElse(null));
    document.put("merge_commit_sha", pull.mergedAs.orElse(TRIED));
    return document;
  }

  private Said pulls(Call call) {
    boolean all = "all".equals(call.asked().query().get("state"));
    String head = call.asked().query().getOrDefault("head", "");
    return page(
        call.asked(),
        state.threads.stream()
            .filter(t -> t.branch.isPresent() && (all || t.open))
            .filter(t -> head.isEmpty() || head.equals(OWNER + ":" + t.branch.get()))
            .sorted(Comparator.comparing((Thread t) -> t.number).reversed())
            .map(this::document)
            .toList());
  }

  private Said propose(Call call) {
    JsonNode body = call.body();
    String head = body.path("head").asText();
    String base = body.path("base").asText();
    if (!state.branches.containsKey(head) || !state.branches.containsKey(base)) {
      return error(422, "Validation Failed", "invalid");
    }
    if (state.threads.stream()
        .anyMatch(t -> t.open && t.branch.equals(Optional.of(head)) && t.base.equals(base))) {
      return refused("A pull request already exists for " + OWNER + ":" + head + ".");
    }
    if (state.news(base, head).isEmpty()) {
      return refused("No commits between " + base + " and " + head);
    }
    Thread pull =
        state.open(
            body.path("title").asText(), body.path("body").asText(), Optional.of(head), base);
    return json(201, document(pull));
  }

  /** "Validation failed", as GitHub says why. */
  private static Said refused(String why) {
    Map<String, Object> reason = new LinkedHashMap<>();
    reason.put("resource", "PullRequest");
    reason.put("code", "custom");
    reason.put("message", why);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", "Validation Failed");
    error.put("errors", List.of(reason));
    error.put("documentation_url", "https://docs.github.com/rest");
    return json(422, error);
  }
}
