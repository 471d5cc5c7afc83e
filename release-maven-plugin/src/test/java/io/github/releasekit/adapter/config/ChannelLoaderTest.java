package io.github.releasekit.adapter.config;

import static io.github.releasekit.SnapshotFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ChannelPolicy.PreReleases;
import io.github.releasekit.domain.channel.ChannelPolicy.Target;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.DependentsTarget.Dependent;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels in {@code release-kit.yml}: every key, and what is refused. */
class ChannelLoaderTest {

  private static final Optional<String> NONE = Optional.empty();

  private static ChannelPolicy channel(String yaml) {
    return policy("channels: {" + yaml + "}").channels().get(0);
  }

  private static Target target(String yaml) {
    return channel(yaml).target();
  }

  @Test
  void readsWhatEveryChannelMaySay() {
    ChannelPolicy plain = channel("github: {}");
    ChannelPolicy all =
        channel(
            "site: {type: command, run: [a], required: false, releases: [minor, major],"
                + " preReleases: never, credentials: Acme.bot_1-2}");

    assertThat(plain)
        .isEqualTo(
            new ChannelPolicy("github", true, Set.of(), PreReleases.ALSO, NONE, plain.target()));
    assertThat(all)
        .isEqualTo(
            new ChannelPolicy(
                "site",
                false,
                Set.of(Bump.MINOR, Bump.MAJOR),
                PreReleases.NEVER,
                Optional.of("Acme.bot_1-2"),
                all.target()));
  }

  @Test
  void keepsTheOrderOfTheFile() {
    assertThat(
            policy(
                    "channels:\n  workflow: {}\n  b: {type: command, run: [x]}\n  github: {}\n"
                        + "  a: {type: command, run: [x]}\n")
                .channels())
        .extracting(ChannelPolicy::id)
        .containsExactly("workflow", "b", "github", "a");
    assertThat(policy("").channels()).isEmpty();
    assertThat(policy("channels: {}").channels()).isEmpty();
  }

  /** Which releases go there: by their type and by whether they are pre-releases. */
  @ParameterizedTest
  @CsvSource({
    "'', 1.2.0, patch, true",
    "'', 1.2.0-rc.1, minor, true",
    "'preReleases: also', 1.2.0-rc.1, minor, true",
    "'preReleases: never', 1.2.0-rc.1, minor, false",
    "'preReleases: never', 1.2.0, minor, true",
    "'preReleases: only', 1.2.0-rc.1, minor, true",
    "'preReleases: only', 1.2.0, minor, false",
    "'releases: [minor, major]', 1.2.1, patch, false",
    "'releases: [minor, major]', 1.2.0, minor, true",
    "'releases: [minor, major]', 2.0.0, major, true",
    "'releases: [major], preReleases: only', 2.0.0-rc.1, major, true",
    "'releases: [major], preReleases: only', 1.3.0-rc.1, minor, false"
  })
  void goesThereByTypeAndPreRelease(String keys, String version, String type, boolean goes) {
    assertThat(
            channel("github: {" + keys + "}").appliesTo(Version.parse(version), Bump.parse(type)))
        .isEqualTo(goes);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsForges(Kind kind) {
    assertThat(target(kind + ": {}"))
        .isEqualTo(
            new ForgeTarget(new Address(kind, NONE, NONE), true, List.of(), NONE, false, NONE));
    assertThat(
            target(
                kind
                    + ": {url: 'https://forge.example.org:8443/base/', repository: a.c/b_d-e,"
                    + " publish: manual, files: ['*.jar'], milestone: '@{version}',"
                    + " comment: true, label: released}"))
        .isEqualTo(
            new ForgeTarget(
                new Address(
                    kind,
                    Optional.of("https://forge.example.org:8443/base"),
                    Optional.of("a.c/b_d-e")),
                false,
                List.of("*.jar"),
                Optional.of("@{version}"),
                true,
                Optional.of("released")));
    assertThat(target("second: {type: " + kind + "}"))
        .isInstanceOfSatisfying(
            ForgeTarget.class, forge -> assertThat(forge.address().kind()).isEqualTo(kind));
  }

  @Test
  void readsCommands() {
    assertThat(target("npm: {type: command, run: [npm, publish]}"))
        .isEqualTo(
            new CommandTarget(
                List.of("npm", "publish"),
                List.of(),
                List.of(),
                "",
                List.of(),
                Duration.ofMinutes(10),
                1));
    assertThat(
            target(
                "npm: {type: command, run: [a], check: [b, c], undo: [d], directory: web/x,"
                    + " environment: [TOKEN], timeout: 300, attempts: 10}"))
        .isEqualTo(
            new CommandTarget(
                List.of("a"),
                List.of("b", "c"),
                List.of("d"),
                "web/x",
                List.of("TOKEN"),
                Duration.ofSeconds(300),
                10));
  }

  @Test
  void readsDependents() {
    assertThat(
            target(
                "dependents: {repositories: [{repository: acme/shop},"
                    + " {forge: gitlab, url: 'https://gitlab.example.com', repository: a/b/c,"
                    + " branch: develop, file: services/pom.xml}]}"))
        .isEqualTo(
            new DependentsTarget(
                List.of(
                    new Dependent(
                        new Address(Kind.GITHUB, NONE, Optional.of("acme/shop")), "", "pom.xml"),
                    new Dependent(
                        new Address(
                            Kind.GITLAB,
                            Optional.of("https://gitlab.example.com"),
                            Optional.of("a/b/c")),
                        "develop",
                        "services/pom.xml")),
                false));
    assertThat(target("dependents: {by: issue, repositories: [{repository: a/b}]}"))
        .isInstanceOfSatisfying(
            DependentsTarget.class, dependents -> assertThat(dependents.asIssue()).isTrue());
  }

  @Test
  void readsWorkflows() {
    assertThat(target("workflow: {}"))
        .isEqualTo(
            new WorkflowTarget(
                new Address(Kind.GITHUB, NONE, NONE), NONE, Duration.ofSeconds(3600), false));
    assertThat(
            target(
                "workflow: {forge: gitea, url: 'https://a.b', repository: c/d,"
                    + " workflow: release.yml, timeout: 60, onFailure: rollback}"))
        .isEqualTo(
            new WorkflowTarget(
                new Address(Kind.GITEA, Optional.of("https://a.b"), Optional.of("c/d")),
                Optional.of("release.yml"),
                Duration.ofSeconds(60),
                true));
  }

  @Test
  void readsImages() {
    assertThat(
            target("image: {repository: 'r.example.org:5000/acme/app', base: b, artifact: a.jar}"))
        .isEqualTo(
            new ImageTarget(
                "r.example.org:5000/acme/app",
                "b",
                List.of("linux/amd64", "linux/arm64"),
                "a.jar",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                NONE,
                Map.of()));
    assertThat(
            target(
                "image: {repository: r.example.org/app, base: b, artifact: a.jar,"
                    + " platforms: [linux/arm/v7], jvmArguments: [-Xmx1g], arguments: [serve],"
                    + " environment: {A: b}, ports: ['8080', '65535'], user: '1000',"
                    + " labels: {c: d}}"))
        .isEqualTo(
            new ImageTarget(
                "r.example.org/app",
                "b",
                List.of("linux/arm/v7"),
                "a.jar",
                List.of("-Xmx1g"),
                List.of("serve"),
                Map.of("A", "b"),
                List.of(8080, 65535),
                Optional.of("1000"),
                Map.of("c", "d")));
  }

  /** Each is said with where it stands. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Github: {type: github}",
        "a_b: {type: github}",
        "a--b: {type: github}",
        "-a: {type: github}",
        "'': {type: github}",
        "npm: {}",
        "npm: {type: npm}",
        "github: {type: gitlab}",
        "github: []",
        "github: text",
        "github:",
        "github: {required: maybe}",
        "github: {releases: minor}",
        "github: {releases: [tiny]}",
        "github: {preReleases: sometimes}",
        "github: {publish: later}",
        "github: {files: '*.jar'}",
        "github: {comment: 1}",
        "github: {repository: app}",
        "github: {repository: 'https://github.com/acme/app'}",
        "github: {repository: 'acme/app?x'}",
        "github: {url: github.com}",
        "github: {url: 'file:///srv'}",
        "github: {url: 'https://a.b|c'}",
        "github: {url: 'https://[::1'}",
        "github: {url: 'https://a.b/%zz'}",
        "github: {url: 'ftp://a.b'}",
        "github: {run: [a]}",
        "github: {file: a.jar}",
        "npm: {type: command}",
        "npm: {type: command, run: []}",
        "npm: {type: command, run: npm publish}",
        "npm: {type: command, run: [a], attempts: 11}",
        "npm: {type: command, run: [a], attempts: 0}",
        "npm: {type: command, run: [a], timeout: 0}",
        "npm: {type: command, run: [a], timeout: soon}",
        "npm: {type: command, run: [a], directory: ../x}",
        "npm: {type: command, run: [a], directory: /x}",
        "npm: {type: command, run: [a], environment: {A: b}}",
        "dependents: {}",
        "dependents: {repositories: []}",
        "dependents: {repositories: [acme/shop]}",
        "dependents: {repositories: [{branch: main}]}",
        "dependents: {repositories: [{repository: a/b, file: ../pom.xml}]}",
        "dependents: {repositories: [{repository: a/b, forge: svn}]}",
        "dependents: {repositories: [{repository: a/b, files: [c]}]}",
        "dependents: {by: mail, repositories: [{repository: a/b}]}",
        "workflow: {onFailure: ignore}",
        "workflow: {timeout: 0}",
        "workflow: {forge: svn}",
        "image: {base: b, artifact: a}",
        "image: {repository: app, base: b, artifact: a}",
        "image: {repository: 'r/App', base: b, artifact: a}",
        "image: {repository: r/app, artifact: a}",
        "image: {repository: r/app, base: b}",
        "image: {repository: r/app, base: b, artifact: a, platforms: [amd64]}",
        "image: {repository: r/app, base: b, artifact: a, ports: ['0']}",
        "image: {repository: r/app, base: b, artifact: a, ports: ['65536']}"
      })
  void refusesTheRestWithLineAndColumn(String channel) {
    assertThatThrownBy(() -> policy("branches: [main]\nchannels:\n  " + channel + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageMatching("(?s)release-kit\\.yml:3:[0-9]+: .*");
  }

  @ParameterizedTest
  @CsvSource({
    "'github: {credentials: ghp_abc/def}', 3:11",
    "'github: {credentials: \"ghp abc/def\"}', 3:11",
    "'github: {credentials: \"{aBcDeF/def}\"}', 3:11",
    "'github: {url: \"https://ada:abc/def@a.b\"}', 3:17"
  })
  void showsNoSecretThatIsWrittenWhereItsNameBelongs(String channel, String where) {
    assertThatThrownBy(() -> policy("branches: [main]\nchannels:\n  " + channel + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:" + where + ": ")
        .hasMessageNotContaining("abc/def")
        .hasMessageNotContaining("aBcDeF");
  }
}
