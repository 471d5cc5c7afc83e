package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Materials;
import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;
import io.github.releasekit.extension.SbomWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseAssetsTest {

  private static final Instant TIME = Instant.parse("2026-11-30T10:00:00Z");
  private static final String ROOT = "org/acme/acme/1.0.0/acme-1.0.0";

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private StagedRelease release;

  @BeforeEach
  void stages() {
    git = GitFixture.init(temp.resolve("project"));
    git.commit("feat: begin", "src/a b/ü.txt", "one\r\ntwo\n");
    git.write("models/words.txt", "alpha");
    git.write("models/deep/numbers.v2.txt", "1");
    git.run("add", "--all");
    git.commit("feat: models");
    git.write("target/jmh.json", "[]");
    repository = GitRepository.open(git.directory());
    release = new StagedRelease(temp.resolve("staging"), "1.0.0", temp.resolve("repository"));
    release.module("acme", "pom").module("core", "pom", "jar").module("app", "pom", "war");
  }

  @AfterEach
  void closes() {
    repository.close();
  }

  @Test
  void addsTheSourcesAsGitArchivesThem() throws IOException {
    Map<String, String> added =
        add(new AssetPolicy(true, List.of(), List.of(), false, false, List.of()));

    assertThat(added).containsOnlyKeys(ROOT + "-src.tar.gz");
    try (GZIPInputStream unzipped =
        new GZIPInputStream(Files.newInputStream(file(ROOT + "-src.tar.gz")))) {
      assertThat(Digests.sha256(unzipped.readAllBytes()))
          .isEqualTo(
              Digests.sha256(
                  git.bytes("", "archive", "--format=tar", "--prefix=acme-1.0.0/", "HEAD")));
    }
  }

  @Test
  void addsTheSameSourcesWhateverGitIsConfiguredTo() throws IOException {
    AssetPolicy sources = new AssetPolicy(true, List.of(), List.of(), false, false, List.of());
    add(sources);
    byte[] first = Files.readAllBytes(file(ROOT + "-src.tar.gz"));

    git.run("config", "core.autocrlf", "true");
    git.run("config", "core.eol", "crlf");
    git.run("config", "tar.umask", "user");
    git.run("config", "tar.tar.gz.command", "cat");
    add(sources);

    assertThat(Files.readAllBytes(file(ROOT + "-src.tar.gz"))).isEqualTo(first);
    assertThat(file(ROOT + "-src.tar.gz").getParent().toFile().list())
        .noneMatch(name -> name.endsWith(".tar"));
  }

  @Test
  void addsFilesByPatternUnderTheNameOfTheRoot() {
    Map<String, String> added = add(files("models/*", "target/jmh.json"));

    assertThat(added)
        .containsOnly(
            Map.entry(ROOT + "-words.txt", "models/words.txt"),
            Map.entry(ROOT + "-numbers.v2.txt", "models/deep/numbers.v2.txt"),
            Map.entry(ROOT + "-jmh.json", "target/jmh.json"));
    assertThat(file(ROOT + "-words.txt")).hasContent("alpha");
    assertThat(release.staging().artifacts())
        .extracting(Artifact::path)
        .contains(ROOT + "-words.txt", ROOT + ".pom", "org/acme/core/1.0.0/core-1.0.0.jar");
    assertThat(release.staging().built().get(0).artifacts()).hasSize(1);
  }

  @Test
  void putsThemInPlaceOfThoseOfAnEarlierRun() {
    add(files("models/*"));
    List<Artifact> once = release.staging().artifacts();
    add(files("models/*"));

    assertThat(release.staging().artifacts()).isEqualTo(once);

    add(files("target/jmh.json"));
    assertThat(release.staging().artifacts())
        .extracting(Artifact::path)
        .contains(ROOT + "-jmh.json")
        .doesNotContain(ROOT + "-words.txt");
  }

  @Test
  void refusesAPatternThatNothingIsOf() {
    assertThatThrownBy(() -> add(files("models/*.onnx")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("names models/*.onnx, and the release has no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "a b.txt", "ü.txt", ".hidden", "a..b", "x.", "a.b.c.d.e.f"})
  void refusesNamesThatArtifactsCannotHave(String name) {
    git.write("odd/" + name, "1");

    assertThatThrownBy(() -> add(files("odd/*")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("asset '" + name + "' has a name that artifacts cannot have");
  }

  @Test
  void refusesTwoFilesOfOneName() {
    git.write("other/words.txt", "beta");

    assertThatThrownBy(() -> add(files("models/words.txt", "other/words.txt")))
        .hasMessageContaining("/acme-1.0.0-words.txt is released already");
  }

  @Test
  void takesAFileOnceThatTwoPatternsName() {
    assertThat(add(files("models/*", "models/words.txt"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"release-manifest.json", "checksums.txt", "src.tar.gz"})
  void refusesAFileThatHasTheNameOfAnotherAsset(String name) {
    git.write("odd/" + name, "1");

    assertThatThrownBy(
            () -> add(new AssetPolicy(true, List.of(), List.of("odd/*"), true, true, List.of())))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("/acme-1.0.0-" + name + " is released already");
  }

  @Test
  void refusesFilesOfOneNameWhereChecksumsAreToTellThemApart() {
    release.module("core", "pom", "jar");
    AssetPolicy checksums = new AssetPolicy(false, List.of(), List.of(), false, true, List.of());
    add(checksums);
    Path index = temp.resolve("staging/index/com.acme_core.json");
    try {
      String module = Files.readString(temp.resolve("staging/index/org.acme_core.json"));
      Files.writeString(index, module.replace("org.acme", "com.acme").replace("org/", "com/"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }

    assertThatThrownBy(() -> add(checksums))
        .hasMessageContaining("have the same name, which a file of checksums cannot tell apart");
  }

  @Test
  void followsNoLinkOutOfTheCheckout() throws IOException {
    Files.writeString(temp.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(git.directory().resolve("link.txt"), temp.resolve("secret.txt"));

    assertThatThrownBy(() -> add(files("link.txt")))
        .hasMessageContaining("the release has no such file");
  }

  @Test
  void refusesARootThatIsNotDeployed() {
    StagedRelease without =
        new StagedRelease(temp.resolve("without"), "1.0.0", temp.resolve("repository"));
    without.module("core", "pom", "jar");
    release = without;

    assertThatThrownBy(() -> add(files("models/*")))
        .hasMessageContaining("assets are published with org.acme:acme, which is not deployed");
  }

  @Test
  void addsABillOfMaterialsAModuleAndOneOfAll() throws IOException {
    record("acme", "pom");
    record("core", "jar");
    record("app", "war");
    record("not-deployed", "jar");

    Map<String, String> added =
        add(
            new AssetPolicy(
                false,
                List.of(SbomFormat.CYCLONEDX, SbomFormat.SPDX),
                List.of(),
                false,
                false,
                List.of()));

    assertThat(added)
        .containsOnlyKeys(
            ROOT + "-cyclonedx.json",
            ROOT + ".spdx.json",
            "org/acme/core/1.0.0/core-1.0.0-cyclonedx.json",
            "org/acme/core/1.0.0/core-1.0.0.spdx.json",
            "org/acme/app/1.0.0/app-1.0.0-cyclonedx.json",
            "org/acme/app/1.0.0/app-1.0.0.spdx.json");
    assertThat(Files.readString(file(ROOT + ".spdx.json")))
        .isEqualTo(
            "spdx of pkg:maven/org.acme/acme@1.0.0?type=pom at 2026-11-30T10:00:00Z by 7 with"
                + " [pkg:maven/org.acme/app@1.0.0?type=war, pkg:maven/org.acme/core@1.0.0]");
    assertThat(Files.readString(file("org/acme/core/1.0.0/core-1.0.0-cyclonedx.json")))
        .isEqualTo(
            "cyclonedx of pkg:maven/org.acme/core@1.0.0 at 2026-11-30T10:00:00Z by 7 with []");
  }

  @Test
  void leavesABillThatTheBuildMakesItself() throws IOException {
    release.module("core", "pom", "jar", "spdx.json");
    record("acme", "pom");
    record("core", "jar");

    add(new AssetPolicy(false, List.of(SbomFormat.SPDX), List.of(), false, false, List.of()));

    assertThat(Files.readString(file("org/acme/core/1.0.0/core-1.0.0.spdx.json")))
        .isEqualTo("org/acme/core/1.0.0/core-1.0.0.spdx.json");
  }

  private void record(String name, String extension) {
    Material module =
        new Material(
            StagedRelease.GROUP, name, "1.0.0", "", extension, "", false, "", "", List.of());
    release.staging().resolutions().record(new Materials(module, List.of(), List.of(), List.of()));
  }

  private static AssetPolicy files(String... patterns) {
    return new AssetPolicy(false, List.of(), List.of(patterns), false, false, List.of());
  }

  private Map<String, String> add(AssetPolicy policy) {
    return new ReleaseAssets(repository, policy, "org.acme:acme", Words::new)
        .add(
            release.staging(),
            new ReleaseAssets.Source(git.directory(), git.id("HEAD"), TIME, "7"));
  }

  private Path file(String path) {
    return release.staging().file(path);
  }

  /** Says in a line what it was asked for. */
  private record Words() implements SbomWriter {
    @Override
    public byte[] write(SbomFormat format, Sbom sbom) {
      return (format
              + " of "
              + sbom.subject().purl()
              + " at "
              + sbom.time()
              + " by "
              + sbom.tool()
              + " with "
              + sbom.modules().stream().map(Material::purl).toList())
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
