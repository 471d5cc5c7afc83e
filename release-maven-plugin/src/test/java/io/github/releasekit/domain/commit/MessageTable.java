package io.github.releasekit.domain.commit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text resource of commit messages and what is to be read from them. A record is
 *
 * <pre>
 * == what it shows
 * the message
 * =&gt;
 * what is expected, line by line, in the words of the test that reads the table
 * </pre>
 *
 * <p>Instead of one message a record may hold several commits, newest first, each after a line
 * {@code @ name}. Its parent is the next commit of the record, unless {@code @ name < parent
 * parent} names others. {@code {name}} in a message stands for that commit's id, {@code {name:7}}
 * for the first seven digits. Names that begin with {@code old} are of commits outside the list.
 *
 * <p>Both parts have Java's escapes and <code>&#92;uXXXX</code>. What stands before the first
 * record is a comment.
 */
record MessageTable(List<Row> rows) {

  private static final String ONLY = "c";
  private static final Pattern ID = Pattern.compile("\\{([a-z]+[0-9]*)(?::([0-9]+))?}");
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  /** One record: commits, newest first, and the expected lines. */
  record Row(String name, Map<String, Commit> commits, List<String> expected) {

    List<Commit> newestFirst() {
      return List.copyOf(commits.values());
    }

    /** The message of a record without named commits. */
    String message() {
      return Objects.requireNonNull(commits.get(ONLY), name).message();
    }

    /** The name that the record gives to a commit. */
    String nameOf(Commit commit) {
      return commits.entrySet().stream()
          .filter(entry -> entry.getValue().id().equals(commit.id()))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows(String resource) {
    return read(resource).rows().stream();
  }

  static MessageTable read(String resource) {
    List<Row> rows = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<List<String>> messages = new HashSet<>();
    String[] records = ("\n" + text(resource)).split("\n== ", -1);
    for (String record : List.of(records).subList(1, records.length)) {
      Row row = row(record.lines().toList());
      if (!names.add(row.name())) {
        throw new IllegalStateException(resource + ": twice: == " + row.name());
      }
      if (!messages.add(row.newestFirst().stream().map(Commit::message).toList())) {
        throw new IllegalStateException(resource + ": the same messages again: " + row.name());
      }
      rows.add(row);
    }
    return new MessageTable(rows);
  }

  /** The made-up id of a named commit. */
  static String id(String name) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(name.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A commit on its own, with one parent outside the list. */
  static Commit commit(String message) {
    return commit(ONLY, List.of("old"), message, 0);
  }

  static Commit commit(String name, List<String> parents, String message, int age) {
    return new Commit(
        id(name),
        parents.stream().map(MessageTable::id).toList(),
        message,
        "Ada Lovelace",
        "ada@example.org",
        Instant.parse("2026-03-01T12:00:00Z").minusSeconds(60L * age));
  }

  private static Row row(List<String> lines) {
    String name = lines.get(0);
    int arrow = lines.indexOf("=>");
    if (arrow < 0) {
      throw new IllegalStateException("no => in: == " + name);
    }
    List<String> expected =
        lines.subList(arrow + 1, lines.size()).stream()
            .filter(line -> !line.isBlank())
            .map(MessageTable::unescape)
            .toList();
    if (expected.isEmpty()) {
      throw new IllegalStateException("nothing expected in: == " + name);
    }
    List<String> message = lines.subList(1, arrow);
    boolean named = !message.isEmpty() && message.get(0).startsWith("@ ");
    return new Row(name, named ? commits(message) : only(message), expected);
  }

  private static Map<String, Commit> only(List<String> message) {
    return Map.of(ONLY, commit(unescape(String.join("\n", message))));
  }

  private static Map<String, Commit> commits(List<String> lines) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    List<String> message = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("@ ")) {
        message = new ArrayList<>();
        if (messages.put(line.substring(2), message) != null) {
          throw new IllegalStateException("twice: " + line);
        }
      } else {
        message.add(line);
      }
    }
    List<String> heads = List.copyOf(messages.keySet());
    Set<String> known = new HashSet<>();
    heads.forEach(head -> known.add(head.split(" < ", -1)[0]));

    Map<String, Commit> commits = new LinkedHashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      String[] head = heads.get(i).split(" < ", -1);
      String next = i + 1 < heads.size() ? heads.get(i + 1).split(" < ", -1)[0] : "old";
      List<String> parents = head.length > 1 ? List.of(head[1].split(" ", -1)) : List.of(next);
      parents.forEach(parent -> check(parent, known));
      String text = unescape(String.join("\n", messages.get(heads.get(i))));
      String filled = ID.matcher(text).replaceAll(found -> named(found, known));
      commits.put(head[0], commit(head[0], parents, filled, i));
    }
    return commits;
  }

  private static String named(MatchResult found, Set<String> known) {
    check(found.group(1), known);
    String id = id(found.group(1));
    return found.group(2) == null ? id : id.substring(0, Integer.parseInt(found.group(2)));
  }

  private static void check(String name, Set<String> known) {
    if (!known.contains(name) && !name.startsWith("old")) {
      throw new IllegalStateException("no commit is named " + name);
    }
  }

  private static String unescape(String text) {
    String characters =
        UNICODE
            .matcher(text)
            .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    return characters.translateEscapes();
  }

  private static String text(String resource) {
    try (InputStream in = MessageTable.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
