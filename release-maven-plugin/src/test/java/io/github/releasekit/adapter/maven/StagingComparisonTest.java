package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagingComparisonTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "org/acme/App.class, another Java has compiled it",
    "META-INF/MANIFEST.MF, 'the manifest names the Java, the Maven'",
    "META-INF/maven/org.acme/app/pom.properties, an old version of a packaging plugin",
    "git.properties, 'a plugin writes the time, the machine or the branch'",
    "META-INF/build-info.properties, 'a plugin writes the time, the machine or the branch'",
    "META-INF/sisu/javax.inject.Named, in the order that the file system has them in",
    "index.html, maven-javadoc-plugin writes a time"
  })
  void namesTheEntryThatDiffersAndALikelyCause(String entry, String cause) throws IOException {
    String difference =
        StagingComparison.difference(
            archive("one.jar", 0, "same.txt", "a", entry, "one"),
            archive("other.jar", 0, "same.txt", "a", entry, "other"));

    assertThat(difference).startsWith(entry + ", likely because ").contains(cause);
  }

  @Test
  void namesEntriesThatOnlyOneHas() throws IOException {
    assertThat(
            StagingComparison.difference(
                archive("one.jar", 0, "same.txt", "a", "more.txt", "b"),
                archive("other.jar", 0, "same.txt", "a", "another.txt", "b")))
        .isEqualTo("another.txt, more.txt");
  }

  @Test
  void namesNoMoreThanAFew() throws IOException {
    String[] entries = new String[16];
    for (int i = 0; i < 8; i++) {
      entries[2 * i] = i + ".txt";
      entries[2 * i + 1] = "a";
    }
    assertThat(
            StagingComparison.difference(
                archive("one.jar", 0, entries), archive("other.jar", 0, "0.txt", "a")))
        .isEqualTo("1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 2 more");
  }

  @Test
  void tellsTimesFromContents() throws IOException {
    assertThat(
            StagingComparison.difference(
                archive("one.jar", 0, "same.txt", "a"),
                archive("other.jar", 86_400_000, "same.txt", "a")))
        .startsWith("times or order of its entries")
        .contains("project.build.outputTimestamp");
  }

  @Test
  void saysOfWhatIsNoArchiveThatItsBytesDiffer() throws IOException {
    assertThat(
            StagingComparison.difference(
                Files.writeString(temp.resolve("one.pom"), "<project/>"),
                Files.writeString(temp.resolve("other.pom"), "<project></project>")))
        .isEqualTo("its bytes");
  }

  @Test
  void keepsControlCharactersOfEntriesToThemselves() throws IOException {
    assertThat(
            StagingComparison.difference(
                archive("one.jar", 0, "a\u001b[2Jb", "1"),
                archive("other.jar", 0, "a\u001b[2Jb", "2")))
        .doesNotContain("\u001b");
  }

  @Test
  void comparesWhatBuildsHaveStagedAndNoAssets() throws IOException {
    StagedRelease first = release("first").module("app", "pom", "jar").module("lib", "pom");
    StagedRelease second = release("second").module("app", "pom", "war").module("lib", "pom");
    Files.writeString(second.staging().file("org/acme/lib/1.0.0/lib-1.0.0.pom"), "other");
    Attachments assets = new Attachments(first.staging(), Attachments.Kind.ASSETS);
    assets.add(
        first.staging().built().get(0),
        "src",
        "tar.gz",
        "sources".getBytes(StandardCharsets.UTF_8));
    assets.save();

    var rebuild = StagingComparison.compare(first.staging(), second.staging());

    assertThat(rebuild.differences())
        .extracting(Object::toString)
        .allMatch(text -> !text.contains("tar.gz"))
        .anyMatch(text -> text.contains("app-1.0.0.jar") && text.contains("not made again"))
        .anyMatch(text -> text.contains("app-1.0.0.war") && text.contains("second time only"))
        .anyMatch(text -> text.contains("lib-1.0.0.pom") && text.contains("its bytes"))
        .hasSize(3);
  }

  private StagedRelease release(String name) {
    return new StagedRelease(temp.resolve(name), "1.0.0", temp.resolve("repository"));
  }

  private Path archive(String name, long time, String... entries) throws IOException {
    Path file = temp.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < entries.length; i += 2) {
        ZipEntry entry = new ZipEntry(entries[i]);
        entry.setTime(1_000_000_000_000L + time);
        zip.putNextEntry(entry);
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
