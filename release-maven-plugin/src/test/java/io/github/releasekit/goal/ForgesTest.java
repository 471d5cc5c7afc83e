package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.forge.Changes;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which token goes to which forge. */
class ForgesTest {

  private static final Map<String, String> CI =
      Map.of(
          "GITHUB_TOKEN", "github-t0ken",
          "GITLAB_TOKEN", "gitlab-t0ken",
          "GITEA_TOKEN", "gitea-t0ken",
          "CI_JOB_TOKEN", "job-t0ken");

  private static final String SERVER = "of-the-server-t0ken";

  @TempDir private Path temp;

  /** Path and credentials of each request. */
  private final List<String> asked = new ArrayList<>();

  private LoopbackHttp forge;
  private GitFixture clone;
  private GitRepository repository;

  @BeforeEach
  void start() {
    forge =
        new LoopbackHttp(
            request -> {
              for (String header : List.of("authorization", "private-token", "job-token")) {
                Optional.ofNullable(request.headers().get(header))
                    .ifPresent(value -> asked.add(header + ": " + value + " " + request.path()));
              }
              return Said.json(404, "{\"message\":\"Not Found\"}");
            });
    clone = GitFixture.init(temp.resolve("clone"));
    clone.commit("feat: begin");
    clone.run("remote", "add", "origin", forge.url() + "/Acme/App.git");
    repository = GitRepository.open(clone.directory());
  }

  @AfterEach
  void close() {
    repository.close();
    forge.close();
  }

  private Forges forges(Map<String, String> environment) {
    return new Forges(
        GitRemote.of(repository),
        new NamedCredentials(
            environment,
            id ->
                Optional.of(new Credentials("", SERVER))
                    .filter(found -> List.of("127.0.0.1", "acme-bot").contains(id))),
        environment,
        new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20)),
        Retries.none());
  }

  private Address there(Kind kind) {
    return new Address(kind, Optional.of(forge.url()), Optional.of("acme/app"));
  }

  /** What the first request of a forge was sent with. */
  private String sent(Kind kind, Map<String, String> environment, Optional<String> named) {
    asked.clear();
    try {
      forges(environment).find(there(kind), named).releases().find("v1.0.0");
    } catch (ReleaseException e) {
      assertThat(e.getMessage()).doesNotContain("t0ken");
    }
    return asked.get(0).substring(0, asked.get(0).lastIndexOf(' '));
  }

  static Stream<Arguments> ofCi() {
    return Stream.of(
        arguments(Kind.GITHUB, CI, "authorization: Bearer github-t0ken"),
        arguments(Kind.GITHUB, Map.of("GH_TOKEN", "gh-t0ken"), "authorization: Bearer gh-t0ken"),
        arguments(
            Kind.GITHUB,
            Map.of("GITHUB_TOKEN", " ", "GH_TOKEN", "gh-t0ken\n"),
            "authorization: Bearer gh-t0ken"),
        arguments(Kind.GITLAB, CI, "private-token: gitlab-t0ken"),
        arguments(Kind.GITLAB, Map.of("CI_JOB_TOKEN", "job-t0ken"), "job-token: job-t0ken"),
        arguments(Kind.GITEA, CI, "authorization: token gitea-t0ken"),
        arguments(
            Kind.GITEA,
            Map.of("FORGEJO_TOKEN", "forgejo-t0ken"),
            "authorization: token forgejo-t0ken"));
  }

  @ParameterizedTest
  @MethodSource("ofCi")
  void theForgeThatIsPushedToGetsTheTokenOfCi(
      Kind kind, Map<String, String> environment, String sent) {
    assertThat(sent(kind, environment, Optional.empty())).isEqualToIgnoringCase(sent);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void anotherForgeNeverGetsTheTokenOfCi(Kind kind) {
    clone.run("remote", "set-url", "origin", "https://git.example.org/acme/app.git");
    repository.close();
    repository = GitRepository.open(clone.directory());

    assertThat(sent(kind, CI, Optional.empty())).endsWith(SERVER);
  }

  /** It is pushed to another place than it is fetched from. */
  @Test
  void theForgeThatIsOnlyFetchedFromDoesNotGetTheTokenOfCi() {
    clone.run("remote", "set-url", "--push", "origin", "https://git.example.org/acme/app.git");
    repository.close();
    repository = GitRepository.open(clone.directory());

    assertThat(sent(Kind.GITHUB, CI, Optional.empty())).endsWith(SERVER);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theServerOfItsHostIsUsedWhereCiGivesNone(Kind kind) {
    assertThat(sent(kind, Map.of(), Optional.empty()))
        .endsWith(SERVER)
        .doesNotStartWith("job-token");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theUserThatIsNamedGoesAheadOfAll(Kind kind) {
    Map<String, String> environment = new java.util.HashMap<>(CI);
    environment.put("RELEASE_KIT_BOT", "bot-t0ken");

    assertThat(sent(kind, environment, Optional.of("bot"))).endsWith(" bot-t0ken");
    assertThat(sent(kind, environment, Optional.of("acme-bot"))).endsWith(" " + SERVER);
    assertThat(sent(kind, Map.of("CI_JOB_TOKEN", "job-t0ken"), Optional.of("acme-bot")))
        .doesNotStartWith("job-token");
  }

  @Test
  void theRepositoryIsThatOfTheGitRemote() {
    Address noRepository = new Address(Kind.GITHUB, Optional.of(forge.url()), Optional.empty());

    assertThatThrownBy(
            () -> forges(CI).find(noRepository, Optional.empty()).releases().find("v1.0.0"))
        .isInstanceOf(ReleaseException.class);

    assertThat(asked).first().asString().contains("/api/v3/repos/acme/app/");
  }

  @Test
  void nothingTellsAnAddress() {
    clone.run("remote", "set-url", "origin", temp.resolve("remote.git").toString());
    repository.close();
    repository = GitRepository.open(clone.directory());
    Address nothing = new Address(Kind.GITEA, Optional.empty(), Optional.empty());
    Address onlyUrl = new Address(Kind.GITEA, Optional.of(forge.url()), Optional.empty());

    assertThatThrownBy(() -> forges(CI).find(nothing, Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not tell which repository it is on gitea")
        .hasMessageContaining("'url'");
    assertThatThrownBy(() -> forges(CI).find(onlyUrl, Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'repository'");
    assertThat(asked).isEmpty();
  }

  private void pushTo(String url) {
    clone.run("remote", "set-url", "origin", url);
    repository.close();
    repository = GitRepository.open(clone.directory());
  }

  private static Policy policy(String text) {
    return PolicyLoader.load(
        Optional.of(text.getBytes(StandardCharsets.UTF_8)), PolicyArtifacts.NONE);
  }

  /** Of a request for the default branch, as far as the forge gets it. */
  private String asksOwn(String policy, Map<String, String> environment) {
    asked.clear();
    assertThatThrownBy(
            () -> forges(environment).own(policy(policy)).changes().find("topic", "main"))
        .isInstanceOf(ReleaseException.class);
    return asked.get(0);
  }

  @Test
  void theForgeThatIsPushedToIsThatOfItsChannel() {
    String channel =
        "channels: {gitea: {url: '" + forge.url() + "', credentials: bot, repository: Acme/App}}";

    assertThat(asksOwn(channel, Map.of("RELEASE_KIT_BOT", "bot-t0ken")))
        .startsWith("authorization: token bot-t0ken ")
        .contains("/api/v1/repos/Acme/App/pulls");
    assertThat(asksOwn("channels: {gitlab: {url: '" + forge.url() + "'}}", CI))
        .startsWith("private-token: gitlab-t0ken ")
        .contains("/api/v4/projects/acme%2Fapp/merge_requests");
  }

  @Test
  void aForgeUnderAPathIsFoundByItsChannel() {
    pushTo(forge.url() + "/git/acme/app.git");

    assertThat(
            asksOwn(
                "channels: {gitea: {url: '" + forge.url() + "/git/', repository: acme/app}}", CI))
        .contains("/git/api/v1/repos/acme/app/pulls");
  }

  @Test
  void aChannelOfAnotherRepositoryIsPassedBy() {
    pushTo("git@git.example.org:acme/app.git");
    for (String other :
        List.of(
            "github: {url: 'https://github.com', repository: acme/app}",
            "gitea: {url: '" + forge.url() + "', repository: acme/app}",
            "gitea: {repository: acme/other}")) {
      assertThatThrownBy(() -> forges(CI).own(policy("channels: {" + other + "}")))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("nothing tells which forge git.example.org is")
          .hasMessageContaining("push: {forge: gitlab}");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void whatIsSaidOfTheHostHolds() {
    pushTo("git@git.example.org:acme/app.git");
    for (Kind kind : Kind.values()) {
      assertThatThrownBy(() -> forges(Map.of()).own(policy("push: {forge: " + kind + "}")))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("there is no token for git.example.org")
          .hasMessageContaining("export " + kind.name() + "_TOKEN");
      Changes changes = forges(CI).own(policy("push: {forge: " + kind + "}")).changes();
      assertThat(changes.getClass().getSimpleName()).isEqualToIgnoringCase(kind + "Changes");
    }
    assertThatThrownBy(
            () ->
                forges(Map.of())
                    .own(policy("push: {forge: gitlab}\nchannels: {gitea: {credentials: bot}}")))
        .hasMessageContaining("export GITLAB_TOKEN");
  }

  @Test
  void whereEverybodyKnowsTheHostNothingHasToBeSaid() {
    pushTo("https://codeberg.org/acme/app.git");

    assertThatThrownBy(() -> forges(Map.of()).own(Policy.DEFAULT))
        .hasMessageContaining("there is no token for codeberg.org")
        .hasMessageContaining("export GITEA_TOKEN");
  }

  @Test
  void aRemoteOnNoForgeNeedsAChannelThatSaysAll() {
    pushTo(temp.resolve("remote.git").toString());

    assertThatThrownBy(() -> forges(CI).own(policy("channels: {gitea: {}}")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("remote origin is on no forge")
        .hasMessageContaining("'url' and 'repository'");
    assertThat(
            asksOwn("channels: {gitea: {url: '" + forge.url() + "', repository: a/b}}", Map.of()))
        .contains(SERVER)
        .contains("/api/v1/repos/a/b/pulls");
  }

  @Test
  void aTokenThatIsMissingIsNamedAndNoOtherIsShown() {
    Address elsewhere =
        new Address(Kind.GITLAB, Optional.of("https://gitlab.example.com"), Optional.of("a/b"));

    assertThatThrownBy(() -> forges(CI).find(elsewhere, Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there is no token for gitlab.example.com")
        .hasMessageContaining("<id>gitlab.example.com</id>")
        .hasMessageNotContaining("t0ken");
    assertThatThrownBy(() -> forges(CI).find(elsewhere, Optional.of("nobody")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there are no credentials 'nobody' for https://gitlab.example.com")
        .hasMessageNotContaining("t0ken");
  }

  /** Exporting the variable of CI would not help where it is another forge than is pushed to. */
  @Test
  void theVariableOfCiIsOfferedForTheForgeThatIsPushedToOnly() {
    clone.run("remote", "set-url", "origin", "git@gitea.example.org:acme/app.git");
    repository.close();
    repository = GitRepository.open(clone.directory());
    Address own = new Address(Kind.GITEA, Optional.empty(), Optional.empty());
    Address other = new Address(Kind.GITEA, Optional.of("https://codeberg.org"), Optional.empty());

    assertThatThrownBy(() -> forges(Map.of()).find(own, Optional.empty()))
        .hasMessageContaining("there is no token for gitea.example.org")
        .hasMessageContaining("export GITEA_TOKEN");
    assertThatThrownBy(() -> forges(Map.of()).find(other, Optional.empty()))
        .hasMessageContaining("there is no token for codeberg.org")
        .hasMessageNotContaining("GITEA_TOKEN")
        .hasMessageContaining("credentials");
  }

  @Test
  void aTokenThatCannotBeSentIsNotShown() {
    assertThatThrownBy(
            () ->
                forges(Map.of("GITHUB_TOKEN", "t0ken\nX-Other: y"))
                    .find(there(Kind.GITHUB), Optional.empty())
                    .releases()
                    .find("v1.0.0"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageNotContaining("t0ken")
        .satisfies(
            e -> {
              java.io.StringWriter trace = new java.io.StringWriter();
              e.printStackTrace(new java.io.PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain("t0ken");
            });
    assertThat(asked).isEmpty();
    assertThat(forges(Map.of("GITHUB_TOKEN", "t0ken")).toString()).doesNotContain(SERVER);
  }
}
