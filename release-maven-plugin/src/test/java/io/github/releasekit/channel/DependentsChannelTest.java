package io.github.releasekit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.DependentsTarget.Dependent;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import io.github.releasekit.server.GiteaServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repositories that use a release, two of them on forges that answer (P10). */
class DependentsChannelTest {

  private static final String BRANCH = "release-kit/app-1.2.0";
  private static final String POM =
      """
      <project>
        <artifactId>shop</artifactId>
        <dependencies>
          <dependency>
            <groupId>org.acme</groupId>
            <artifactId>app</artifactId>
            <version>%s</version>
          </dependency>
        </dependencies>
      </project>
      """;
  private static final Dependent SHOP = dependent(Kind.GITHUB, "acme/shop", "", "pom.xml");
  private static final Dependent PORTAL = dependent(Kind.GITEA, "acme/portal", "", "pom.xml");
  private static final Dependent GONE = dependent(Kind.GITLAB, "acme/gone", "", "pom.xml");

  private final HttpExchanges http =
      new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20));
  private ForgeServer shop;
  private ForgeServer portal;

  private static Dependent dependent(Kind kind, String repository, String branch, String file) {
    return new Dependent(
        new Address(kind, Optional.empty(), Optional.of(repository)), branch, file);
  }

  @BeforeAll
  static void requireDescription() {
    GitHubDescription.require();
  }

  @BeforeEach
  void start() {
    shop = new GitHubServer(GitHubDescription.require());
    portal = new GiteaServer();
    for (ForgeServer server : List.of(shop, portal)) {
      server.write("main", "pom.xml", POM.formatted("1.1.0"));
    }
  }

  @AfterEach
  void close() {
    shop.close();
    portal.close();
  }

  private Forge forge(Address address) {
    return switch (address.kind()) {
      case GITHUB -> shop.forge(http, Retries.none());
      case GITEA -> portal.forge(http, Retries.none());
      case GITLAB -> throw new ReleaseException("gitlab does not answer", "try again");
    };
  }

  private DependentsChannel channel(boolean asIssue, Dependent... dependents) {
    return new DependentsChannel(
        "dependents", new DependentsTarget(List.of(dependents), asIssue), this::forge);
  }

  /** With a module of that name besides what it is called after. */
  private static Release release() {
    Release of = Releases.release("1.2.0");
    Artifact jar = of.files().get(0);
    return new Release(
        with(of.manifest(), List.of(jar)),
        of.files(),
        of.content(),
        of.location(),
        of.notes(),
        of.others(),
        "");
  }

  private static io.github.releasekit.domain.manifest.Manifest with(
      io.github.releasekit.domain.manifest.Manifest of, List<Artifact> artifacts) {
    return new io.github.releasekit.domain.manifest.Manifest(
        of.schemaVersion(),
        of.project(),
        of.version(),
        of.previousVersion(),
        of.releaseType(),
        of.profile(),
        of.policies(),
        of.status(),
        of.tag(),
        of.commit(),
        of.planDigest(),
        of.createdAt(),
        of.changes(),
        of.issues(),
        of.gates(),
        of.approvals(),
        of.dependencies(),
        of.resolved(),
        artifacts,
        of.steps(),
        of.build(),
        of.tools());
  }

  @Test
  void proposesTheVersionOnceToEach() {
    DependentsChannel channel = channel(false, SHOP, PORTAL);
    assertThat(channel.observe(release())).isEqualTo(Observation.UNKNOWN);
    assertThat(channel.intent(release())).isEqualTo("propose 1.2.0 to acme/shop, acme/portal");

    Delivery delivery = channel.deliver(release());

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.location().split(" ")).hasSize(2).allMatch(url -> url.startsWith("http"));
    for (ForgeServer server : List.of(shop, portal)) {
      ForgeState state = server.state();
      assertThat(state.proposals())
          .singleElement()
          .satisfies(
              proposal -> {
                assertThat(proposal.title()).isEqualTo("build: app 1.2.0");
                assertThat(proposal.open()).isTrue();
              });
      assertThat(state.branches().get(BRANCH).files())
          .containsEntry("pom.xml", POM.formatted("1.2.0"));
      assertThat(state.branches().get("main").files())
          .containsEntry("pom.xml", POM.formatted("1.1.0"));
    }
    ForgeState state = shop.state();
    assertThat(channel.deliver(release())).isEqualTo(delivery);
    assertThat(shop.state()).isEqualTo(state);
  }

  /** What people have decided is not asked again. */
  @Test
  void proposesNothingAgainThatWasClosed() {
    String url = channel(false, SHOP).deliver(release()).location();
    shop.close(shop.state().proposals().get(0).reference());
    ForgeState state = shop.state();

    assertThat(channel(false, SHOP).deliver(release()).location()).isEqualTo(url);
    assertThat(shop.state()).isEqualTo(state);
  }

  @Test
  void isPassedByWhereNothingIsLower() {
    for (String version : List.of("1.2.0", "2.0.0", "[1.0,2.0)", "${acme.version}")) {
      shop.write("main", "pom.xml", POM.formatted(version));
      ForgeState state = shop.state();

      Delivery delivery = channel(false, SHOP).deliver(release());

      assertThat(delivery.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(delivery.detail()).isEqualTo("no POM of them names a lower version");
      assertThat(shop.state()).isEqualTo(state);
    }
  }

  @Test
  void opensAnIssueInsteadOnce() {
    Delivery delivery = channel(true, SHOP).deliver(release());
    Delivery again = channel(true, SHOP).deliver(release());

    assertThat(again).isEqualTo(delivery);
    assertThat(shop.state().proposals()).isEmpty();
    assertThat(shop.state().branches()).containsOnlyKeys("main");
    assertThat(shop.state().issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.title()).isEqualTo("build: app 1.2.0");
              assertThat(issue.text()).contains("org.acme:app 1.2.0");
            });
  }

  @Test
  void proposesToAnotherBranchAndFile() {
    shop.write("develop", "services/pom.xml", POM.formatted("1.0.0"));

    channel(false, dependent(Kind.GITHUB, "acme/shop", "develop", "services/pom.xml"))
        .deliver(release());

    assertThat(shop.state().branches().get(BRANCH).files())
        .containsEntry("services/pom.xml", POM.formatted("1.2.0"))
        .containsEntry("pom.xml", POM.formatted("1.1.0"));
  }

  @Test
  void saysThatThereIsNoSuchFileOrBranch() {
    for (Dependent wrong :
        List.of(
            dependent(Kind.GITHUB, "acme/shop", "none", "pom.xml"),
            dependent(Kind.GITHUB, "acme/shop", "", "none.xml"))) {
      assertThatThrownBy(() -> channel(false, wrong).deliver(release()))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("acme/shop: there is no ")
          .hasMessageContaining("correct 'file' or 'branch' of channel 'dependents'");
    }
  }

  /** The others get theirs, and it is on record where, also for a rollback. */
  @Test
  void proposesToTheOthersWhereOneCannotBeReached() {
    DependentsChannel channel = channel(false, GONE, SHOP, PORTAL);

    Delivery delivery = channel.deliver(release());

    assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(delivery.detail()).isEqualTo("acme/gone: gitlab does not answer; try again");
    assertThat(delivery.location().split(" ")).hasSize(2);
    assertThat(delivery.isSettled()).isFalse();
    assertThat(shop.state().proposals()).hasSize(1);
    assertThat(portal.state().proposals()).hasSize(1);
    Delivery left = channel.withdraw(release(), Optional.of(delivery));
    assertThat(left.outcome()).isEqualTo(Outcome.LEFT);
    assertThat(left.location()).isEqualTo(delivery.location());
  }

  @Test
  void failsWhereNoneCanBeReached() {
    assertThatThrownBy(() -> channel(false, GONE).deliver(release()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("acme/gone: gitlab does not answer")
        .hasMessageContaining("try again");
  }

  @Test
  void refusesAPropertyThatOthersShareAndLeavesTheRepository() {
    shop.write(
        "main",
        "pom.xml",
        "<project><properties><v>1.0</v></properties><dependencies><dependency><groupId>org.acme"
            + "</groupId><artifactId>app</artifactId><version>${v}</version></dependency>"
            + "<dependency><groupId>x</groupId><artifactId>y</artifactId><version>${v}</version>"
            + "</dependency></dependencies></project>");
    ForgeState state = shop.state();

    assertThatThrownBy(() -> channel(false, SHOP).deliver(release()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("acme/shop: pom.xml:1 <v> gives the version of other artifacts too");
    assertThat(shop.state()).isEqualTo(state);
  }

  @Test
  void leavesProposalsOnRollback() {
    Delivery delivery = channel(false, SHOP).deliver(release());
    ForgeState state = shop.state();

    Delivery left = channel(false, SHOP).withdraw(release(), Optional.of(delivery));

    assertThat(left.outcome()).isEqualTo(Outcome.LEFT);
    assertThat(left.location()).isEqualTo(delivery.location());
    assertThat(shop.state()).isEqualTo(state);
    assertThat(channel(false, SHOP).withdraw(release(), Optional.empty()).outcome())
        .isEqualTo(Outcome.WITHDRAWN);
  }

  @Test
  void refusesAheadOfABuildWhatItHasNoTokenFor() {
    assertThatThrownBy(() -> channel(false, SHOP, GONE).requireReady())
        .isInstanceOf(ReleaseException.class);
  }
}
