package io.github.releasekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Commands that texts of the code and of the site tell people to run are commands that there are.
 */
class ErrorTextsTest {

  private static final Pattern COMMAND =
      Pattern.compile("release-kit:([a-z-]+)((?: +-D[A-Za-z][\\w.-]*(?:=\\S*)?)*)");
  private static final Pattern PROPERTY = Pattern.compile("(?<![\\w-])-D([A-Za-z][\\w.-]*\\w)");

  /** Of other plugins, of Maven and of Java. */
  private static final Set<String> OTHERS =
      Set.of(
          "includes",
          "skipTests",
          "altDeploymentRepository",
          "altReleaseDeploymentRepository",
          "performRelease",
          "javax.net.ssl.trustStore");

  private static final Path FAQ = Path.of("../src/site/markdown/faq.md");

  private static SourceTexts texts;
  private static MojoSources mojos;

  @BeforeAll
  static void read() throws IOException {
    texts = SourceTexts.read(Path.of("src/main/java"), Path.of("../release-extensions"));
    mojos = MojoSources.read(Path.of("src/main/java/io/github/releasekit/mojo"));
  }

  @Test
  void goalsInTextsExist() {
    Set<String> unknown = new TreeSet<>();
    int seen = 0;
    for (String text : texts.all()) {
      Matcher command = COMMAND.matcher(text);
      while (command.find()) {
        seen++;
        if (!mojos.goals().contains(command.group(1))) {
          unknown.add(command.group(1) + " in: " + text);
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void parametersInTextsExist() {
    Set<String> unknown = new TreeSet<>();
    int seen = 0;
    for (String text : texts.all()) {
      Matcher property = PROPERTY.matcher(text);
      while (property.find()) {
        seen++;
        if (!mojos.properties().contains(property.group(1))
            && !OTHERS.contains(property.group(1))) {
          unknown.add(property.group(1) + " in: " + text);
        }
      }
    }

    // A text whose parameter is put in: "-Drelease-kit." + parameter.
    assertThat(unknown).allSatisfy(one -> assertThat(one).startsWith("release-kit in: "));
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void parametersThatFollowAGoalAreTheGoalsOwn() {
    Set<String> unknown = new TreeSet<>();
    int seen = 0;
    for (String text : texts.all()) {
      Matcher command = COMMAND.matcher(text);
      while (command.find()) {
        Set<String> own = mojos.propertiesOf(command.group(1));
        Matcher property = PROPERTY.matcher(command.group(2));
        while (property.find()) {
          seen++;
          if (!own.contains(property.group(1))) {
            unknown.add(command.group());
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(seen).isGreaterThan(20);
  }

  /** Headings in a code span are errors as they are printed, with an ellipsis for what varies. */
  @Test
  void errorsOfTheFaqAreThoseOfTheCode() throws IOException {
    List<String> errors =
        Files.readAllLines(FAQ).stream()
            .filter(line -> line.startsWith("### `"))
            .map(line -> line.substring("### `".length(), line.length() - 1))
            .toList();

    assertThat(errors).hasSizeGreaterThan(30);
    assertThat(errors).allSatisfy(error -> assertThat(isSaid(error)).as(error).isTrue());
  }

  /**
   * Whether each part that does not vary is in a text of one source, as far as it says anything.
   */
  private static boolean isSaid(String error) {
    return texts.sources().stream()
        .anyMatch(
            source ->
                Stream.of(error.split("…"))
                    .filter(part -> !part.isBlank())
                    .allMatch(part -> source.stream().anyMatch(text -> text.contains(part))));
  }

  @Test
  void goalsAndParametersInTheFaqExist() throws IOException {
    String faq = Files.readString(FAQ);

    assertThat(COMMAND.matcher(faq).results().map(command -> command.group(1)))
        .isNotEmpty()
        .allSatisfy(goal -> assertThat(mojos.goals()).contains(goal));
    assertThat(PROPERTY.matcher(faq).results().map(property -> property.group(1)))
        .isNotEmpty()
        .allSatisfy(
            property ->
                assertThat(OTHERS.contains(property) || mojos.properties().contains(property))
                    .as(property)
                    .isTrue());
  }

  @Test
  void textsAreReadAsTheyAreSaid() {
    assertThat(
            SourceTexts.of(
                """
                /* "no" */ f("a \\"b\\"" + "c", // "no"
                    '"', "d" + name + "e");
                """))
        .isEqualTo(List.of("a \"b\"c", "d", "e"));
  }
}
