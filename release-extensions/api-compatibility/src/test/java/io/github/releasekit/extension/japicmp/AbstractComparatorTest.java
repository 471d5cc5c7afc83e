package io.github.releasekit.extension.japicmp;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.releasekit.extension.ApiComparator;
import io.github.releasekit.extension.ApiComparator.Version;
import io.github.releasekit.extension.Extension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** Compares JARs of sources. */
abstract class AbstractComparatorTest {

  final ApiComparator comparator = Extension.API_COMPATIBILITY.require("a test", "group:plugin:1");

  @TempDir Path directory;
  Jars jars;

  @BeforeEach
  void makesJarsInItsOwnDirectory() {
    jars = new Jars(directory);
  }

  static Arguments row(String earlier, String current, String... changes) {
    return arguments(earlier, current, List.of(changes));
  }

  final Path jar(String name, String source) throws IOException {
    boolean annotated = source.startsWith("@Deprecated ");
    String type = annotated ? source.substring("@Deprecated ".length()) : source;
    return jars.jar(name, (annotated ? "@Deprecated public " : "public ") + type);
  }

  final List<String> compare(Path earlier, Path current, Set<String> excluded) {
    return comparator
        .compare(new Version(earlier, List.of()), new Version(current, List.of()), excluded)
        .stream()
        .map(change -> change + " " + change.kind())
        .toList();
  }
}
