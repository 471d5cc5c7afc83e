package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.ChangedFiles;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.extension.LedgerDatabase;
import io.github.releasekit.extension.LedgerDatabase.Addition;
import io.github.releasekit.extension.LedgerDatabase.Entry;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Enters the ledger of a repository into a database; what is there already is not sent again. */
public final class LedgerImport {

  private static final int ATTEMPTS = 10;
  private static final int NAMED = 5;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final LedgerDatabase database;
  private final Server server;
  private final Clock clock;

  public LedgerImport(LedgerDatabase database, Server server, Clock clock) {
    this.database = database;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Enters what the database lacks.
   *
   * @param name of the repository among others
   * @param head reads the head of its ledger, and brings its objects here; empty where nothing was
   *     entered yet
   * @return how many documents were new
   * @throws ReleaseException when the ledger lacks what the database has of it, or has it
   *     otherwise; when a document is not of its form; and as {@link LedgerDatabase} says
   */
  public int run(GitRepository repository, String name, Supplier<Optional<String>> head) {
    database.prepare(server);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // In this order: what the database has was in the ledger before.
      Optional<String> known = database.head(server, name);
      Optional<String> current = head.get();
      if (current.equals(known)) {
        return 0;
      }
      OptionalInt added = add(repository, name, known, current);
      if (added.isPresent()) {
        return added.getAsInt();
      }
    }
    throw new ReleaseException(
        "others keep entering the ledger of " + name + " into the database",
        "run mvn release-kit:sync again");
  }

  private OptionalInt add(
      GitRepository repository, String name, Optional<String> known, Optional<String> current) {
    if (known.isEmpty()) {
      return add(name, known, current.get(), repository.files(current.get(), ""));
    }
    if (current.isEmpty()
        || !COMMIT.matcher(known.get()).matches()
        || !repository.has(known.get())
        || !repository.isAncestor(known.get(), current.get())) {
      throw rewritten(repository, name, known.get(), current);
    }
    ChangedFiles changed = ChangedFiles.between(repository, known.get(), current.get());
    if (changed.removed().stream().anyMatch(path -> isKept(name, path))) {
      throw rewritten(repository, name, known.get(), current);
    }
    return add(name, known, current.get(), changed.written());
  }

  private OptionalInt add(
      String name, Optional<String> known, String head, Map<String, byte[]> files) {
    List<Entry> entries = new ArrayList<>();
    files.forEach(
        (path, content) ->
            LedgerDocuments.entry(new LedgerDocument(name, path, content)).ifPresent(entries::add));
    return database.add(server, new Addition(name, known, head, clock.instant(), entries));
  }

  private static boolean isKept(String name, String path) {
    return new LedgerDocument(name, path, new byte[0]).place().isPresent();
  }

  private ReleaseException rewritten(
      GitRepository repository, String name, String known, Optional<String> current) {
    Map<String, byte[]> here = current.map(head -> repository.files(head, "")).orElse(Map.of());
    List<String> differing = new ArrayList<>();
    new TreeMap<>(database.digests(server, name))
        .forEach(
            (path, digest) -> {
              byte[] content = here.get(path);
              if (content == null) {
                differing.add(PlainText.shortLine(path) + " is missing");
              } else if (!digest.equals(Digests.sha256(content))) {
                differing.add(PlainText.shortLine(path) + " is another");
              }
            });
    return new ReleaseException(
        "the ledger of "
            + name
            + " was rewritten: "
            + PlainText.shortLine(known)
            + ", which the database has of it, is not before "
            + current.orElse("an empty ledger")
            + (differing.isEmpty()
                ? "; all documents are the same"
                : "; " + PlainText.listed(differing, NAMED)),
        "restore the ledger on the remote; where the rewriting was meant, remove the repository from"
            + " release_kit.repository, and run mvn release-kit:sync again");
  }
}
