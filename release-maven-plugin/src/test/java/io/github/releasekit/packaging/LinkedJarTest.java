package io.github.releasekit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedJarTest {

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 6);
  private static final String SAMPLE = "io/github/releasekit/packaging/LinkedClassesTest";

  @TempDir private Path directory;

  @Test
  void keepsOrderTimesAndOtherFiles() throws IOException {
    Path jar = jar();

    LinkedJar.link(jar);

    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      assertThat(entries)
          .extracting(ZipEntry::getName)
          .startsWith("META-INF/", "META-INF/MANIFEST.MF", SAMPLE + ".class")
          .contains(SAMPLE + "$Values.class", SAMPLE + "$Values$$Lambda0.class")
          .endsWith("last.txt");
      assertThat(entries).allSatisfy(entry -> assertThat(entry.getTimeLocal()).isEqualTo(TIME));
      assertThat(zip.getInputStream(zip.getEntry("last.txt"))).hasContent("text");
    }
  }

  @Test
  void linkedAgainItIsTheSame() throws IOException {
    Path jar = jar();
    LinkedJar.link(jar);
    byte[] once = Files.readAllBytes(jar);

    LinkedJar.link(jar);

    assertThat(Files.readAllBytes(jar)).isEqualTo(once);
    assertThat(directory).isDirectoryNotContaining(file -> !file.equals(jar));
  }

  private Path jar() throws IOException {
    Path jar = directory.resolve("some.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(out, "META-INF/", new byte[0]);
      put(out, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
      for (String name : List.of("", "$Values", "$All", "$None")) {
        put(out, SAMPLE + name + ".class", content(SAMPLE + name));
      }
      put(out, "last.txt", "text".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  @Test
  void classesOfOthersStay() throws IOException {
    byte[] sample = content(SAMPLE + "$Values");
    Path jar = directory.resolve("others.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(out, "org/other/Values.class", sample);
    }

    LinkedJar.link(jar);

    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.size()).isEqualTo(1);
      assertThat(zip.getInputStream(zip.getEntry("org/other/Values.class")))
          .hasBinaryContent(sample);
    }
  }

  private static byte[] content(String type) throws IOException {
    try (InputStream in = LinkedJarTest.class.getResourceAsStream("/" + type + ".class")) {
      return in.readAllBytes();
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
