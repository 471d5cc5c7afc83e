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

  private static String difference(Path one, Path other) {
    try (ZipFile first = new ZipFile(one.toFile());
        ZipFile second = new ZipFile(other.toFile())) {
      Map<String, ZipEntry> ours = entries(first);
      Map<String, ZipEntry> theirs = entries(second);
      TreeSet<String> names = new TreeSet<>(ours.keySet());
      names.addAll(theirs.keySet());
      List<String> different =
          names.stream().filter(name -> !sameContent(ours.get(name), theirs.get(name))).toList();
      if (different.isEmpty()) {
        return "times or order of its entries";
      }
      return different.stream().limit(SHOWN).map(PlainText::line).collect(Collectors.joining(", "))
          + (different.size() > SHOWN ? " and " + (different.size() - SHOWN) + " more" : "");
    } catch (ZipException e) {
      return "its bytes";
    } catch (IOException e) {
      return "its bytes, and it cannot be read as an archive";
    }
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
