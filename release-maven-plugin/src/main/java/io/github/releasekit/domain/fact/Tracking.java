package io.github.releasekit.domain.fact;

import java.util.List;
import java.util.Optional;

/**
 * What is kept of releases besides, and who is told of it.
 *
 * @param repository the name that the repository has among others; empty for that of its remote
 * @param database of an organisation, that holds the ledgers of many repositories (T2)
 * @param environments where releases run, in the order in which they come to them; the last is
 *     production
 * @param exports systems that are told what the ledger has come to hold (T7)
 */
public record Tracking(
    Optional<String> repository,
    Optional<Database> database,
    List<Environment> environments,
    List<ExportTarget> exports) {

  public static final Tracking NONE =
      new Tracking(Optional.empty(), Optional.empty(), List.of(), List.of());

  /**
   * A database.
   *
   * @param url of JDBC, without credentials
   * @param credentials the name of a server of settings.xml, or of credentials in the environment
   */
  public record Database(String url, Optional<String> credentials) {}

  public Tracking {
    environments = List.copyOf(environments);
    exports = List.copyOf(exports);
  }

  /** The environment that users meet; empty where none is named. */
  public Optional<String> production() {
    return environments.isEmpty()
        ? Optional.empty()
        : Optional.of(environments.get(environments.size() - 1).name());
  }

  /** An environment by its name. */
  public Optional<Environment> environment(String name) {
    return environments.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
