package io.github.releasekit.channel;

import static io.github.releasekit.channel.Releases.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.HomebrewTarget;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of formulae, which ruby itself reads where it is installed (P5). */
class HomebrewFormulaTest {

  /** Stands for Homebrew: keeps what a formula says, and prints it a line each. */
  private static final String HOMEBREW =
      """
      class Formula
        %w[desc homepage url version sha256 license depends_on].each do |stanza|
          define_singleton_method(stanza) { |value| puts "#{stanza}=#{value}" }
        end
        def self.test(&block) = puts("test")
      end
      """;

  private static HomebrewTarget target(String artifact, String description, String url) {
    return new HomebrewTarget(
        "https://git.example.org/acme/homebrew-tap",
        "main",
        "app-cli@2",
        artifact,
        Optional.of(url).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.of(description).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.of("MIT"));
  }

  private static String text(HomebrewTarget target) {
    return new FormulaWriter(
            target, (commit, path) -> Optional.empty(), "Does\n  things. ".repeat(20), "")
        .text(release("2.1.0"));
  }

  private static List<String> run(Path temp, String formula) throws Exception {
    Path ruby = Programs.require("ruby");
    Path file = temp.resolve("formula.rb");
    Files.writeString(file, HOMEBREW + formula);
    return Programs.run(ruby, "-w", file.toString()).lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "app, App",
    "app-cli, AppCli",
    "app_cli.x, AppCliX",
    "c++, Cxx",
    "app@2, AppAT2",
    "app-cli@2.1, AppCliAT21",
    "my2-3d, My23d"
  })
  void namesTheClassAsHomebrewDoes(String formula, String name) {
    assertThat(FormulaText.className(formula)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "  version \"1.2.3\"|1.2.3",
        "  url \"https://a.b/x-9.9.9.jar\"\\n  version '1.2'|1.2.0",
        "  url \"https://a.b/org/app/1.2.3/app-1.2.3.jar\"|1.2.3",
        "  url \"https://a.b/app-1.2.3-rc.1-bin.tar.gz\"|1.2.3-rc.1",
        "  url \"https://a.b/releases/v1.2.3/app.jar\"|1.2.3",
        "  url 'https://a.b/app-1.10-all.zip'|1.10.0",
        "  url \"https://a.b/app.jar\"|",
        "  # version \"1.2.3\"|",
        "  version \"of the day\"|",
      })
  void tellsTheVersion(String formula, String version) {
    assertThat(FormulaText.version(formula.translateEscapes().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.ofNullable(version).map(Version::parse));
  }

  @Test
  void saysAllThatHomebrewAsksFor(@TempDir Path temp) throws Exception {
    List<String> said = run(temp, text(target("app-*.jar", "Does things", "")));

    assertThat(said)
        .containsExactly(
            "desc=Does things",
            "url=https://repo.example.org/releases/org/acme/app/2.1.0/app-2.1.0.jar",
            "version=2.1.0",
            "sha256=" + "0".repeat(61) + "210",
            "license=MIT",
            "depends_on=openjdk",
            "test");
  }

  @Test
  void installsAJarThatRunsAndADistribution(@TempDir Path temp) throws Exception {
    String jar = text(target("app-*.jar", "", ""));
    String archive =
        text(target("*-bin.tar.gz", "", "https://a.b/@{tag}/@{file}?of=@{artifactId}#top"));

    assertThat(jar)
        .contains("class AppCliAT2 < Formula", "bin.write_jar_script libexec/\"app-cli.jar\"");
    assertThat(archive).contains("write_env_script").doesNotContain("write_jar_script");
    assertThat(run(temp, archive))
        .contains("url=https://a.b/v2.1.0/app-2.1.0-bin.tar.gz?of=app#top");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a \"quoted\" one",
        "#{system('id')}",
        "#$stdout #@a #@@b",
        "\\\"; system('id'); \"",
        "back\\",
        "#",
        "\\#{1}",
        "` %q(x) $(id)",
        "ünï 日本",
      })
  void quotesWhatIsHostile(String description, @TempDir Path temp) throws Exception {
    assertThat(run(temp, text(target("app-*.jar", description, ""))))
        .contains("desc=" + description);
  }

  @Test
  void takesControlCharactersOut(@TempDir Path temp) throws Exception {
    assertThat(run(temp, text(target("app-*.jar", "a\u202eb\nsystem('id')\u0000\u001b[31mc", ""))))
        .contains("desc=a b system('id')  [31mc");
  }

  private static HomebrewTarget templated(String description) {
    HomebrewTarget of = target("app-*.jar", description, "");
    return new HomebrewTarget(
        of.tap(),
        of.branch(),
        of.formula(),
        of.artifact(),
        of.url(),
        Optional.of("brew/app.vm"),
        of.description(),
        of.homepage(),
        of.license());
  }

  /** Two values side by side in a template of the team. */
  @Test
  void quotesSoThatValuesCanStandSideBySide(@TempDir Path temp) throws Exception {
    byte[] template = "puts \"$description$description\"\n".getBytes(StandardCharsets.UTF_8);
    String commit = release("2.1.0").manifest().commit();
    String text =
        new FormulaWriter(
                templated("{1}#"),
                (of, path) ->
                    Optional.of(template)
                        .filter(t -> of.equals(commit) && path.equals("brew/app.vm")),
                "",
                "")
            .text(release("2.1.0"));

    assertThat(run(temp, text)).containsExactly("{1}#{1}#");
  }

  @Test
  void refusesATemplateThatIsNotThere() {
    assertThatThrownBy(() -> text(templated("")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no template brew/app.vm in v2.1.0");
  }

  @Test
  void shortensTheDescriptionOfTheProject() {
    String line =
        text(target("app-*.jar", "", ""))
            .lines()
            .filter(of -> of.startsWith("  desc"))
            .findFirst()
            .orElseThrow();

    assertThat(line).startsWith("  desc \"Does things. Does things. Does");
    assertThat(line.length()).isLessThan("  desc \"\"".length() + 80);
  }

  @Test
  void refusesWhatItCannotInstallOrDownload() {
    assertThatThrownBy(() -> text(target("*.pom", "", "")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("app-2.1.0.pom, which is neither a jar");
    assertThatThrownBy(() -> text(target("app-*", "", "")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("several files");
    assertThatThrownBy(() -> text(target("*.jar", "", "https://u:p4ss@a.b/x.jar")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("https://a.b/x.jar")
        .hasMessageNotContaining("p4ss");
  }
}
