package io.github.releasekit.adapter.merge;

import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the version is on one side of a merge, and where it stands.
 *
 * @param version of the project, {@code -SNAPSHOT} included
 * @param poms by path, with what Maven reads in {@code .mvn}
 * @param others files in which the version stands besides, by path
 */
record VersionState(String version, Map<String, SourceFile> poms, Map<String, SourceFile> others) {

  static VersionState of(String version, List<SourceFile> poms, List<SourceFile> others) {
    return new VersionState(version, byPath(poms), byPath(others));
  }

  private static Map<String, SourceFile> byPath(List<SourceFile> files) {
    Map<String, SourceFile> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    return byPath;
  }

  /** Paths of all files. */
  Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>(poms.keySet());
    paths.addAll(others.keySet());
    return paths;
  }

  /** A file with the places of both kinds. */
  Optional<SourceFile> file(String path) {
    return SourceFile.merged(
            Stream.of(poms.get(path), others.get(path)).filter(file -> file != null).toList())
        .stream()
        .findFirst();
  }

  /** What stands in places of some files, by path; files without such places are left out. */
  static Map<String, List<String>> texts(Collection<SourceFile> files, Slot... slots) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (SourceFile file : files) {
      List<String> ofFile = texts(file, slots);
      if (!ofFile.isEmpty()) {
        texts.put(file.path(), ofFile);
      }
    }
    return texts;
  }

  /** What stands in places of a file. */
  static List<String> texts(SourceFile file, Slot... slots) {
    Set<Slot> wanted = EnumSet.copyOf(List.of(slots));
    List<String> texts = new ArrayList<>();
    boolean goesOn = false;
    for (Token token : file.tokens()) {
      String text =
          new String(
              file.content(),
              token.start(),
              token.end() - token.start(),
              StandardCharsets.ISO_8859_1);
      if (token.slot() != Slot.REST) {
        goesOn = wanted.contains(token.slot());
        if (goesOn) {
          texts.add(text);
        }
      } else if (goesOn) {
        texts.set(texts.size() - 1, texts.get(texts.size() - 1) + text);
      }
    }
    return texts;
  }

  /** The one text that stands in all places of some files; empty where there are several. */
  static Optional<String> single(Collection<SourceFile> files, Slot... slots) {
    List<String> distinct =
        texts(files, slots).values().stream().flatMap(List::stream).distinct().toList();
    return distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty();
  }
}
