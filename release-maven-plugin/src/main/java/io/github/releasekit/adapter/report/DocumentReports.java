package io.github.releasekit.adapter.report;

import io.github.releasekit.adapter.markdown.MarkdownLinks;
import io.github.releasekit.adapter.markdown.MarkdownLinks.Target;
import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.DocumentationGate;
import io.github.releasekit.domain.gate.result.Documents;
import io.github.releasekit.domain.gate.result.Documents.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads documents: what is left to do in them, and the links of those in Markdown. */
final class DocumentReports {

  /** An address with a scheme, or of another host. */
  private static final Pattern ELSEWHERE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|//).*");

  private static final String HTML = ".html";

  private final ReportFiles files;
  private final Set<String> there;
  private final Map<String, MarkdownLinks> markdown = new LinkedHashMap<>();

  private DocumentReports(ReportFiles files, List<String> paths) {
    this.files = files;
    this.there = new HashSet<>(paths);
    paths.forEach(this::addDirectories);
  }

  private void addDirectories(String path) {
    there.add("");
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      there.add(path.substring(0, slash));
    }
  }

  /**
   * @param paths of the files of the release
   * @throws io.github.releasekit.domain.ReleaseException when one cannot be read, or is too large
   */
  static Documents read(ReportFiles files, List<String> paths, DocumentationGate gate) {
    DocumentReports documents = new DocumentReports(files, paths);
    Optional<Pattern> marker = marker(gate.markers());
    List<Place> marked = new ArrayList<>();
    Reports reports =
        files.readTexts(
            paths.stream()
                .filter(path -> gate.documents().stream().anyMatch(p -> Glob.matches(p, path)))
                .map(files::at)
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> !ReportFiles.isBinary(file))
                .toList(),
            (path, text) -> {
              marker.ifPresent(words -> marked.addAll(marked(path, text, words)));
              if (gate.links() && isMarkdown(path)) {
                documents.markdown.put(path, MarkdownLinks.of(text));
              }
            });
    return new Documents(marked, documents.dead(), reports);
  }

  private static boolean isMarkdown(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown");
  }

  /** One of some words, by itself. */
  private static Optional<Pattern> marker(List<String> words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Pattern.compile(
                words.stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])"))));
  }

  private static List<Place> marked(String path, String text, Pattern marker) {
    List<Place> marked = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (marker.matcher(lines.get(i)).find()) {
        marked.add(new Place(path, i + 1, lines.get(i).strip()));
      }
    }
    return marked;
  }

  private List<Place> dead() {
    List<Place> dead = new ArrayList<>();
    List.copyOf(markdown.keySet())
        .forEach(
            path ->
                markdown
                    .get(path)
                    .links()
                    .forEach(
                        link ->
                            problem(path, link)
                                .ifPresent(what -> dead.add(new Place(path, link.line(), what)))));
    return dead;
  }

  /** What is wrong with a link; empty where it leads somewhere, or to another host. */
  private Optional<String> problem(String from, Target link) {
    String destination = link.destination();
    if (destination.isEmpty() || ELSEWHERE.matcher(destination).matches()) {
      return Optional.empty();
    }
    int hash = destination.indexOf('#');
    String fragment = hash < 0 ? "" : decoded(destination.substring(hash + 1));
    String file = hash < 0 ? destination : destination.substring(0, hash);
    String path = decoded(file.replaceFirst("\\?.*", ""));
    Optional<String> to = path.isEmpty() ? Optional.of(from) : files.inside(resolved(from, path));
    if (to.isEmpty()) {
      return Optional.of(destination + " leads out of the repository");
    }
    if (!there.contains(to.get())) {
      return isRendered(to.get()) ? Optional.empty() : Optional.of(destination + " is not there");
    }
    return isAnchor(fragment, file, to.get())
        ? Optional.empty()
        : Optional.of(destination + " names no heading of " + to.get());
  }

  /** Of a document that is shown otherwise, as with {@code ?plain=1}, that is not known. */
  private boolean isAnchor(String fragment, String file, String to) {
    return fragment.isEmpty()
        || fragment.equals("top")
        || file.contains("?")
        || !isMarkdown(to)
        || !files.isReadableDocument(files.at(to))
        || anchors(to).contains(fragment);
  }

  /** A path from the root of the repository. */
  private static String resolved(String from, String path) {
    return path.startsWith("/")
        ? path.substring(1)
        : from.substring(0, from.lastIndexOf('/') + 1) + path;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A page that a site generator makes of a document beside it. */
  private boolean isRendered(String to) {
    return to.endsWith(HTML)
        && there.contains(to.substring(0, to.length() - HTML.length()) + ".md");
  }

  /** What can be led to in a document, of those that the gate names or another. */
  private Set<String> anchors(String to) {
    return markdown
        .computeIfAbsent(
            to,
            path -> {
              List<MarkdownLinks> found = new ArrayList<>();
              files.readTexts(
                  List.of(files.at(path)), (name, text) -> found.add(MarkdownLinks.of(text)));
              return found.get(0);
            })
        .anchors();
  }
}
