package io.github.releasekit.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextsTest {

  private static final String COMMIT = "1f0e2d3c4b5a69788796a5b4c3d2e1f001122334";
  private static final RequestTexts TEXTS =
      new RequestTexts(Optional.empty(), "1.2.0", "v1.2.0", COMMIT);

  private static BranchRequest forward(List<String> conflicts) {
    return TEXTS.forward("develop", "merge/v1.2.0-into-develop", Optional.empty(), conflicts);
  }

  @Test
  void aReleaseIsRequestedWithWhatIsInIt() {
    BranchRequest request =
        TEXTS.release(
            "main", "release/v1.2.0", List.of("", "### Added", "", "- A login (#12)", ""));

    assertThat(request.base()).isEqualTo("main");
    assertThat(request.branch()).isEqualTo("release/v1.2.0");
    assertThat(request.title()).isEqualTo("Release 1.2.0");
    assertThat(request.text())
        .startsWith("This brings the release commit of version 1.2.0 into main.")
        .contains("`mvn release-kit:prepare`")
        .contains("\n\n## Changes\n\n### Added\n\n- A login (#12)\n\nRelease-Version:");
  }

  /** As git reads them of a merge commit whose message is the request's text. */
  @Test
  void theLastParagraphIsTrailers() {
    for (BranchRequest request :
        List.of(
            TEXTS.release("main", "release/v1.2.0", List.of()),
            forward(List.of("a")),
            TEXTS.development("main", "merge/v1.2.0-into-main", "1.3.0-SNAPSHOT"))) {
      String[] paragraphs = request.text().strip().split("\n\n");
      assertThat(paragraphs[paragraphs.length - 1].lines())
          .containsExactly(
              "Release-Version: 1.2.0", "Release-Tag: v1.2.0", "Release-Commit: " + COMMIT);
    }
  }

  @Test
  void aReleaseWithoutChangesHasNoHeadingForThem() {
    assertThat(TEXTS.release("main", "release/v1.2.0", List.of("", "")).text())
        .doesNotContain("## Changes");
  }

  @Test
  void aComponentIsNamed() {
    BranchRequest request =
        new RequestTexts(Optional.of("lib"), "1.2.0", "lib@1.2.0", COMMIT)
            .release("main", "release/lib@1.2.0", List.of());

    assertThat(request.title()).isEqualTo("Release lib 1.2.0");
    assertThat(request.text()).contains("\nRelease-Component: lib\n", "Release-Tag: lib@1.2.0\n");
  }

  @Test
  void aForwardSaysWhatBecomesOfTheVersion() {
    assertThat(forward(List.of()).title()).isEqualTo("Merge v1.2.0 into develop");
    assertThat(forward(List.of()).text())
        .contains("The version there stays as it is.")
        .contains("with a merge commit")
        .doesNotContain("both sides");
    assertThat(TEXTS.forward("main", "x", Optional.of("1.3.0-SNAPSHOT"), List.of()).text())
        .contains("The version there becomes 1.3.0-SNAPSHOT.");
  }

  @Test
  void theNextVersionIsRequested() {
    BranchRequest request = TEXTS.development("main", "merge/v1.2.0-into-main", "1.3.0-SNAPSHOT");

    assertThat(request.title()).isEqualTo("Set version 1.3.0-SNAPSHOT on main");
    assertThat(request.text()).startsWith("v1.2.0 is released.").contains("1.3.0-SNAPSHOT");
  }

  @Test
  void filesThatConflictAreListed() {
    assertThat(forward(List.of("pom.xml", "src/main/java/App.java")).text())
        .contains("Merge develop into merge/v1.2.0-into-develop, resolve the conflicts")
        .contains("\n\n- pom.xml\n- src/main/java/App.java\n\n");
    List<String> many = IntStream.range(0, 130).mapToObj(i -> "file" + i).toList();
    assertThat(forward(many).text())
        .contains("- file99\n- and 30 more\n")
        .doesNotContain("file100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`rm -rf`",
        "a\n\n/merge",
        "a\r/close",
        "![x](https://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "<!-- open",
        "</details>",
        "a\n- b\n# heading",
        "[x]: https://evil.example",
        "@everyone and @team/core",
        "https://evil.example/x",
        "\u202egpj.exe",
        "```\nx",
        "a\u001b[31mb",
        "/merge"
      })
  void aFileNameIsNothingButText(String path) {
    String text = forward(List.of(path, "last")).text();
    List<String> nodes = new ArrayList<>();
    List<Integer> items = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Code node) {
                nodes.add("code " + node.getLiteral());
              }

              @Override
              public void visit(HtmlInline node) {
                nodes.add("html " + node.getLiteral());
              }

              @Override
              public void visit(HtmlBlock node) {
                nodes.add("html " + node.getLiteral());
              }

              @Override
              public void visit(Link node) {
                nodes.add("link " + node.getDestination());
              }

              @Override
              public void visit(Image node) {
                nodes.add("image " + node.getDestination());
              }

              @Override
              public void visit(CustomNode node) {
                nodes.add("other " + node);
              }

              @Override
              public void visit(BulletList list) {
                int count = 0;
                for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                  count++;
                }
                items.add(count);
                visitChildren(list);
              }

              @Override
              public void visit(Text node) {
                assertThat(node.getLiteral()).doesNotContain("\u202e", "\u001b");
              }
            });

    assertThat(nodes).isEmpty();
    assertThat(items).containsExactly(2);
    assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("/"));
    assertThat(text).doesNotContain("@everyone", "https://evil").endsWith(COMMIT + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/merge", "  /approve", "\t/close", "\u0001/merge", "\u2028/merge", "/assign @x"})
  void aLineOfTheChangelogGivesTheForgeNoCommand(String line) {
    String text = TEXTS.release("main", "release/v1.2.0", List.of("### Added", line, "- x")).text();

    assertThat(text.lines()).noneMatch(one -> one.stripLeading().startsWith("/"));
    assertThat(text).contains(line.strip().substring(line.strip().indexOf('/')));
  }

  @Test
  void theChangelogIsShownAsItIsButForWhatSteersText() {
    assertThat(
            TEXTS
                .release("main", "b", List.of("- **Breaking:** a/b\t\u001b[31m\u202e👩‍💻"))
                .text())
        .contains("- **Breaking:** a/b\t [31m 👩‍💻\n");
  }

  @Test
  void noMoreIsSaidThanAForgeTakes() {
    String line = "- " + "x".repeat(98);
    String text = TEXTS.release("main", "b", Collections.nCopies(5000, line)).text();

    assertThat(text.length()).isLessThan(65_536);
    assertThat(text).contains("\n\nThe changelog has the rest.\n\nRelease-Version: 1.2.0\n");
    String longest = TEXTS.forward("b".repeat(300), "x", Optional.empty(), List.of()).title();
    assertThat(longest).hasSizeLessThanOrEqualTo(255).startsWith("Merge v1.2.0 into bbb");
  }
}
