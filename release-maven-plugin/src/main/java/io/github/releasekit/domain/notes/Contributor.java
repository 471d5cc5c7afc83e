package io.github.releasekit.domain.notes;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit.Person;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Somebody whose work is in a release.
 *
 * @param name plain text on one line
 * @param email in lower case
 * @param first whether nothing earlier in the history is theirs
 */
public record Contributor(String name, String email, boolean first) {

  private static final String BOT = "[bot]";

  /**
   * Authors and co-authors of changes, each once by e-mail address, sorted by name. The newest
   * change says the name.
   *
   * @param newcomers e-mail addresses, in lower case, of those with nothing earlier; bots are none
   */
  static List<Contributor> of(List<Change> newestFirst, Set<String> newcomers) {
    return people(newestFirst).entrySet().stream()
        .map(
            person ->
                new Contributor(
                    person.getValue(),
                    person.getKey(),
                    newcomers.contains(person.getKey()) && !person.getValue().endsWith(BOT)))
        .sorted(
            Comparator.comparing(
                    (Contributor contributor) -> contributor.name().toLowerCase(Locale.ROOT))
                .thenComparing(Contributor::email))
        .toList();
  }

  /** The e-mail addresses, in lower case, of everybody with a part in changes. */
  public static Set<String> emails(List<Change> changes) {
    return people(changes).keySet();
  }

  /** Names by e-mail address in lower case. */
  private static Map<String, String> people(List<Change> changes) {
    Map<String, String> people = new LinkedHashMap<>();
    Set<String> authors = new HashSet<>();
    for (Change change : changes) {
      if (authors.add(change.commit().authorEmail())) {
        add(people, new Person(change.commit().authorName(), change.commit().authorEmail()));
      }
      change.coAuthors().forEach(person -> add(people, person));
    }
    return people;
  }

  private static void add(Map<String, String> people, Person person) {
    String name = PlainText.line(person.name());
    String email = PlainText.line(person.email()).toLowerCase(Locale.ROOT);
    String shown = name.isEmpty() ? email.replaceFirst("@.*", "") : name;
    if (!shown.isEmpty()) {
      people.putIfAbsent(email, shown);
    }
  }
}
