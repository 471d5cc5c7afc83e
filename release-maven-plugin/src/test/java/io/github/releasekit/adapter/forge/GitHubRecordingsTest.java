package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.adapter.forge.GitHubApi.RepositoryDocument;
import io.github.releasekit.adapter.forge.GitHubAssets.AssetDocument;
import io.github.releasekit.adapter.forge.GitHubChanges.RefDocument;
import io.github.releasekit.adapter.forge.GitHubIssues.FoundDocument;
import io.github.releasekit.adapter.forge.GitHubIssues.IssueDocument;
import io.github.releasekit.adapter.forge.GitHubIssues.LabelDocument;
import io.github.releasekit.adapter.forge.GitHubReleases.ReleaseDocument;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.server.GitHubDescription;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers of GitHub that were recorded: the npm package {@code @octokit/fixtures}. */
class GitHubRecordingsTest {

  private static List<JsonNode> recorded(String scenario) throws IOException {
    Path file = GitHubDescription.recordings().resolve(scenario + "/normalized-fixture.json");
    List<JsonNode> all = new ArrayList<>();
    new ObjectMapper().readTree(file.toFile()).forEach(all::add);
    return all;
  }

  private static <T> T read(JsonNode exchange, Class<T> type) {
    byte[] text = exchange.path("response").toString().getBytes(StandardCharsets.UTF_8);
    return Json.read(text, type, "the recording");
  }

  @Test
  void releasesAndTheirFilesAreRead() throws IOException {
    List<JsonNode> exchanges = recorded("release-assets");

    ReleaseDocument release = read(exchanges.get(0), ReleaseDocument.class);
    assertThat(release.release().tag()).isEqualTo("v1.0.0");
    assertThat(release.release().id()).isEqualTo("1000");
    assertThat(release.release().draft()).isFalse();
    assertThat(release.release().url())
        .isEqualTo("https://github.com/octokit-fixture-org/release-assets/releases/tag/v1.0.0");
    Releases.Asset uploaded = read(exchanges.get(1), AssetDocument.class).asset();
    assertThat(uploaded.name()).isEqualTo("test-upload.txt");
    assertThat(uploaded.size()).isEqualTo(14);
    assertThat(uploaded.complete()).isTrue();
    assertThat(uploaded.sha256()).isEmpty();
    assertThat(read(exchanges.get(2), AssetDocument[].class)[0].asset()).isEqualTo(uploaded);
  }

  @Test
  void aNameThatIsTakenIsSaidAsExpected() throws IOException {
    JsonNode refused = recorded("release-assets-conflict").get(1);

    assertThat(refused.path("status").asInt()).isEqualTo(GitHubApi.UNPROCESSABLE);
    assertThat(refused.path("response").toString()).contains("already_exists");
  }

  @Test
  void issuesAreReadAndPagesFollowed() throws IOException {
    List<JsonNode> pages = recorded("paginate-issues");

    List<Boolean> more = new ArrayList<>();
    for (JsonNode page : pages) {
      for (IssueDocument issue : read(page, IssueDocument[].class)) {
        assertThat(issue.number()).isPositive();
        assertThat(issue.title()).isNotEmpty();
        assertThat(issue.pullRequest()).isNull();
      }
      List<String> link = List.of(page.path("headers").path("link").asText());
      HttpHeaders headers = HttpHeaders.of(Map.of("link", link), (name, value) -> true);
      more.add(GitHubApi.hasNext(new Answer(200, headers, new byte[0])));
    }
    assertThat(more).containsExactly(true, true, true, true, false);
    assertThat(read(recorded("search-issues").get(0), FoundDocument.class).items())
        .isNotEmpty()
        .allSatisfy(issue -> assertThat(issue.title()).isNotEmpty());
  }

  @Test
  void labelsReferencesAndTheRepositoryAreRead() throws IOException {
    assertThat(read(recorded("labels").get(2), LabelDocument.class).name()).isEqualTo("test-label");
    assertThat(read(recorded("git-refs").get(1), RefDocument.class).object().sha())
        .matches("[0-9a-f]{40}");
    RepositoryDocument about = read(recorded("get-repository").get(0), RepositoryDocument.class);
    assertThat(about.fullName()).isEqualTo("octokit-fixture-org/hello-world");
    assertThat(about.defaultBranch()).isEqualTo("master");
  }

  @Test
  void aRepositoryOfAnotherNameIsRedirected() throws IOException {
    List<JsonNode> exchanges = recorded("rename-repository");

    assertThat(exchanges.get(1).path("status").asInt()).isEqualTo(GitHubApi.MOVED);
    assertThat(exchanges.get(3).path("status").asInt()).isEqualTo(307);
  }
}
