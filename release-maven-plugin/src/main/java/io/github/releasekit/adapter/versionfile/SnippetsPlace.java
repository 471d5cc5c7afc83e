package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of a reactor's modules in the snippets of a document: {@code <version>} directly
 * after {@code <groupId>} and {@code <artifactId>}, and {@code group:artifact:version} as Gradle
 * and the command line have it. What says a SNAPSHOT stays.
 */
record SnippetsPlace(Reactor reactor) implements Finder {

  @Override
  public List<Span> find(TextFile file) {
    List<Span> found = new ArrayList<>(maven(file.chars()));
    found.addAll(coordinates(file.chars()));
    found.removeIf(span -> Version.isSnapshot(file.chars().substring(span.start(), span.end())));
    return found;
  }

  private List<Span> maven(String chars) {
    List<Span> found = new ArrayList<>();
    int at = chars.indexOf("<groupId>");
    while (at >= 0) {
      Span groupId = element(chars, at, "groupId");
      Span artifactId = element(chars, after(groupId, "groupId"), "artifactId");
      Span version = element(chars, after(artifactId, "artifactId"), "version");
      if (version.end() > version.start()
          && reactor.find(text(chars, groupId), text(chars, artifactId)).isPresent()
          && VersionText.isVersion(text(chars, version))) {
        found.add(version);
      }
      at = chars.indexOf("<groupId>", at + 1);
    }
    return found;
  }

  /** The text of an element that white space and nothing else may precede; empty without one. */
  private static Span element(String chars, int from, String name) {
    int at = from;
    while (at < chars.length() && Character.isWhitespace(chars.charAt(at))) {
      at++;
    }
    String tag = "<" + name + ">";
    int start = at + tag.length();
    int end = chars.startsWith(tag, at) ? chars.indexOf('<', start) : -1;
    boolean closed = end >= 0 && chars.startsWith("</" + name + ">", end);
    return closed ? new Span(start, end) : new Span(chars.length(), chars.length());
  }

  private static int after(Span element, String name) {
    return element.end() + ("</" + name + ">").length();
  }

  private List<Span> coordinates(String chars) {
    List<Span> found = new ArrayList<>();
    for (String key : reactor.keys()) {
      String wanted = key + ":";
      for (int at = chars.indexOf(wanted); at >= 0; at = chars.indexOf(wanted, at + 1)) {
        int start = at + wanted.length();
        int end = VersionText.end(chars, start);
        boolean whole = at == 0 || !VersionText.isPart(chars.charAt(at - 1));
        if (end > start && whole) {
          found.add(new Span(start, end));
        }
      }
    }
    return found;
  }

  private static String text(String chars, Span span) {
    return chars.substring(span.start(), span.end());
  }
}
