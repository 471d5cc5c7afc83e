package io.github.releasekit.extension;

import io.github.releasekit.domain.gate.result.ApiChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Compares what two versions of a module let others use (V7). */
public interface ApiComparator {

  /**
   * A version of a module.
   *
   * @param jar of it
   * @param classpath what its types may extend, and name in signatures; what is not there is left
   *     out of account
   */
  record Version(Path jar, List<Path> classpath) {}

  /**
   * @param excluded qualified names of annotations; what has one is no API
   * @return in the order of their elements
   * @throws io.github.releasekit.domain.ReleaseException when a JAR, or a class of one, cannot be
   *     read
   */
  List<ApiChange> compare(Version earlier, Version current, Set<String> excluded);
}
