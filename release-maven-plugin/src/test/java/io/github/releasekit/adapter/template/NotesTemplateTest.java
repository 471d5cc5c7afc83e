package io.github.releasekit.adapter.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTemplateTest {

  private static final Map<String, Object> VALUES =
      Map.of(
          "title",
          "app 1.0.0",
          "body",
          List.of("### Added", "", "- login"),
          "contributors",
          List.of("Ada", "Grace"),
          "link",
          "https://example.org/compare");

  @Test
  void rendersNotesInMarkdown() {
    assertThat(NotesTemplate.markdown().render(VALUES))
        .isEqualTo(
            """
            # app 1.0.0

            ### Added

            - login

            ### Contributors

            - Ada
            - Grace

            **Full changelog**: https://example.org/compare
            """);
  }

  @Test
  void leavesOutWhatThereIsNone() {
    Map<String, Object> values =
        Map.of("title", "t", "body", List.of("b"), "contributors", List.of(), "link", "");

    assertThat(NotesTemplate.markdown().render(values)).isEqualTo("# t\n\nb\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#set($x = \"\")$x.class.forName(\"java.lang.Runtime\")",
        "#set($x = \"\")$x.getClass().forName(\"java.lang.Runtime\").getRuntime().exec(\"id\")",
        "$body.class.classLoader",
        "$body.getClass().getClassLoader()",
        "$title.class.protectionDomain",
        "$title.getClass().getMethods()",
        "#foreach($m in $title.class.methods)$m#end",
        "#set($s = 'java.lang.System')$s.class.forName($s).getProperty('user.home')",
        "$title.bytes.class.forName('java.lang.Thread')",
        "$undefined",
        "$title.noSuchMethod()",
        "#foreach($x in $undefined)x#end",
        "#if(",
        "#foreach($x in $body)",
        "#set($x = )"
      })
  void refusesATemplateThatReachesForMoreThanItIsGiven(String template) {
    assertThatThrownBy(() -> new NotesTemplate("notes.vm", template).render(VALUES))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith("template notes.vm: ");
              assertThat(e.remedy()).isNotBlank();
            });
  }

  @Test
  void showsNoMoreOfAClassThanItsName() {
    assertThat(rendered("#set($c = $title.class)$c.name")).isEqualTo("java.lang.String");
    assertThat(rendered("$title.class")).isEqualTo("class java.lang.String");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#include", "#parse"})
  void readsNoFile(String directive, @TempDir Path temp) throws Exception {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "TOP SECRET");

    for (String name :
        List.of(secret.toString(), "/io/github/releasekit/notes.md.vm", "notes.md.vm")) {
      assertThat(rendered(directive + "(\"" + name + "\")"))
          .doesNotContain("TOP SECRET")
          .doesNotContain("Contributors");
    }
  }

  @Test
  void evaluatesNoTextAsATemplate() {
    String template = "#evaluate($title)#define($d)x#end";

    assertThat(rendered(template, Map.of("title", "#set($x = 6 * 7)$x", "body", List.of())))
        .doesNotContain("42");
  }

  @Test
  void writesDirectivesInCommitTextAsText() {
    String hostile = "#set($x = 1)$x ${title} #include('/etc/passwd') $body.class \\$x #end ]]#";

    assertThat(
            NotesTemplate.markdown()
                .render(
                    Map.of(
                        "title",
                        hostile,
                        "body",
                        List.of(hostile),
                        "contributors",
                        List.of(hostile),
                        "link",
                        hostile)))
        .isEqualTo(
            "# "
                + hostile
                + "\n\n"
                + hostile
                + "\n\n### Contributors\n\n- "
                + hostile
                + "\n\n**Full changelog**: "
                + hostile
                + "\n");
  }

  private static String rendered(String template) {
    return rendered(template, VALUES);
  }

  /** What comes out, nothing when the template is refused. */
  private static String rendered(String template, Map<String, Object> values) {
    try {
      return new NotesTemplate("notes.vm", template).render(values);
    } catch (ReleaseException e) {
      return "";
    }
  }
}
