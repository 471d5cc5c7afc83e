package io.github.releasekit.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The site as {@code mvn site} has put it together: {@code mvn -pl release-maven-plugin test
 * -Dtest=RenderedSiteTest -DrenderedSite=../target/staging}.
 */
@EnabledIfSystemProperty(named = "renderedSite", matches = ".+")
class RenderedSiteTest {

  private final Path root = Path.of(System.getProperty("renderedSite", ""));
  private final Map<Path, Document> pages = new TreeMap<>();

  private Map<Path, Document> pages() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".html")).toList()) {
        pages.put(file.normalize(), Jsoup.parse(file.toFile(), StandardCharsets.UTF_8.name()));
      }
    }
    return pages;
  }

  @Test
  void everyLinkImageStyleAndScriptIsThere() throws IOException {
    List<String> dead = new ArrayList<>();
    int links = 0;
    int elsewhere = 0;
    for (Map.Entry<Path, Document> page : pages().entrySet()) {
      for (Element element : page.getValue().select("[href], [src]")) {
        String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
        if (target.matches("(https|mailto):.*")) {
          elsewhere++;
        } else {
          links++;
          if (!isThere(page.getKey(), target)) {
            dead.add(page.getKey() + ": " + target);
          }
        }
      }
    }
    System.out.printf(
        "rendered site: %d pages, %d links within, %d elsewhere, %d dead%n",
        pages.size(), links, elsewhere, dead.size());

    assertThat(dead).isEmpty();
    assertThat(pages).hasSizeGreaterThan(Site.pages().size());
  }

  private boolean isThere(Path page, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path named = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    Path file = Files.isDirectory(named) ? named.resolve("index.html") : named;
    if (!Files.isRegularFile(file)) {
      return false;
    }
    return hash < 0 || hash == target.length() - 1 || anchor(file, target.substring(hash + 1));
  }

  private boolean anchor(Path file, String id) {
    Document page = pages.get(file);
    return page != null
        && (page.getElementById(id) != null
            || !page.getElementsByAttributeValue("name", id).isEmpty());
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    assertThat(pages().values())
        .allSatisfy(
            page ->
                assertThat(page.select("script[src], img[src], iframe, link[rel=stylesheet]"))
                    .noneMatch(
                        element ->
                            (element.attr("src") + element.attr("href"))
                                .matches("(https?:)?//.*")));
    try (Stream<Path> styles = Files.walk(root)) {
      assertThat(
              styles.filter(file -> file.toString().endsWith(".css")).map(RenderedSiteTest::text))
          .allSatisfy(style -> assertThat(style).doesNotContainPattern("url\\(['\"]?(https?:)?//"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
