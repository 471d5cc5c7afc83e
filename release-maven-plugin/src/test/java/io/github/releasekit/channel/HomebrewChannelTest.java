package io.github.releasekit.channel;

import static io.github.releasekit.channel.Releases.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Formulae in a tap that is served over HTTP to those who have a password (P5). */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(Lifecycle.PER_CLASS)
class HomebrewChannelTest {

  private Path temp;
  private GitServer server;
  private TapFixture tap;

  @BeforeAll
  void serve(@TempDir Path directory) throws Exception {
    temp = directory.toRealPath();
    server = GitServers.httpWithPassword(temp);
  }

  @AfterAll
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void tap(TestInfo test) {
    tap = new TapFixture(server, temp, test.getTestMethod().orElseThrow().getName(), true);
  }

  @Test
  void commitsANewFormula() {
    HomebrewChannel channel = tap.channel();
    channel.requireReady();

    assertThat(channel.observe(release("1.2.0"))).isEqualTo(Observation.ABSENT);
    Delivery delivery = channel.deliver(release("1.2.0"));

    assertThat(delivery)
        .isEqualTo(
            Delivery.delivered("homebrew", server.url("commitsANewFormula") + "#main", tap.head()));
    assertThat(channel.observe(release("1.2.0")))
        .isEqualTo(new Observation.Done(new Delivered(delivery)));
    assertThat(tap.log()).containsExactly("app 1.2.0", "by hand: README.md");
    assertThat(tap.bare.run("log", "-1", "--format=%an <%ae> %cn <%ce> %ct", "main").strip())
        .isEqualTo(GitFixture.IDENTITY + " " + GitFixture.IDENTITY + " 1795258800");
    assertThat(tap.formula())
        .contains(
            "class App < Formula",
            "  desc \"An app\"",
            "  url \"https://repo.example.org/releases/org/acme/app/1.2.0/app-1.2.0.jar\"",
            "  sha256 \"" + "0".repeat(61) + "120\"");
  }

  @Test
  void replacesAFormulaAndKeepsTheRest() {
    tap.push(TapFixture.FORMULA, "class App < Formula\n  version \"1.1.0\"\nend\n");
    tap.push("Casks/other.rb", "cask");
    String before = tap.bare.id("main:" + TapFixture.FORMULA);
    String parent = tap.head();

    Delivery delivery = tap.channel().deliver(release("1.2.0"));

    assertThat(delivery.replaced()).isEqualTo(before);
    assertThat(tap.bare.id(delivery.reference() + "^")).isEqualTo(parent);
    assertThat(tap.files()).containsExactly("Casks/other.rb", TapFixture.FORMULA, "README.md");
    assertThat(tap.bare.run("diff", "--name-only", parent, "main").strip())
        .isEqualTo(TapFixture.FORMULA);
    assertThat(tap.bare.run("fsck", "--strict")).isEmpty();
  }

  @Test
  void commitsOnceWhatIsDeliveredTwice() {
    tap.channel().deliver(release("1.2.0"));
    String head = tap.head();

    Delivery again = tap.channel().deliver(release("1.2.0"));

    assertThat(tap.head()).isEqualTo(head).isEqualTo(again.reference());
    assertThat(again.replaced()).isEmpty();
  }

  @Test
  void makesTheFirstBranchOfAnEmptyTap() {
    TapFixture empty = new TapFixture(server, temp, "empty", false);
    empty.channel().requireReady();

    empty.channel().deliver(release("1.2.0"));

    assertThat(empty.files()).containsExactly(TapFixture.FORMULA);
  }

  @Test
  void replacesTheSameVersionWhereTheTemplateHasChanged() {
    tap.channel().deliver(release("1.2.0"));
    HomebrewChannel other = tap.describedAs("Another").channel();

    assertThat(other.observe(release("1.2.0"))).isEqualTo(Observation.ABSENT);
    other.deliver(release("1.2.0"));

    assertThat(tap.formula()).contains("desc \"Another\"");
    assertThat(tap.log()).hasSize(3);
  }

  @Test
  void commitsOnTopOfWhatSomebodyPushesInBetween() {
    String[] theirs = new String[1];
    HomebrewChannel channel =
        tap.meanwhile(() -> theirs[0] = tap.push("Formula/other.rb", "other")).channel();

    Delivery delivery = channel.deliver(release("1.2.0"));

    assertThat(tap.bare.id(delivery.reference() + "^")).isEqualTo(theirs[0]);
    assertThat(tap.files()).containsExactly(TapFixture.FORMULA, "Formula/other.rb", "README.md");
  }

  @Test
  void givesUpWhereSomebodyPushesANewerOneInBetween() {
    HomebrewChannel channel =
        tap.meanwhile(() -> tap.push(TapFixture.FORMULA, "  version \"9.0\"\n")).channel();

    assertThatThrownBy(() -> channel.deliver(release("1.2.0")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("of version 9.0.0");
    assertThat(tap.formula()).isEqualTo("  version \"9.0\"\n");
  }

  @Test
  void doesNotGoBehindANewerVersion() {
    tap.push(TapFixture.FORMULA, "  url \"https://acme.org/v2.0.1/app-2.0.1.jar\"\n");
    String head = tap.head();

    assertThat(tap.channel().observe(release("1.2.0")))
        .isInstanceOfSatisfying(
            Observation.Foreign.class,
            foreign -> assertThat(foreign.what()).contains("Formula/app.rb of version 2.0.1"));
    for (Release older :
        List.of(release("1.2.0", false, List.of()), release("2.0.1-rc.1", true, List.of()))) {
      assertThat(tap.channel().observe(older)).isEqualTo(Observation.ABSENT);
      Delivery delivery = tap.channel().deliver(older);
      assertThat(delivery.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(delivery.detail()).contains("2.0.1");
    }
    assertThat(tap.head()).isEqualTo(head);
  }

  @Test
  void refusesABranchThatIsNotThere() {
    HomebrewChannel channel = tap.branch("master").channel();

    assertThatThrownBy(channel::requireReady)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has no branch 'master'")
        .hasMessageContaining("main");
    assertThatThrownBy(() -> channel.deliver(release("1.2.0")))
        .isInstanceOf(ReleaseException.class);
  }

  @Test
  void saysWhenTheTapCannotBeReached() {
    String nowhere = "http://127.0.0.1:1/tap.git";
    HomebrewChannel channel = tap.at(nowhere).channel();

    assertThatThrownBy(() -> channel.observe(release("1.2.0")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(nowhere + " does not answer")
        .hasMessageContaining("git ls-remote " + nowhere);
  }

  @Test
  void saysWhereCredentialsComeFromWhenThereAreNone() {
    HomebrewChannel channel = tap.withoutUser().channel();

    assertThatThrownBy(channel::requireReady)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("RELEASE_KIT_GIT_TOKEN");
  }

  @Test
  void refusesCredentialsInTheUrlWithoutShowingThem() {
    for (String url :
        List.of("https://t0ken@acme.org/tap", "ssh://git:t0ken@acme.org/t", "HTTP://t0ken:@a/t")) {
      assertThatThrownBy(() -> tap.at(url).channel().requireReady())
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("credentials")
          .hasMessageNotContaining("t0ken");
    }
  }

  @Test
  void pushesNothingThatRubyDoesNotRead() {
    Programs.require("ruby");
    String head = tap.head();
    HomebrewChannel channel =
        tap.template("class $className < Formula\n  version \"$version\"\n  desc \"\n").channel();

    assertThatThrownBy(() -> channel.deliver(release("1.2.0")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is no Ruby")
        .hasMessageContaining("homebrew.rb");
    assertThat(tap.head()).isEqualTo(head);
  }

  @Test
  void refusesATemplateWhoseFormulaeTellNoVersion() {
    HomebrewChannel channel = tap.template("class $className < Formula\nend\n").channel();

    assertThatThrownBy(() -> channel.deliver(release("1.2.0")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("of no version, not of 1.2.0")
        .hasMessageContaining("version \"$version\"");
  }

  @Test
  void signsWhereCommitsAreSigned() {
    Path key = temp.resolve("key");
    Programs.run(
        Programs.require("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    Signing signing =
        new Signing(true, false, Signing.SSH, Optional.of(key.toString()), "ssh-keygen");
    tap.signedBy(new Signatures(() -> signing, temp, Optional::empty));

    tap.channel().deliver(release("1.2.0"));

    assertThat(tap.bare.run("cat-file", "commit", "main"))
        .contains("gpgsig -----BEGIN SSH SIGNATURE-----");
  }

  @Test
  void tellsWhatItWouldDo() {
    assertThat(tap.channel().intent(release("1.2.0")))
        .isEqualTo("commit app 1.2.0 to " + server.url("tellsWhatItWouldDo") + "#main");
  }
}
