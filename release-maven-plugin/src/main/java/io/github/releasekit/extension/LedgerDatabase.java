package io.github.releasekit.extension;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerDocument.Kind;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A database that holds the ledgers of many repositories (T2). What is in it is never changed by
 * what is entered later.
 */
public interface LedgerDatabase {

  /**
   * Where it is.
   *
   * @param url of JDBC, {@code jdbc:postgresql://host:port/database}, without credentials and
   *     options. A host other than {@code localhost} and the addresses of the loopback interface
   *     has to show a certificate that is trusted and of its name
   * @param credentials of its user
   * @param timeout of connecting, and of each answer
   */
  record Server(String url, Optional<Credentials> credentials, Duration timeout) {}

  /**
   * A document with what it is found by.
   *
   * @param component empty where the repository is released together
   * @param version that it says it is about; empty for a vote
   * @param type of the event; empty for what is none
   * @param at when it happened; for a manifest, when that was made
   */
  record Entry(
      LedgerDocument document,
      Kind kind,
      String component,
      String version,
      String type,
      Instant at) {}

  /**
   * What the ledger of a repository has come to hold.
   *
   * @param repository that all entries are of
   * @param before the head that the database has of it; empty where it has none
   * @param head the id of the commit that it is to have
   * @param at when this is done
   * @param entries what is not known to be there; what is there all the same is left as it is
   */
  record Addition(
      String repository, Optional<String> before, String head, Instant at, List<Entry> entries) {
    public Addition {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Makes the tables, or brings them to the form of this version, where they are not of it.
   *
   * @throws io.github.releasekit.domain.ReleaseException when the database cannot be reached or
   *     does not take this user, or when its tables are of a newer version; here and below without
   *     what is secret
   */
  void prepare(Server server);

  /**
   * The head of a repository's ledger as it was entered last; empty where none was.
   *
   * @throws io.github.releasekit.domain.ReleaseException as for {@link #prepare}; and when the
   *     tables are not there or of an older version
   */
  Optional<String> head(Server server, String repository);

  /**
   * Enters all of it, or nothing. Others may do the same at the same time.
   *
   * @return how many documents are new; empty when the head is another than expected, and nothing
   *     was entered
   * @throws io.github.releasekit.domain.ReleaseException as for {@link #head}; when a path has
   *     another content there, which it names; and when a document cannot be kept
   */
  OptionalInt add(Server server, Addition addition);

  /**
   * The SHA-256 digests of a repository's documents in hexadecimal digits, by path.
   *
   * @throws io.github.releasekit.domain.ReleaseException as for {@link #head}
   */
  Map<String, String> digests(Server server, String repository);

  /**
   * The manifests and events that are asked for, and perhaps some more, byte for byte as they were
   * entered; by repository and path, in the order of their bytes.
   *
   * @throws io.github.releasekit.domain.ReleaseException as for {@link #head}
   */
  List<LedgerDocument> read(Server server, LedgerQuery query);
}
