package io.github.releasekit.its;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a project downloads for the plugin without extensions, and what a goal loads of it. */
public final class PluginDownload {

  private static final long MOST_BYTES = 15_000_000;
  private static final int MOST_JARS = 20;

  /** Jars of what extensions are for: bills, registries, databases, mail, signatures. */
  private static final Pattern OF_EXTENSIONS =
      Pattern.compile("(spdx|cyclonedx|jib|postgresql|flyway|mail|sigstore|bcp|japicmp|grpc).*");

  /** The packages in such jars. */
  private static final Set<String> HEAVY =
      Set.of(
          "com.google.cloud.tools",
          "dev.sigstore",
          "jakarta.mail",
          "japicmp",
          "org.bouncycastle",
          "org.cyclonedx",
          "org.eclipse.angus",
          "org.flywaydb",
          "org.postgresql",
          "org.spdx");

  private static final String LOADED = "build-classes-";

  private PluginDownload() {}

  /**
   * Refuses a plugin that is large, or comes with what belongs to an extension.
   *
   * @param build the target directory of the plugin's module
   */
  public static void requireSmall(File build) throws IOException {
    Map<Path, Long> jars = new LinkedHashMap<>();
    jars.put(pluginJar(build.toPath()), 0L);
    String classPath = Files.readString(build.toPath().resolve("runtime-class-path")).strip();
    for (String jar : classPath.split(File.pathSeparator)) {
      jars.put(Path.of(jar), 0L);
    }
    long bytes = 0;
    for (Map.Entry<Path, Long> jar : jars.entrySet()) {
      jar.setValue(Files.size(jar.getKey()));
      bytes += jar.getValue();
    }
    boolean heavy =
        jars.keySet().stream()
            .anyMatch(jar -> OF_EXTENSIONS.matcher(jar.getFileName().toString()).lookingAt());
    if (heavy || bytes > MOST_BYTES || jars.size() > MOST_JARS) {
      throw new AssertionError(
          "the plugin is %d bytes in %d jars: %s".formatted(bytes, jars.size(), jars));
    }
  }

  private static Path pluginJar(Path build) throws IOException {
    try (Stream<Path> files = Files.list(build)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("release-kit-maven-plugin-.*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Refuses runs of Maven that have loaded what an ordinary release has no use for, or have linked
   * a lambda of the plugin. They note what they load in files named {@code build-classes-*}.
   *
   * @param project in which they ran
   */
  public static void requireFewClasses(File project) throws IOException {
    List<Path> notes;
    try (Stream<Path> files = Files.walk(project.toPath())) {
      notes = files.filter(file -> file.getFileName().toString().startsWith(LOADED)).toList();
    }
    Set<String> unwanted = new TreeSet<>();
    int own = 0;
    for (Path note : notes) {
      for (String type : loaded(note)) {
        boolean isOwn = type.startsWith("io.github.releasekit.");
        own += isOwn ? 1 : 0;
        // The JVM puts an address behind the name of a class that it has made.
        if (isOwn && type.contains("/") || HEAVY.stream().anyMatch(p -> type.startsWith(p + "."))) {
          unwanted.add(type);
        }
      }
    }
    if (own == 0 || !unwanted.isEmpty()) {
      throw new AssertionError(
          "%d classes of the plugin were loaded, and these in vain: %s".formatted(own, unwanted));
    }
  }

  /** The classes of a log that {@code -Xlog:class+load} has written without decorations. */
  private static List<String> loaded(Path log) throws IOException {
    List<String> types = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      int end = line.indexOf(" source: ");
      if (end > 0) {
        types.add(line.substring(0, end));
      }
    }
    return types;
  }
}
