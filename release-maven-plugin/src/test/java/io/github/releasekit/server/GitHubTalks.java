package io.github.releasekit.server;

import static io.github.releasekit.server.GitHubAnswers.error;
import static io.github.releasekit.server.GitHubAnswers.json;
import static io.github.releasekit.server.GitHubAnswers.page;

import io.github.releasekit.server.GitHubAnswers.Call;
import io.github.releasekit.server.GitHubAnswers.Handler;
import io.github.releasekit.server.GitHubState.Run;
import io.github.releasekit.server.GitHubState.Thread;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a {@link GitHubServer} says of issues, labels, milestones and runs.
 *
 * @param url of the repository
 */
record GitHubTalks(GitHubState state, String url) {

  /** So many of the newest issues the index of the search does not have yet. */
  private static final int NOT_INDEXED = 5;

  Map<String, Handler> routes() {
    Map<String, Handler> routes = new LinkedHashMap<>();
    routes.put("GET /issues/([0-9]+)", call -> with(call, t -> json(200, document(t))));
    routes.put("GET /issues", this::issues);
    routes.put("POST /issues", this::open);
    routes.put("GET /search/issues", this::search);
    routes.put("GET /issues/([0-9]+)/comments", call -> with(call, t -> comments(call, t)));
    routes.put("POST /issues/([0-9]+)/comments", call -> with(call, t -> comment(call, t)));
    routes.put("GET /issues/([0-9]+)/labels", call -> with(call, t -> labels(call, t)));
    routes.put("POST /issues/([0-9]+)/labels", call -> with(call, t -> addLabels(call, t)));
    routes.put("GET /labels/([^/]+)", this::label);
    routes.put("POST /labels", this::makeLabel);
    routes.put("GET /milestones", this::milestones);
    routes.put("PATCH /milestones/([0-9]+)", this::changeMilestone);
    routes.put("GET /actions/runs", this::runs);
    return routes;
  }

  private Said with(Call call, Function<Thread, Said> answer) {
    return state.thread(call.part(1)).map(answer).orElseGet(() -> error(404, "Not Found"));
  }

  private Map<String, Object> document(Thread thread) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("number", thread.number);
    document.put("title", thread.title);
    document.put("body", thread.body);
    document.put("state", thread.open ? "open" : "closed");
    document.put("html_url", url + "/issues/" + thread.number);
    if (thread.branch.isPresent()) {
      document.put("pull_request", Map.of());
    }
    return document;
  }

  private List<Thread> newestFirst() {
    return state.threads.stream()
        .sorted(Comparator.comparing((Thread t) -> t.number).reversed())
        .toList();
  }

  private Said issues(Call call) {
    boolean all = "all".equals(call.asked().query().get("state"));
    return page(
        call.asked(),
        newestFirst().stream().filter(t -> all || t.open).map(this::document).toList());
  }

  private Said open(Call call) {
    String title = call.body().path("title").asText();
    Thread thread = state.open(title, call.body().path("body").asText());
    return json(201, document(thread));
  }

  private Said search(Call call) {
    String query = call.asked().query().get("q");
    if (!query.startsWith("repo:" + GitHubServer.REPOSITORY + " is:issue in:title \"")) {
      return error(422, "Validation Failed", "invalid");
    }
    String words = query.replaceFirst("[^\"]*\"", "").replaceFirst("\"$", "");
    List<Map<String, Object>> items =
        newestFirst().stream()
            .skip(NOT_INDEXED)
            .filter(t -> t.branch.isEmpty() && words(t.title).contains(words(words)))
            .map(this::document)
            .toList();
    return json(
        200, Map.of("total_count", items.size(), "incomplete_results", false, "items", items));
  }

  /** The index has words, and no signs. */
  private static String words(String text) {
    return text.replaceAll("[^\\p{Alnum}.]+", " ").strip();
  }

  private Said comments(Call call, Thread thread) {
    return page(
        call.asked(), thread.comments.stream().map(text -> Map.of("id", 1, "body", text)).toList());
  }

  private Said comment(Call call, Thread thread) {
    String text = call.body().path("body").asText();
    thread.comments.add(text);
    return json(201, Map.of("id", thread.comments.size(), "body", text));
  }

  private Said labels(Call call, Thread thread) {
    return page(call.asked(), thread.labels.stream().map(name -> Map.of("name", name)).toList());
  }

  private Said addLabels(Call call, Thread thread) {
    call.body()
        .path("labels")
        .forEach(
            label -> {
              if (!state.labels.contains(label.asText())) {
                throw new AssertionError("a label of any colour is made: " + label);
              }
              if (!thread.labels.contains(label.asText())) {
                thread.labels.add(label.asText());
              }
            });
    return json(200, thread.labels.stream().map(name -> Map.of("name", name)).toList());
  }

  private Said label(Call call) {
    return state.labels.contains(call.part(1))
        ? json(200, Map.of("name", call.part(1)))
        : error(404, "Not Found");
  }

  private Said makeLabel(Call call) {
    String name = call.body().path("name").asText();
    if (state.labels.contains(name)) {
      return error(422, "Validation Failed", "already_exists");
    }
    state.labels.add(name);
    return json(201, Map.of("name", name));
  }

  private Map<String, Object> milestone(int number, String title) {
    return Map.of(
        "number", number, "title", title, "state", state.milestones.get(title) ? "open" : "closed");
  }

  private Said milestones(Call call) {
    boolean all = "all".equals(call.asked().query().get("state"));
    List<String> titles = new ArrayList<>(state.milestones.keySet());
    return page(
        call.asked(),
        IntStream.range(0, titles.size())
            .filter(i -> all || state.milestones.get(titles.get(i)))
            .mapToObj(i -> milestone(i + 1, titles.get(i)))
            .toList());
  }

  private Said changeMilestone(Call call) {
    int number = Integer.parseInt(call.part(1));
    String title = new ArrayList<>(state.milestones.keySet()).get(number - 1);
    state.milestones.put(title, !call.body().path("state").asText().equals("closed"));
    return json(200, milestone(number, title));
  }

  private Said runs(Call call) {
    String commit = call.asked().query().getOrDefault("head_sha", "");
    List<Map<String, Object>> found =
        state.runs.stream().filter(run -> run.commit().equals(commit)).map(this::document).toList();
    Said page = page(call.asked(), found);
    String text = new String(page.body(), StandardCharsets.UTF_8);
    String whole = "{\"total_count\":" + found.size() + ",\"workflow_runs\":" + text + "}";
    return new Said(200, page.headers(), whole.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> document(Run run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", run.id());
    document.put("name", run.name());
    document.put("head_branch", run.tag());
    document.put("head_sha", run.commit());
    document.put("event", "push");
    document.put("path", ".github/workflows/release.yml");
    document.put("html_url", url + "/actions/runs/" + run.id());
    String conclusion =
        switch (run.state()) {
          case SUCCEEDED -> "success";
          case FAILED -> "timed_out";
          case SKIPPED -> "skipped";
          default -> null;
        };
    String status =
        switch (run.state()) {
          case WAITING -> "queued";
          case RUNNING -> "in_progress";
          default -> "completed";
        };
    document.put("status", status);
    document.put("conclusion", conclusion);
    return document;
  }
}
