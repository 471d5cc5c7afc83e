package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A message made from random parts, and what is to be read from it: one reading a change. */
record GeneratedMessage(String text, List<Reading> readings) {

  private static final List<String> TYPES =
      List.of(
          "feat", "fix", "docs", "perf", "build", "FEAT", "Fix", "polish", "x", "dev-tools", "a_1");
  private static final List<String> LISTED =
      List.of("feat", "fix", "docs", "perf", "test", "security", "Removed", "STYLE");
  private static final List<String> SCOPES =
      List.of("api", "JSON", "core,cli", "a b", "pom.xml", "@acme/ui", "解析", "a:b", "x!", "*");
  private static final List<String> WORDS =
      List.of(
          "read",
          "arrays",
          "the",
          "parser",
          "über",
          "漢字",
          "🎉",
          "ends",
          "it's",
          "(or",
          "not)",
          "a/b",
          "`code`",
          "**bold**",
          "50%",
          "x=1",
          "\"quoted\"",
          "C:\\temp",
          "well-known",
          "…");
  private static final List<String> BREAKERS = List.of("BREAKING CHANGE", "BREAKING-CHANGE");
  private static final List<String> TOKENS =
      List.of("Reviewed-by", "note", "Cc", "Change-Id", "Breaking-Change", "X-1", "Tested-on-17");

  /** What is read from one change; a listed commit has no footers and references here. */
  record Reading(
      String type,
      String scope,
      boolean breaking,
      Bump bump,
      String description,
      List<String> footers,
      String breakingChange,
      String pullRequest,
      Set<String> issues,
      List<String> coAuthors) {

    /** The header of a change alone: a commit of a list, or the commit that lists it. */
    static Reading header(
        String type, String scope, boolean breaking, String description, String breakingChange) {
      Bump bump = breaking ? Bump.MAJOR : type.equals("feat") ? Bump.MINOR : Bump.PATCH;
      return new Reading(
          type,
          scope,
          breaking,
          bump,
          description,
          List.of(),
          breakingChange,
          "",
          Set.of(),
          List.of());
    }

    static Reading of(Change change, boolean headerOnly) {
      Reading header =
          new Reading(
              change.type(),
              change.scope(),
              change.breaking(),
              change.bump(),
              change.description(),
              List.of(),
              change.breakingChange().orElse(""),
              "",
              Set.of(),
              List.of());
      return headerOnly
          ? header
          : header.with(
              change.conventional().stream()
                  .flatMap(commit -> commit.footers().stream())
                  .map(footer -> footer.token() + "=" + footer.value())
                  .toList(),
              change.pullRequest().orElse(""),
              new TreeSet<>(change.issues()),
              change.coAuthors().stream().map(ChangeLines::line).toList());
    }

    Reading with(
        List<String> footers, String pullRequest, Set<String> issues, List<String> coAuthors) {
      return new Reading(
          type,
          scope,
          breaking,
          bump,
          description,
          footers,
          breakingChange,
          pullRequest,
          issues,
          coAuthors);
    }
  }

  static GeneratedMessage next(Random random, int number) {
    return switch (random.nextInt(10)) {
      case 0 -> nearMiss(random);
      case 1 -> squashed(random, number);
      default -> whole(random);
    };
  }

  /** A message with a header, a body, footers, line ends and blank lines of any kind. */
  private static GeneratedMessage whole(Random random) {
    String type = one(TYPES, random);
    String scope = random.nextBoolean() ? one(SCOPES, random) : "";
    boolean mark = random.nextInt(5) == 0;
    String description = sentence(random);
    // no number where the description is also what breaks
    String request =
        mark || random.nextBoolean() ? "" : one(List.of("#", "!"), random) + number(random);
    String blanks = random.nextInt(4) == 0 ? " " : "";
    String header =
        "\n".repeat(random.nextInt(8) == 0 ? 2 : 0)
            + type
            + (scope.isEmpty() ? "" : "(" + blanks + scope + blanks + ")")
            + (mark ? "!" : "")
            + ": "
            + blanks
            + description
            + (request.isEmpty() ? "" : " (" + request + ")");

    List<String> paragraphs = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      paragraphs.add(paragraph(random));
    }
    Footers footers = Footers.next(random, random.nextInt(5));
    Set<String> issues = new TreeSet<>(footers.issues);
    issues.remove(request);

    boolean breaking = mark || !footers.breaking.isEmpty();
    String breakingChange = footers.breaking.isEmpty() && mark ? description : footers.breaking;
    String text = header + text(paragraphs) + text(footers.lines()) + ends(random);
    return new GeneratedMessage(
        windows(text, random),
        List.of(
            Reading.header(
                    type.toLowerCase(Locale.ROOT), scope, breaking, description, breakingChange)
                .with(footers.values, request, issues, footers.coAuthors)));
  }

  /** A message whose first line is not quite a header. */
  private static GeneratedMessage nearMiss(Random random) {
    String type = one(TYPES, random);
    String scope = one(SCOPES, random);
    String words = sentence(random);
    String subject =
        switch (random.nextInt(9)) {
          case 0 -> type + ":" + words;
          case 1 -> type + " : " + words;
          case 2 -> type + "(): " + words;
          case 3 -> type + "(" + scope + ") : " + words;
          case 4 -> type + " (" + scope + "): " + words;
          case 5 -> type + "!(" + scope + "): " + words;
          case 6 -> type + "!!: " + words;
          case 7 -> type + " " + words;
          default -> type + "(" + scope + "(" + scope + ")): " + words;
        };
    String text = subject + text(List.of(paragraph(random))) + ends(random);
    return new GeneratedMessage(
        windows(text, random), List.of(Reading.header("", "", false, subject, "")));
  }

  /** A message that lists two or more commits, below a header of one form or the other. */
  private static GeneratedMessage squashed(Random random, int number) {
    List<Reading> readings = new ArrayList<>();
    String subject = "Squash " + number;
    if (random.nextBoolean()) {
      subject = "feat(all): squash " + number + (random.nextBoolean() ? " (#7)" : "");
      readings.add(Reading.header("feat", "all", false, "squash " + number, ""));
    }
    String bullet = random.nextBoolean() ? "* " : "- ";
    List<String> bullets = new ArrayList<>();
    for (int i = 2 + random.nextInt(4); i > 0; i--) {
      String type = one(LISTED, random);
      String scope = random.nextBoolean() ? one(SCOPES, random) : "";
      boolean mark = random.nextInt(5) == 0;
      String description = sentence(random) + " " + i;
      String kind = ChangeLines.kind(type, scope, mark);
      bullets.add(bullet + kind + ": " + description);
      readings.add(
          Reading.header(
              type.toLowerCase(Locale.ROOT), scope, mark, description, mark ? description : ""));
      if (random.nextInt(3) == 0) {
        bullets.add(bullet + sentence(random));
      }
    }
    String separator = random.nextBoolean() ? "\n" : "\n\n";
    String text = subject + "\n\n" + String.join(separator, bullets) + ends(random);
    return new GeneratedMessage(windows(text, random), readings);
  }

  private static String one(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static int number(Random random) {
    return 1 + random.nextInt(99);
  }

  private static String sentence(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      words.add(one(WORDS, random));
    }
    return String.join(" ", words);
  }

  /** Lines of text, of which any but the first may look like a footer. */
  private static String paragraph(Random random) {
    StringBuilder lines = new StringBuilder(sentence(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      String looks = one(List.of("", "", "Note: ", "BREAKING CHANGE: ", "Closes #9 "), random);
      lines.append('\n').append(looks).append(sentence(random));
    }
    return lines.toString();
  }

  private static String text(List<String> paragraphs) {
    return paragraphs.isEmpty() ? "" : "\n\n" + String.join("\n\n", paragraphs);
  }

  private static String ends(Random random) {
    return "\n".repeat(random.nextInt(3));
  }

  private static String windows(String text, Random random) {
    return random.nextInt(4) == 0 ? text.replace("\n", "\r\n") : text;
  }

  /** Footers in the form of a message, and what is to be read from them. */
  private static final class Footers {
    private final StringBuilder text = new StringBuilder();
    private final List<String> values = new ArrayList<>();
    private final Set<String> issues = new TreeSet<>();
    private final List<String> coAuthors = new ArrayList<>();
    private String breaking = "";

    static Footers next(Random random, int count) {
      Footers footers = new Footers();
      for (int i = 0; i < count; i++) {
        footers.add(random, i);
      }
      return footers;
    }

    List<String> lines() {
      return text.isEmpty() ? List.of() : List.of(text.toString());
    }

    private void add(Random random, int index) {
      int number = number(random);
      switch (random.nextInt(6)) {
        case 0 -> issue("Closes", " ", "#" + number);
        case 1 -> issue("Refs", ": ", "PROJ-" + number);
        case 2 -> {
          String person = "Bea " + index + " <bea" + index + "@example.org>";
          coAuthors.add(person);
          add("Co-authored-by", ": ", person);
        }
        case 3 -> {
          if (breaking.isEmpty()) {
            breaking = value(random);
            add(one(BREAKERS, random), ": ", breaking);
          }
        }
        default -> add(one(TOKENS, random), ": ", value(random));
      }
    }

    private void issue(String token, String separator, String issue) {
      issues.add(issue);
      add(token, separator, issue);
    }

    private void add(String token, String separator, String value) {
      text.append(text.isEmpty() ? "" : "\n").append(token).append(separator).append(value);
      values.add(token + "=" + value);
    }

    private static String value(Random random) {
      String separator = random.nextInt(4) == 0 ? "\n\n" : "\n";
      return random.nextInt(3) == 0
          ? sentence(random) + separator + sentence(random)
          : sentence(random);
    }
  }
}
