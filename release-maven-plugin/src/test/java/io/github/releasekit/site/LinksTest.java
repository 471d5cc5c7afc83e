package io.github.releasekit.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.markdown.MarkdownLinks.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link and image of the documents leads somewhere, as far as that can be known here. */
class LinksTest {

  private static final Map<Path, Links> READ = new HashMap<>();

  /** What projects are generated from. */
  private static final Path ARCHETYPE =
      Site.REPOSITORY.resolve("release-archetype/src/main/resources/archetype-resources");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> own = Files.list(Site.REPOSITORY);
        Stream<Path> generated = Files.walk(ARCHETYPE)) {
      return Stream.of(own.toList().stream(), generated.toList().stream(), Site.pages().stream())
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) {
    List<String> dead = new ArrayList<>();
    for (Target link : links(document).links()) {
      problem(document, link.destination())
          .ifPresent(
              problem ->
                  dead.add(
                      document + ":" + link.line() + ": " + link.destination() + " " + problem));
    }

    assertThat(dead).isEmpty();
  }

  /** What is wrong with a link; empty where nothing is. */
  private static Optional<String> problem(Path document, String destination) {
    return destination.matches("[a-z][a-z0-9+.-]*:.*")
        ? ofAddress(destination)
        : ofPath(document, destination);
  }

  private static Optional<String> ofAddress(String destination) {
    try {
      URI address = URI.create(destination);
      if (address.getScheme().equals("mailto")) {
        return Optional.empty();
      }
      return address.getScheme().equals("https") && address.getHost() != null
          ? Optional.empty()
          : Optional.of("is no address of https");
    } catch (IllegalArgumentException e) {
      return Optional.of("is no address: " + e.getMessage());
    }
  }

  private static Optional<String> ofPath(Path document, String destination) {
    int hash = destination.indexOf('#');
    String path = hash < 0 ? destination : destination.substring(0, hash);
    String anchor = hash < 0 ? "" : destination.substring(hash + 1);
    boolean isPage = document.startsWith(Site.PAGES);
    Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    if (isPage && !path.isEmpty()) {
      String fromRoot = Site.PAGES.normalize().relativize(file).toString().replace('\\', '/');
      if (fromRoot.startsWith(Site.GOALS_REPORT)) {
        return Optional.empty();
      }
      if (fromRoot.startsWith("..")) {
        return Optional.of("leads out of the site");
      }
      file = page(fromRoot);
      if (path.endsWith(".html") && file.toString().endsWith(".md")) {
        return Optional.of("can be followed on the site only; with .md forges follow it too");
      }
    }
    if (document.startsWith(ARCHETYPE) && isGenerated(path)) {
      return Optional.empty();
    }
    if (!Files.exists(file)) {
      return Optional.of("is not there");
    }
    return anchor.isEmpty() || links(file).anchors().contains(anchor)
        ? Optional.empty()
        : Optional.of("names no heading of " + file);
  }

  /** Whether a generated project can have a file of this path, whatever directory it comes from. */
  private static boolean isGenerated(String path) {
    try (Stream<Path> files = Files.walk(ARCHETYPE)) {
      return !path.isEmpty() && files.anyMatch(file -> file.endsWith(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page by the name that it has in the repository or on the site, or a resource. */
  private static Path page(String fromRoot) {
    Path resource = Site.RESOURCES.resolve(fromRoot);
    return Files.exists(resource)
        ? resource
        : Site.PAGES.resolve(fromRoot.replaceAll("\\.html$", ".md"));
  }

  private static Links links(Path document) {
    return READ.computeIfAbsent(document.normalize(), Links::of);
  }

  @Test
  void everyPageIsInTheMenuOnce() {
    List<String> pages =
        Site.pages().stream()
            .map(Site::name)
            .map(name -> name.replaceAll("\\.md$", ".html"))
            .toList();

    assertThat(Menu.read().items().stream().filter(item -> !item.startsWith(Site.GOALS_REPORT)))
        .filteredOn(item -> item.endsWith(".html"))
        .containsExactlyInAnyOrderElementsOf(pages);
  }

  @Test
  void everyItemOfTheMenuIsThere() {
    assertThat(Menu.read().items())
        .filteredOn(item -> !item.startsWith(Site.GOALS_REPORT))
        .allSatisfy(item -> assertThat(page(item)).exists());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere.html",
        "nowhere.md",
        "gates.html",
        "gates.md#nowhere",
        "../../../README.md",
        "http://example.org",
        "https://exa mple.org",
      })
  void aDeadLinkIsFound(String destination) {
    assertThat(problem(Site.PAGES.resolve("index.md"), destination)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gates.md",
        "gates.md#Gates_after_the_build",
        "#Requirements",
        "schemas/plan.schema.json",
        "https://example.org/a#b",
      })
  void aLinkThatLeadsSomewhereIsNone(String destination) {
    assertThat(problem(Site.PAGES.resolve("index.md"), destination)).isEmpty();
  }
}
