package io.github.releasekit.graph;

import io.github.releasekit.graph.Graph.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code git log --graph} draws: the newest commit first, a line each, with the version
 * in its POM, its subject, and its refs in parentheses.
 *
 * <pre>
 * *   1.1.0 merge (HEAD -> main)
 * |\
 * | * 1.1.0 release (release/v1.1.0, tag: v1.1.0)
 * |/
 * * 1.0.0 release (tag: v1.0.0)
 * </pre>
 *
 * <p>Lines between commits are followed downwards, straight on where that is possible.
 */
final class Drawing {

  private static final Pattern COMMIT =
      Pattern.compile("([ |/\\\\_]*\\*[ |/\\\\_]*)([\\w$]\\S*) (.+?)(?: \\(([^()]+)\\))?");

  private final Map<Integer, Commit<Integer>> commits = new LinkedHashMap<>();
  private final Map<Integer, SortedMap<Integer, Integer>> parents = new TreeMap<>();
  private final Map<Ref, Integer> refs = new TreeMap<>();
  private List<Strand> strands = new ArrayList<>();

  /**
   * A line from a commit down to one of its parents, as far as it was followed.
   *
   * @param order of the parent among those of the child
   * @param sign that the line has come to
   * @param at the sign's column
   */
  private record Strand(int child, int order, char sign, int at) {

    Strand to(char nextSign, int column) {
      return new Strand(child, order, nextSign, column);
    }
  }

  private Drawing() {}

  /**
   * The graph that is drawn.
   *
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  static Graph read(String text) {
    Drawing drawing = new Drawing();
    List<String> lines = text.stripIndent().lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i < lines.size(); i++) {
      try {
        drawing.line(i + 1, lines.get(i));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "'" + lines.get(i) + "': " + e.getMessage() + " in\n" + text, e);
      }
    }
    if (drawing.strands.size() != 1 || drawing.strands.get(0).sign() != '*') {
      throw new IllegalArgumentException("the last line has to be the one first commit: " + text);
    }
    return drawing.graph();
  }

  private Graph graph() {
    commits.replaceAll(
        (id, commit) ->
            new Commit<>(
                commit.versions(),
                commit.subject(),
                List.copyOf(parents.getOrDefault(id, new TreeMap<>()).values())));
    return Graph.of(commits, refs);
  }

  private void line(int number, String line) {
    Matcher matcher = COMMIT.matcher(line);
    boolean isCommit = matcher.matches();
    String signs = isCommit ? matcher.group(1) : line;
    boolean[] used = new boolean[signs.length()];
    List<Strand> next = new ArrayList<>();
    for (Strand strand : strands) {
      if (strand.sign() == '*' && !isCommit) {
        next.addAll(parted(strand, signs, used));
      } else {
        next.add(follow(strand, signs, used));
      }
    }
    strands = next;
    if (isCommit) {
      commit(number, signs.indexOf('*'), matcher);
      used[signs.indexOf('*')] = true;
    }
    for (int i = 0; i < signs.length(); i++) {
      if (signs.charAt(i) != ' ' && !used[i]) {
        throw new IllegalArgumentException("'" + signs.charAt(i) + "' leads nowhere");
      }
    }
  }

  private void commit(int id, int column, Matcher line) {
    commits.put(id, new Commit<>(line.group(2), line.group(3), List.of()));
    if (line.group(4) != null) {
      for (String ref : line.group(4).split(", ")) {
        if (refs.put(Ref.parse(ref), id) != null) {
          throw new IllegalArgumentException(ref + " is drawn twice");
        }
      }
    }
    List<Strand> others = new ArrayList<>();
    for (Strand strand : strands) {
      if (strand.at() == column) {
        parents.computeIfAbsent(strand.child(), key -> new TreeMap<>()).put(strand.order(), id);
      } else {
        others.add(strand);
      }
    }
    others.add(new Strand(id, 0, '*', column));
    strands = others;
  }

  /** The lines that begin below a commit, which lead to its parents from left to right. */
  private List<Strand> parted(Strand commit, String signs, boolean[] used) {
    List<Strand> begun = new ArrayList<>();
    for (int side = -1; side <= 1; side++) {
      int at = commit.at() + side;
      char sign = sign(signs, at);
      if (sign == "/|\\".charAt(side + 1)) {
        Strand strand = new Strand(commit.child(), begun.size(), sign, at);
        begun.add(level(strand, signs, used));
      }
    }
    if (begun.isEmpty()) {
      throw ended(commit);
    }
    return begun;
  }

  /** Where a line goes on in the next row. */
  private Strand follow(Strand strand, String signs, boolean[] used) {
    int at = strand.at();
    if (strand.sign() == '/' && sign(signs, at - 2) == '/') {
      return level(strand.to('/', at - 2), signs, used);
    }
    int column = strand.sign() == '/' ? at - 1 : strand.sign() == '\\' ? at + 1 : at;
    if (sign(signs, column) == '|' || sign(signs, column) == '*') {
      return level(strand.to(sign(signs, column), column), signs, used);
    }
    if (sign(signs, column - 1) == '/') {
      return level(strand.to('/', column - 1), signs, used);
    }
    if (sign(signs, column + 1) == '\\') {
      return level(strand.to('\\', column + 1), signs, used);
    }
    throw ended(strand);
  }

  private IllegalArgumentException ended(Strand strand) {
    return new IllegalArgumentException(
        "the line of '" + commits.get(strand.child()).subject() + "' ends above it");
  }

  /** Uses a sign, and the level line that it may end in at its left. */
  private static Strand level(Strand strand, String signs, boolean[] used) {
    int at = strand.at();
    used[at] = true;
    while (strand.sign() == '/' && sign(signs, at - 2) == '_') {
      at -= 2;
      used[at] = true;
    }
    return strand.to(strand.sign(), at);
  }

  /** The sign at a place. Slashes in columns of commits are lines straight down. */
  private static char sign(String signs, int at) {
    char sign = at >= 0 && at < signs.length() ? signs.charAt(at) : ' ';
    return (sign == '/' || sign == '\\') && at % 2 == 0 ? '|' : sign;
  }
}
