package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Changes in the words of the message tables. */
final class ChangeLines {

  private ChangeLines() {}

  /** Commit, bump, kind and description of each change, and what it breaks; or "nothing". */
  static List<String> of(Row row, List<Change> changes) {
    List<String> lines = new ArrayList<>();
    for (Change change : changes) {
      lines.add(headline(row, change));
      change.breakingChange().ifPresent(text -> lines.add("breaking: " + text));
    }
    return lines.isEmpty() ? List.of("nothing") : lines;
  }

  /** As {@link #of}, with pull requests, issues and co-authors. */
  static List<String> withReferences(Row row, List<Change> changes) {
    List<String> lines = new ArrayList<>();
    for (Change change : changes) {
      lines.addAll(of(row, List.of(change)));
      change.pullRequest().ifPresent(number -> lines.add("pull: " + number));
      if (!change.issues().isEmpty()) {
        lines.add("issues: " + String.join(" ", new TreeSet<>(change.issues())));
      }
      change.coAuthors().forEach(person -> lines.add("co-author: " + line(person)));
    }
    return lines;
  }

  static String line(Commit.Person person) {
    return person.name() + " <" + person.email() + ">";
  }

  /** {@code type(scope)!}. */
  static String kind(String type, String scope, boolean breaking) {
    return type + (scope.isEmpty() ? "" : "(" + scope + ")") + (breaking ? "!" : "");
  }

  private static String headline(Row row, Change change) {
    String kind = kind(change.type(), change.scope(), change.breaking());
    if (change.conventional().isEmpty()) {
      kind = kind.isEmpty() ? "none" : "none/" + kind;
    }
    String name = row.nameOf(change.commit());
    return (name + " " + change.bump().name() + " " + kind + ": " + change.description()).strip();
  }
}
