package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Difference;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Compares what two builds have staged, without assets, and of archives names the entries that
 * differ.
 */
public final class StagingComparison {

  /** How many entries of one archive are named. */
  private static final int SHOWN = 5;

  /** What differs between builds that are not the same, by the entries that give it away. */
  private static final Map<Pattern, String> CAUSES = new LinkedHashMap<>();

  static {
    CAUSES.put(
        Pattern.compile("\\.class$"), "another Java has compiled it, or generated code differs");
    CAUSES.put(
        Pattern.compile("(git|build-info|buildinfo|build)[^/]*\\.(properties|json)$"),
        "a plugin writes the time, the machine or the branch of the build");
    CAUSES.put(
        Pattern.compile("META-INF/maven/.*/pom\\.properties$"),
        "an old version of a packaging plugin writes the time of the build");
    CAUSES.put(
        Pattern.compile("META-INF/(sisu|services|plexus)/"),
        "a plugin writes files in the order that the file system has them in");
    CAUSES.put(
        Pattern.compile("META-INF/MANIFEST\\.MF$"),
        "the manifest names the Java, the Maven, the user or the time of the build");
    CAUSES.put(
        Pattern.compile("(javadoc|apidocs|\\.html$)"),
        "maven-javadoc-plugin writes a time: set notimestamp");
  }

  private StagingComparison() {}

  public static Rebuild compare(Staging first, Staging second) {
    Map<String, Artifact> others = new LinkedHashMap<>();
    second.measured(second.built()).forEach(artifact -> others.put(artifact.path(), artifact));
    List<Artifact> own = first.measured(first.built());
    List<Difference> differences = new ArrayList<>();
    for (Artifact artifact : own) {
      Artifact other = others.remove(artifact.path());
      if (other == null) {
        differences.add(new Difference(artifact.path(), "it is not made again"));
      } else if (!other.sha256().equals(artifact.sha256())) {
        differences.add(
            new Difference(
                artifact.path(),
                difference(first.file(artifact.path()), second.file(artifact.path()))));
      }
    }
    others
        .keySet()
        .forEach(path -> differences.add(new Difference(path, "it is made the second time only")));
    return new Rebuild(own.size(), differences);
  }

  /** What two files of one name have different, and why that may be. */
  public static String difference(Path one, Path other) {
    try (ZipFile first = new ZipFile(one.toFile());
        ZipFile second = new ZipFile(other.toFile())) {
      Map<String, ZipEntry> ours = entries(first);
      Map<String, ZipEntry> theirs = entries(second);
      TreeSet<String> names = new TreeSet<>(ours.keySet());
      names.addAll(theirs.keySet());
      List<String> different =
          names.stream().filter(name -> !sameContent(ours.get(name), theirs.get(name))).toList();
      if (different.isEmpty()) {
        return "times or order of its entries, likely because the build does not follow"
            + " project.build.outputTimestamp";
      }
      return different.stream().limit(SHOWN).map(PlainText::line).collect(Collectors.joining(", "))
          + (different.size() > SHOWN ? " and " + (different.size() - SHOWN) + " more" : "")
          + cause(different);
    } catch (ZipException e) {
      return "its bytes";
    } catch (IOException e) {
      return "its bytes, and it cannot be read as an archive";
    }
  }

  /** The first of the known ones that an entry tells of. */
  private static String cause(List<String> entries) {
    return CAUSES.entrySet().stream()
        .filter(cause -> entries.stream().anyMatch(entry -> cause.getKey().matcher(entry).find()))
        .findFirst()
        .map(cause -> ", likely because " + cause.getValue())
        .orElse("");
  }

  private static Map<String, ZipEntry> entries(ZipFile archive) {
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    archive.stream().forEach(entry -> entries.put(entry.getName(), entry));
    return entries;
  }

  private static boolean sameContent(ZipEntry one, ZipEntry other) {
    return one != null
        && other != null
        && one.getSize() == other.getSize()
        && Objects.equals(one.getCrc(), other.getCrc());
  }
}
