package io.github.releasekit.extension.postgresql;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ledgers of several repositories of git, each read by itself. */
final class GitSources implements AutoCloseable {

  private final Map<String, GitRepository> repositories = new LinkedHashMap<>();
  private final Map<String, GitLedgerFixture> ledgers = new LinkedHashMap<>();

  /**
   * @param files of ledgers by repository
   */
  GitSources(Path directory, Map<String, Map<String, byte[]>> files) {
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              GitLedgerFixture git =
                  GitLedgerFixture.init(directory.resolve("git" + ledgers.size()));
              git.append(content);
              ledgers.put(name, git);
              repositories.put(name, git.open());
            });
  }

  Map<String, GitRepository> repositories() {
    return repositories;
  }

  String head(String name) {
    return ledgers.get(name).head().orElseThrow();
  }

  LedgerContents read(LedgerQuery query) {
    List<LedgerRelease> releases = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    repositories.forEach(
        (name, repository) -> {
          LedgerContents read =
              new GitLedgerSource(repository, name, ledgers.get(name).head()).read(query);
          releases.addAll(read.releases());
          entries.addAll(read.entries());
        });
    return new LedgerContents(releases, entries);
  }

  @Override
  public void close() {
    repositories.values().forEach(GitRepository::close);
  }
}
