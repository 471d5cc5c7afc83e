package io.github.releasekit.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published schemas of what release-kit reads and writes. */
final class SchemasPage {

  private SchemasPage() {}

  static String write() {
    return new Markdown("Schemas", "the schemas' titles and descriptions")
        .paragraph(
            """
            [JSON Schemas](https://json-schema.org/draft/2020-12) of what release-kit reads and writes. Tests judge by them what is written, and every example
            of these pages that is part of a `release-kit.yml`.
            """)
        .table(List.of("schema", "describes"), rows())
        .paragraph(
            """
            The HTTP interface of `serve` is described by [openapi.json](../openapi.json), see [API](../api.md).
            """)
        .toString();
  }

  private static List<List<String>> rows() {
    try (Stream<Path> files = Files.list(Site.RESOURCES.resolve("schemas"))) {
      return files.sorted().map(SchemasPage::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(Path file) {
    try {
      JsonNode schema = new ObjectMapper().readTree(Files.readString(file));
      return List.of(
          "[" + schema.get("title").asText() + "](../schemas/" + file.getFileName() + ")",
          Markdown.cell(Markdown.plain(schema.get("description").asText())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
