package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VersionFileReaderTest {

  static Stream<Arguments> presets() {
    return Stream.of(
        Arguments.of(
            "py/pyproject.toml",
            Slot.PYTHON_VERSION,
            "[build-system]\nrequires = ['a>=1.0']\n[project]\nname = 'a'\nversion = '«1.2.0»'\n"),
        Arguments.of(
            "pyproject.toml", Slot.PYTHON_VERSION, "[tool.poetry]\nversion = \"«1.2.0.dev0»\"\n"),
        Arguments.of(
            "pyproject.toml",
            Slot.PYTHON_VERSION,
            "[tool.poetry]\nversion = \"1.0\"\n[project]\nversion = \"«1.2.0»\"\n"),
        Arguments.of(
            "src/a/__init__.py",
            Slot.PYTHON_VERSION,
            "import x\n#__version__ = '1'\nfoo.__version__ = '2'\n__version__ = '«1.2.0»'  # é\n"),
        Arguments.of("a/version.py", Slot.PYTHON_VERSION, "__version__=\"«1.2.0rc1»\""),
        Arguments.of(
            "a/_version.py", Slot.PYTHON_VERSION, "\uFEFF__version__: str = \"«1.2.0»\"\r\n"),
        Arguments.of(
            "package.json", Slot.VERSION, "{\"name\":\"a\",\"version\":\"«0.0.0»\",\"x\":{}}"),
        Arguments.of(
            "package-lock.json",
            Slot.VERSION,
            "{\"version\":\"«1.2.0»\",\"packages\":{\"\":{\"version\":\"«1.2.0»\"},"
                + "\"node_modules/b\":{\"version\":\"1.2.0\"}}}"),
        Arguments.of("npm-shrinkwrap.json", Slot.VERSION, "{\"version\":\"«1.2.0»\"}"),
        Arguments.of(
            "Cargo.toml",
            Slot.VERSION,
            "[package]\nversion = \"«1.2.0»\"\n[dependencies]\nserde = { version = \"1.0\" }\n"),
        Arguments.of(
            "Cargo.toml", Slot.VERSION, "[workspace.package]\nversion = \"«1.2.0-SNAPSHOT»\"\n"),
        Arguments.of(
            "chart/Chart.yaml",
            Slot.VERSION,
            "apiVersion: v2\nversion: «1.2.0»\nappVersion: \"«1.2.0»\"\ndependencies:\n"
                + "- version: 1.2.0\n"),
        Arguments.of(
            "chart/Chart.yaml", Slot.VERSION, "version: «1.2.0»\nappVersion: \"8.0\" # another\n"),
        Arguments.of(
            "README.md",
            Slot.RELEASED_VERSION,
            "```xml\n<dependency>\n  <groupId>org.acme</groupId>\n  <artifactId>core</artifactId>\n"
                + "  <version>«1.1.0»</version>\n</dependency>\n<groupId>org.acme</groupId>\r\n"
                + "<artifactId>other</artifactId>\n<version>1.1.0</version>\n"
                + "<groupId>org.acme</groupId><artifactId>app</artifactId><type>pom</type>"
                + "<version>1.1.0</version>\n"
                + "<groupId>org.acme</groupId><artifactId>app</artifactId><version>«1.1.0»</version>"),
        Arguments.of(
            "docs/use.md",
            Slot.RELEASED_VERSION,
            "implementation(\"org.acme:core:«1.1.0»\") é org.acme:app:«1.1.0»:sources@jar\n"
                + "'org.acme:core-x:1.0' com.org.acme:core:1.0 org.acme:core:$v\n"
                + "org.acme:core:1.2.0-SNAPSHOT <groupId>org.acme</groupId>\n"
                + "<artifactId>core</artifactId><version>1.2.0-SNAPSHOT</version>"),
        Arguments.of(
            "README.adoc", Slot.RELEASED_VERSION, "`mvn org.acme:app:«1.1.0»:run` <groupId>"));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void knowsFilesByTheirNames(String path, Slot slot, String text) {
    Marked marked = Marked.of(text);

    List<SourceFile> files = read("- file: " + path, Map.of(path, marked.content()));

    assertThat(files).hasSize(1);
    assertThat(files.get(0).tokens())
        .containsExactlyElementsOf(
            marked.versions().stream().map(v -> new Token(v.start(), v.end(), slot)).toList());
  }

  @Test
  void followsWithTheLockFilesBesideAPackage() {
    Map<String, byte[]> contents =
        Map.of(
            "web/package.json", Marked.bytes("{\"version\":\"1.0.0\"}"),
            "web/package-lock.json", Marked.bytes("{\"version\":\"1.0.0\"}"),
            "package-lock.json", Marked.bytes("{}"));

    assertThat(read("- file: web/package.json", contents))
        .extracting(SourceFile::path)
        .containsExactly("web/package.json", "web/package-lock.json");
    assertThat(read("- {file: web/package.json, json: /version}", contents)).hasSize(1);
    assertThatThrownBy(
            () ->
                read(
                    "- file: package.json",
                    Map.of(
                        "package.json", Marked.bytes("{\"version\":\"1.0.0\"}"),
                        "package-lock.json", Marked.bytes("{\"lockfileVersion\":3}"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("package-lock.json has no version");
  }

  @Test
  void givesEveryPlaceItsSlot() {
    String entries =
        """
        - {file: a.json, json: /a}
        - {file: a.json, json: /b, notation: pep440}
        - {file: a.json, json: /c, 'on': release}
        - {file: a.json, json: /d, notation: pep440, 'on': release}
        - {file: b.toml, toml: a.b}
        - {file: c.yaml, yaml: a.b}
        - {file: d.txt, properties: a.b}
        - {file: e, pattern: 'v@{version}'}
        - {file: f, marker: here}
        """;
    Map<String, byte[]> contents =
        Map.of(
            "a.json", Marked.bytes("{\"d\":\"1.0\",\"c\":\"1.0\",\"b\":\"1.0\",\"a\":\"1.0\"}"),
            "b.toml", Marked.bytes("a.b='1.0'"),
            "c.yaml", Marked.bytes("a: {b: 1.0}"),
            "d.txt", Marked.bytes("a.b=1.0"),
            "e", Marked.bytes("v1.0"),
            "f", Marked.bytes("1.0 here"));

    List<SourceFile> files = read(entries, contents);

    assertThat(files)
        .extracting(SourceFile::path)
        .containsExactly("a.json", "b.toml", "c.yaml", "d.txt", "e", "f");
    assertThat(files.get(0).tokens())
        .extracting(Token::slot)
        .containsExactly(
            Slot.RELEASED_PYTHON_VERSION, Slot.RELEASED_VERSION, Slot.PYTHON_VERSION, Slot.VERSION);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("- {file: none.json, json: /v}", "release-kit.yml names none.json"),
        Arguments.of("- {file: a.json, json: /w}", "a.json has no version at what"),
        Arguments.of("- {file: a.json, json: /text}", "a.json:3: 'one' is not a version"),
        Arguments.of("- {file: a.json, json: /v-tag}", "a.json:4: 'v1.0' is not a version"),
        Arguments.of("- {file: a.json, json: /empty}", "a.json:5: '' is not a version"),
        Arguments.of("- {file: a.json, json: /escaped}", "is not a version (json: /escaped)"),
        Arguments.of("- {file: a.json, json: /open}", "a.json:7: '1.' is not a version"),
        Arguments.of("- {file: a.json, pattern: 'x@{version}'}", "pattern: x@{version}"),
        Arguments.of("- {file: a.json, marker: nowhere}", "marker: nowhere"),
        Arguments.of("- file: a.json", "without saying where in it the version stands"),
        Arguments.of("- file: pyproject.toml", "project.version or tool.poetry.version"),
        Arguments.of("- file: README.md", "a module of org.acme:app"),
        Arguments.of("- {file: a.json, json: v}", "'v' is not a JSON pointer"),
        Arguments.of("- {file: CHANGELOG.md, marker: a}", "CHANGELOG.md, the changelog"),
        Arguments.of(
            "- {file: a.json, json: /v}\n- {file: a.json, pattern: '\"v\":\"@{version}'}",
            "a.json has one version that is found in two ways (byte 6)"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAnEntryThatFindsNoVersion(String entries, String problem) {
    Map<String, byte[]> contents =
        Map.of(
            "a.json",
                Marked.bytes(
                    "{\"v\":\"1.0\",\n\"x\":1,\n\"text\":\"one\",\n\"v-tag\":\"v1.0\",\n"
                        + "\"empty\":\"\",\n\"escaped\":\"1\\u002e0\",\n\"open\":\"1.\"}"),
            "pyproject.toml", Marked.bytes("[project]\ndynamic = ['version']\n"),
            "README.md", Marked.bytes("org.acme:core:1.0-SNAPSHOT"));

    assertThatThrownBy(() -> read(entries, contents))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains(problem);
              assertThat(e.remedy()).isNotBlank();
            });
  }

  private static List<SourceFile> read(String entries, Map<String, byte[]> contents) {
    String yaml = "versionFiles:\n" + entries.strip().indent(2);
    Policy policy = PolicyLoader.load(Optional.of(Marked.bytes(yaml)), PolicyArtifacts.NONE);
    ReactorModule root = module("app");
    Reactor reactor =
        new Reactor(
            root,
            List.of(root, module("core")),
            List.of(),
            false,
            Optional.empty(),
            Optional.empty());
    return VersionFileReader.read(policy, reactor, path -> Optional.ofNullable(contents.get(path)));
  }

  private static ReactorModule module(String artifactId) {
    return new ReactorModule(
        "org.acme",
        artifactId,
        "1.2.0-SNAPSHOT",
        "jar",
        artifactId + "/pom.xml",
        artifactId + "/target",
        List.of(),
        true,
        Optional.empty());
  }
}
