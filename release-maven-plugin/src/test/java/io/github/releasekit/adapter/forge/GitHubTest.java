package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.Changes.Proposal;
import io.github.releasekit.adapter.forge.GitHub.Places;
import io.github.releasekit.adapter.forge.GitHubRuns.RunDocument;
import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.GitHubServer;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is GitHub's own, beyond what every forge promises. */
class GitHubTest extends GitHubFixture {

  @ParameterizedTest
  @CsvSource({
    "https://github.com, https://api.github.com, https://uploads.github.com",
    "https://www.github.com/, https://api.github.com, https://uploads.github.com",
    "https://acme.ghe.com, https://api.acme.ghe.com, https://uploads.acme.ghe.com",
    "https://ghe.acme.example/, https://ghe.acme.example/api/v3, https://ghe.acme.example/api/uploads",
    "https://notgithub.com, https://notgithub.com/api/v3, https://notgithub.com/api/uploads",
    "https://localhost:8443, https://localhost:8443/api/v3, https://localhost:8443/api/uploads",
  })
  void theApiIsWhereGitHubSays(String url, String api, String uploads) {
    assertThat(Places.of(url)).isEqualTo(new Places(api, uploads));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "app", "acme/app/more", "acme/../x", "acme/..", "acme/app?x", "acme/a b"})
  void whatIsNoRepositoryIsRefused(String repository) {
    HttpExchanges http = new HttpExchanges(url -> Optional.empty());

    assertThatThrownBy(
            () ->
                GitHub.forge(
                    http, "https://github.com", repository, Optional.empty(), Retries.none()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + repository + "' is no repository of GitHub");
  }

  static Stream<Arguments> calls() {
    Map<String, Consumer<Forge>> contents =
        Map.of(
            "find", f -> f.releases().find(TAG),
            "draft", f -> f.releases().draft(new Draft(TAG, "1", "", false)),
            "publish", f -> f.releases().publish(unknown(), true),
            "demote", f -> f.releases().demote(unknown(), ""),
            "remove", f -> f.releases().remove(unknown()));
    Map<String, Consumer<Forge>> issues =
        Map.of(
            "issue", f -> f.issues().find("#1"),
            "comment", f -> f.issues().comment("#1", "", "<!-- -->"),
            "label", f -> f.issues().label("#1", "x"),
            "milestone", f -> f.issues().closeMilestone("1"),
            "open", f -> f.issues().open("title", ""));
    Map<String, Consumer<Forge>> changes =
        Map.of(
            "default branch", f -> f.changes().defaultBranch(),
            "file", f -> f.changes().file("main", "x"),
            "proposal", f -> f.changes().find("x"),
            "propose", f -> f.changes().propose("main", "x", "x", new byte[0], "", "", ""));
    Map<String, Consumer<Forge>> requests =
        Map.of(
            "standing", f -> f.changes().find("x", "main"),
            "request", f -> f.changes().request("main", "x", "title", ""));
    return Stream.of(
            called(contents, "contents: write"),
            called(issues, "issues: write and pull-requests: write"),
            called(changes, "contents: write and pull-requests: write"),
            called(requests, "pull-requests: write and contents: read"),
            called(Map.of("runs", f -> f.runs().ofTag(TAG, COMMIT)), "actions: read"))
        .flatMap(all -> all);
  }

  private static Release unknown() {
    return new Release("4711", TAG, "", true, false, "", List.of());
  }

  private static Stream<Arguments> called(Map<String, Consumer<Forge>> calls, String permission) {
    return calls.entrySet().stream()
        .map(call -> Arguments.of(call.getKey(), call.getValue(), permission));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aTokenThatMayNotIsTold(String name, Consumer<Forge> call, String permission) {
    for (int status : new int[] {403, 404}) {
      server.answer(".*", Said.json(status, "{\"message\":\"no\u001b \\nto me\"}"));
      assertThatThrownBy(() -> call.accept(forge))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("(acme/app): status " + status)
          .hasMessageContaining("give the token the permission " + permission)
          .hasMessageNotContaining("\u001b");
    }
    server.answer(".*", Said.json(401, "{\"message\":\"" + GitHubServer.TOKEN + "\"}"));
    assertThatThrownBy(() -> call.accept(forge))
        .hasMessageContaining("give a token of GitHub that has not expired")
        .hasMessageNotContaining(GitHubServer.TOKEN);
    server.answer(".*", new Said(301, Map.of("Location", "/repositories/1"), new byte[0]));
    assertThatThrownBy(() -> call.accept(forge))
        .hasMessageContaining("see whether the repository has another name now");
    server.answer(".*", Said.json(422, "{\"message\":\"Validation Failed\"}"));
    assertThatThrownBy(() -> call.accept(forge)).hasMessageContaining("Validation Failed");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void whatIsNoDocumentOfGitHubIsTold(String name, Consumer<Forge> call) {
    for (String text :
        List.of(
            "",
            "null",
            "\"x\"",
            "{}",
            "[]",
            "[null]",
            "[{}]",
            "{\"items\":[null]}",
            "{\"workflow_runs\":[{}]}",
            "{\"tag_name\":\"x\",\"html_url\":\"x\",\"assets\":[{}]}",
            "{\"type\":\"file\",\"sha\":\"0\",\"encoding\":\"base64\",\"content\":\"A\"}")) {
      server.answer(".*", Said.json(200, text));
      try {
        call.accept(forge);
      } catch (ReleaseException e) {
        assertThat(e.remedy()).isNotEmpty();
      }
    }
  }

  @Test
  void anIssueOfLongAgoIsFoundBySearching() {
    String old = server.issue("Release 1.0.0 has \"failed\"");
    for (int i = 0; i < 130; i++) {
      server.issue("Issue " + i);
    }

    assertThat(forge.issues().open("Release 1.0.0 has \"failed\"", "").reference()).isEqualTo(old);
    assertThat(forge.issues().open("Issue 3", "").reference()).isEqualTo("#5");
    assertThat(server.state().issues()).hasSize(131);
  }

  @Test
  void aPullRequestIsNoIssueThatIsOpen() {
    server.write("topic", "x", "y");
    String pull = server.proposal("topic", "Release 1.0.0");

    assertThat(forge.issues().open("Release 1.0.0", "").reference()).isNotEqualTo(pull);
  }

  @Test
  void anIssueThatWasDeletedIsNotThere() {
    String issue = server.issue("An issue");
    server.answer("GET .*/issues/1", Said.json(410, "{\"message\":\"This issue was deleted\"}"));

    assertThat(forge.issues().find(issue)).isEmpty();
    assertThat(forge.issues().comment(issue, "text", "<!-- 1 -->")).isFalse();
    assertThat(forge.issues().label(issue, "x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "queued, , WAITING",
    "requested, , WAITING",
    "waiting, , WAITING",
    "pending, , WAITING",
    ", , WAITING",
    "in_progress, , RUNNING",
    "completed, success, SUCCEEDED",
    "completed, neutral, SUCCEEDED",
    "completed, skipped, SKIPPED",
    "completed, action_required, WAITING",
    "completed, failure, FAILED",
    "completed, cancelled, FAILED",
    "completed, timed_out, FAILED",
    "completed, stale, FAILED",
    "completed, startup_failure, FAILED",
    "completed, of a later version, FAILED",
    "completed, , FAILED",
  })
  void runsAreInTheStatesThatGitHubKnows(String status, String conclusion, State state) {
    String file = ".github/workflows/release.yml@refs/tags/v1";
    RunDocument run = new RunDocument(1, null, TAG, file, status, conclusion, "https://x.example");

    assertThat(run.run())
        .isEqualTo(
            new Runs.Run(
                "1",
                ".github/workflows/release.yml",
                ".github/workflows/release.yml",
                state,
                "https://x.example"));
  }

  @Test
  void manyRunsAreRead() {
    for (int i = 0; i < 65; i++) {
      server.run(TAG, COMMIT, "run " + i, State.SUCCEEDED);
    }

    assertThat(forge.runs().ofTag(TAG, COMMIT)).hasSize(65);
  }

  @Test
  void whatIsNoFileIsNotRead() {
    server.write("main", "directory/file", "x");

    assertThatThrownBy(() -> forge.changes().file("main", "directory"))
        .hasMessageContaining("directory is no file on GitHub");
    server.answer(
        "GET .*/contents/.*",
        Said.json(200, "{\"type\":\"file\",\"sha\":\"0\",\"encoding\":\"none\",\"content\":\"\"}"));
    assertThatThrownBy(() -> forge.changes().file("main", "large"))
        .hasMessageContaining("large is no file on GitHub, or one of more than 1 MB");
  }

  @Test
  void pullRequestsOfForksAreNoneOfTheRepository() {
    String pull =
        "{\"number\":%d,\"state\":\"open\",\"html_url\":\"https://x.example\",\"head\":"
            + "{\"ref\":\"topic\",\"repo\":%s}}";
    server.answer(
        "GET .*/pulls",
        Said.json(
            200,
            "["
                + pull.formatted(3, "{\"full_name\":\"other/app\"}")
                + ","
                + pull.formatted(2, "null")
                + ","
                + pull.formatted(1, "{\"full_name\":\"Acme/App\"}")
                + "]"));

    assertThat(forge.changes().find("topic"))
        .contains(new Proposal("#1", true, "https://x.example"));
  }

  @Test
  void withoutItsBaseNothingIsProposed() {
    assertThatThrownBy(
            () -> forge.changes().propose("none", "x", "y", new byte[0], "m", "t", "text"))
        .hasMessageContaining("GitHub has no branch none in acme/app");
  }

  @Test
  void aJobThatMayNotOpenPullRequestsIsToldWhereThatIsAllowed() {
    server.write("topic", "x", "y");
    server.answer(
        "POST .*/pulls",
        Said.json(
            403,
            "{\"message\":\"GitHub Actions is not permitted to create or approve pull"
                + " requests.\"}"));

    assertThatThrownBy(() -> forge.changes().request("main", "topic", "title", "text"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not take the pull request of topic: status 403")
        .hasMessageContaining("Settings, Actions, General");
  }

  @Test
  void theCommitThatTriesAMergeIsNotTakenForTheMerge() {
    server.write("topic", "x", "y");
    Proposal open = forge.changes().request("main", "topic", "title", "text");
    server.close(open.reference());

    assertThat(forge.changes().find("topic").orElseThrow().mergedAs()).isEmpty();
  }
}
