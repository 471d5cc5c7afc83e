package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.DocumentationGate;
import io.github.releasekit.domain.gate.result.Documents;
import io.github.releasekit.domain.gate.result.Documents.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReportsTest {

  @TempDir Path root;

  @Test
  void findsMarkersAsWords() throws IOException {
    write("docs/a.txt", "fine\n  TODO: say how\nTODOS, MY_TODO, todo and a-TODO\n(FIXME)\n");
    write("src/a.txt", "TODO\n");

    assertThat(read("docs/*", true).marked())
        .containsExactly(
            new Place("docs/a.txt", 2, "TODO: say how"), new Place("docs/a.txt", 4, "(FIXME)"));
  }

  @Test
  void followsLinksBetweenFiles() throws IOException {
    write("README.md", "[a](docs/a.md#two-words) [b](/docs/a.md) [c](docs) [d](docs/a.html)\n");
    write("docs/a.md", "# Two words\n[a](../README.md) [b](#two-words) [c](a%20b.png?raw=1)\n");
    write("docs/a b.png", "");
    write(
        "b.md",
        "[a](https://example.org/x) [b](mailto:a@example.org) [c](//h/x) [d]() [e](b.md#)\n");

    assertThat(read("*.md", true).deadLinks()).isEmpty();
  }

  @Test
  void namesLinksThatLeadNowhere() throws IOException {
    write("README.md", "\n[a](docs/b.md)\n![b](c.png) [c](#d)\n[e](../../x) [f](docs/a.md#g)\n");
    write("docs/a.md", "# A\n[a](/README.md#none) [b](other.html)\n");

    assertThat(read("*.md", true).deadLinks())
        .extracting(Place::toString)
        .containsExactly(
            "README.md:2: docs/b.md is not there",
            "README.md:3: c.png is not there",
            "README.md:3: #d names no heading of README.md",
            "README.md:4: ../../x leads out of the repository",
            "README.md:4: docs/a.md#g names no heading of docs/a.md",
            "docs/a.md:2: /README.md#none names no heading of README.md",
            "docs/a.md:2: other.html is not there");
    assertThat(read("*.md", false).deadLinks()).isEmpty();
  }

  @Test
  void readsWhatTheReleaseHasAndNoImages() throws IOException {
    write("docs/a.md", "[a](big.md#x) [b](a.md?plain=1#L1) [c](#top) [d](link.md#x)\n");
    Files.write(root.resolve("docs/b.png"), new byte[3 << 20]);
    write("docs/big.md", "x".repeat(600 << 10));
    write("target/c.md", "TODO\n");
    Files.createSymbolicLink(root.resolve("docs/link.md"), Path.of("a.md"));

    assertThat(read("docs/a*", true).deadLinks()).isEmpty();
    assertThat(read("docs/l*", true).documents().files()).isZero();
    assertThat(read("docs/b.*", true).documents().files()).isZero();
    assertThat(read("*c.md", true).marked()).isEmpty();
  }

  @Test
  void refusesADocumentWithoutAnEnd() throws IOException {
    write("a.md", "x".repeat(600 << 10));

    assertThatThrownBy(() -> read("*.md", true))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("a.md has more than 524288 bytes, which is too much for a document");
  }

  private Documents read(String documents, boolean links) {
    return BuildReportsFixture.of(root)
        .documents(
            new DocumentationGate(
                "docs", true, List.of(documents), List.of("TODO", "FIXME"), links, true, true));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
