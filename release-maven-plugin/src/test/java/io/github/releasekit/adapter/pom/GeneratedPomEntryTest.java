package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.adoption.PluginEntry;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin is entered into POMs in whatever layout, and every other byte stays. */
class GeneratedPomEntryTest {

  static LongStream seeds() {
    return new Random(20_261_130).longs(150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsEveryOtherByteOfGeneratedPoms(long seed) throws Exception {
    byte[] before = new Generated(new Random(seed)).pom();

    byte[] after =
        PomEntry.enter(
            "pom.xml",
            before,
            "g",
            "a",
            new PluginEntry(NamedPlugin.NOWHERE, "1", Map.of("b", "c"), List.of()));

    assertInserted(before, after);
    Model model = model(after);
    assertThat(model.getBuild().getPluginsAsMap().get("g:a").getVersion()).isEqualTo("1");
    assertThat(model.getVersion()).isEqualTo("7");
  }

  private static Model model(byte[] pom) throws IOException, XmlPullParserException {
    return new MavenXpp3Reader().read(new ByteArrayInputStream(pom), false);
  }

  /** Everything that was there is there, in two pieces; of an empty tag its slash has gone. */
  static void assertInserted(byte[] before, byte[] after) {
    int head = Arrays.mismatch(before, after);
    int tail = 0;
    while (tail < before.length - head
        && before[before.length - 1 - tail] == after[after.length - 1 - tail]) {
      tail++;
    }
    String gone =
        new String(before, head, before.length - head - tail, StandardCharsets.ISO_8859_1);
    assertThat(gone.strip()).isIn("", "/", "/>");
  }

  /** POMs as people lay them out, and as they do not. */
  private record Generated(Random random) {

    byte[] pom() {
      String lineEnd = pick("\n", "\r\n");
      String unit = pick("  ", "\t", "    ", "");
      StringBuilder text = new StringBuilder(pick("", "\u00ef\u00bb\u00bf"));
      text.append(pick("", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
      text.append(pick("", "<!-- licence <project> -->\n"));
      text.append("<project").append(pick("", " xmlns=\"x\"", "\n    a='>'")).append(">\n");
      text.append(unit).append("<version>7</version>").append(pick("", " <!-- v -->"));
      text.append(pick("\n", "\n\n", " "));
      text.append(pick("", unit + "<properties><a>b</a></properties>\n"));
      text.append(
          pick(
              "",
              unit + "<build/>\n",
              unit + "<build></build>\n",
              unit + "<build>\n" + unit + unit + "<plugins/>\n" + unit + "</build>\n",
              unit + "<build><plugins></plugins></build>\n",
              unit
                  + "<build>\n"
                  + unit
                  + "<plugins>\n<plugin><artifactId>x</artifactId></plugin>"
                  + pick("", "\n", "<!-- c -->")
                  + "</plugins></build>\n"));
      text.append(
          pick("", "\n" + unit + "<!-- p -->\n" + unit + "<profiles/>\n", unit + "<profiles/>"));
      text.append("</project>").append(pick("", "\n", "\n\n"));
      return text.toString().replace("\n", lineEnd).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String pick(String... texts) {
      return texts[random.nextInt(texts.length)];
    }
  }
}
