package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.version.Upgrade;
import java.util.List;
import java.util.Optional;

/**
 * How what is released differs in its API from an earlier release.
 *
 * @param upgrade empty where there is no earlier release
 * @param modules that both have
 * @param missing paths in a repository of what the earlier release had and cannot be found
 * @param earlier the files of the earlier release, by their paths in a repository
 */
public record ApiChanges(
    Optional<Upgrade> upgrade, List<Module> modules, List<String> missing, Reports earlier) {

  /** Where nothing was released before. */
  public static final ApiChanges NONE =
      new ApiChanges(Optional.empty(), List.of(), List.of(), Reports.NONE);

  /**
   * @param name {@code groupId:artifactId}
   */
  public record Module(String name, List<ApiChange> changes) {

    public Module {
      changes = List.copyOf(changes);
    }
  }

  public ApiChanges {
    modules = List.copyOf(modules);
    missing = List.copyOf(missing);
  }
}
