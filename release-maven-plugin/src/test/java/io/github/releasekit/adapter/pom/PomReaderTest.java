package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PomReaderTest {

  private static final String OLD = "1.2-SNAPSHOT";

  /** What a release writes; every expectation below is the POM with exactly these put in. */
  private static final Map<Slot, String> NEW =
      new EnumMap<>(
          Map.of(
              Slot.VERSION, "9.9.9",
              Slot.REVISION, "9.9.8",
              Slot.SHA1, "",
              Slot.CHANGELIST, "",
              Slot.SCM_TAG, "v9.9.9",
              Slot.OUTPUT_TIMESTAMP, "2026-11-21T00:00:00Z"));

  static Stream<Arguments> poms() {
    return Stream.of(
        pom(
            "the project's own version",
            "<project><version>1.2-SNAPSHOT</version></project>",
            "<project><version>9.9.9</version></project>"),
        pom(
            "another version of the project",
            "<project><version>1.3-SNAPSHOT</version></project>",
            null),
        pom(
            "a parent of the reactor",
            "<project><parent>" + gav("org.acme", "app", OLD) + "</parent></project>",
            "<project><parent>" + gav("org.acme", "app", "9.9.9") + "</parent></project>"),
        pom(
            "a foreign parent",
            "<project><parent>" + gav("org.other", "app", OLD) + "</parent></project>",
            null),
        pom(
            "a dependency of the reactor",
            "<project><dependencies><dependency>"
                + gav("org.acme", "core", OLD)
                + "</dependency></dependencies></project>",
            "<project><dependencies><dependency>"
                + gav("org.acme", "core", "9.9.9")
                + "</dependency></dependencies></project>"),
        pom(
            "a foreign dependency of the same version",
            "<project><dependencies><dependency>"
                + gav("org.lib", "core", OLD)
                + "</dependency></dependencies></project>",
            null),
        pom(
            "a managed dependency",
            "<project><dependencyManagement><dependencies><dependency>"
                + gav("org.acme", "core", OLD)
                + "</dependency></dependencies></dependencyManagement></project>",
            "<project><dependencyManagement><dependencies><dependency>"
                + gav("org.acme", "core", "9.9.9")
                + "</dependency></dependencies></dependencyManagement></project>"),
        pom(
            "a dependency in project.groupId",
            "<project><dependencies><dependency>"
                + gav("${project.groupId}", "core", OLD)
                + "</dependency></dependencies></project>",
            "<project><dependencies><dependency>"
                + gav("${project.groupId}", "core", "9.9.9")
                + "</dependency></dependencies></project>"),
        pom(
            "a plugin of the reactor and its dependency",
            "<project><build><plugins><plugin>"
                + gav("org.acme", "core", OLD)
                + "<dependencies><dependency>"
                + gav("org.acme", "app", OLD)
                + "</dependency></dependencies></plugin></plugins></build></project>",
            "<project><build><plugins><plugin>"
                + gav("org.acme", "core", "9.9.9")
                + "<dependencies><dependency>"
                + gav("org.acme", "app", "9.9.9")
                + "</dependency></dependencies></plugin></plugins></build></project>"),
        pom(
            "a plugin without a group, which is Apache's",
            "<project><build><plugins><plugin><artifactId>core</artifactId>"
                + "<version>1.2-SNAPSHOT</version></plugin></plugins></build></project>",
            null),
        pom(
            "a build extension",
            "<project><build><extensions><extension>"
                + gav("org.acme", "core", OLD)
                + "</extension></extensions></build></project>",
            "<project><build><extensions><extension>"
                + gav("org.acme", "core", "9.9.9")
                + "</extension></extensions></build></project>"),
        pom(
            "a dependency of a profile",
            "<project><profiles><profile><id>p</id><dependencies><dependency>"
                + gav("org.acme", "core", OLD)
                + "</dependency></dependencies></profile></profiles></project>",
            "<project><profiles><profile><id>p</id><dependencies><dependency>"
                + gav("org.acme", "core", "9.9.9")
                + "</dependency></dependencies></profile></profiles></project>"),
        pom(
            "an artifact in a plugin's configuration",
            "<project><build><plugins><plugin><artifactId>c</artifactId><configuration><path>"
                + gav("org.acme", "core", OLD)
                + "</path></configuration></plugin></plugins></build></project>",
            "<project><build><plugins><plugin><artifactId>c</artifactId><configuration><path>"
                + gav("org.acme", "core", "9.9.9")
                + "</path></configuration></plugin></plugins></build></project>"),
        pom(
            "project.version stays",
            "<project><dependencies><dependency>"
                + gav("org.acme", "core", "${project.version}")
                + "</dependency></dependencies></project>",
            null),
        pom(
            "a property that gives a version of the reactor",
            "<project><properties><v>1.2-SNAPSHOT</v><w>1.2-SNAPSHOT</w></properties>"
                + "<dependencies><dependency>"
                + gav("org.acme", "core", "${v}")
                + "</dependency><dependency>"
                + gav("org.lib", "lib", "${w}")
                + "</dependency></dependencies></project>",
            "<project><properties><v>9.9.9</v><w>1.2-SNAPSHOT</w></properties>"
                + "<dependencies><dependency>"
                + gav("org.acme", "core", "${v}")
                + "</dependency><dependency>"
                + gav("org.lib", "lib", "${w}")
                + "</dependency></dependencies></project>"),
        pom(
            "a property of a profile",
            "<project><version>${v}</version><profiles><profile><properties><v>1.2-SNAPSHOT</v>"
                + "</properties></profile></profiles></project>",
            "<project><version>${v}</version><profiles><profile><properties><v>9.9.9</v>"
                + "</properties></profile></profiles></project>"),
        pom(
            "a property of another value",
            "<project><properties><v>1.1</v></properties><version>${v}</version></project>",
            null),
        pom(
            "revision alone carries the whole version",
            "<project><version>${revision}</version><properties><revision>1.2-SNAPSHOT</revision>"
                + "</properties></project>",
            "<project><version>${revision}</version><properties><revision>9.9.9</revision>"
                + "</properties></project>"),
        pom(
            "revision, sha1 and changelist",
            "<project><version>${revision}${sha1}${changelist}</version><properties>"
                + "<revision>1.2</revision><sha1/><changelist>-SNAPSHOT</changelist>"
                + "</properties></project>",
            "<project><version>${revision}${sha1}${changelist}</version><properties>"
                + "<revision>9.9.8</revision><sha1/><changelist></changelist>"
                + "</properties></project>"),
        pom(
            "revision and changelist with white space",
            "<project><version>${revision}${changelist}</version><properties>\n"
                + "  <revision> 1.2 </revision>\n  <changelist>\n-SNAPSHOT\n</changelist>\n"
                + "</properties></project>",
            "<project><version>${revision}${changelist}</version><properties>\n"
                + "  <revision> 9.9.8 </revision>\n  <changelist>\n\n</changelist>\n"
                + "</properties></project>"),
        pom(
            "scm/tag and outputTimestamp",
            "<project><scm><tag>HEAD</tag></scm><properties><project.build.outputTimestamp>"
                + "2020-01-01T00:00:00Z</project.build.outputTimestamp></properties></project>",
            "<project><scm><tag>v9.9.9</tag></scm><properties><project.build.outputTimestamp>"
                + "2026-11-21T00:00:00Z</project.build.outputTimestamp></properties></project>"),
        pom(
            "scm/tag and outputTimestamp that are computed",
            "<project><scm><tag>${t}</tag></scm><properties><project.build.outputTimestamp>"
                + "${t}</project.build.outputTimestamp></properties></project>",
            null),
        pom(
            "outputTimestamp that is switched off",
            "<project><properties><project.build.outputTimestamp>x"
                + "</project.build.outputTimestamp></properties></project>",
            null),
        pom(
            "tags elsewhere",
            "<project><build><tag>HEAD</tag></build><tag>HEAD</tag></project>",
            null),
        pom(
            "a comment around and beside",
            "<!-- <version>1.2-SNAPSHOT</version> --><project><!-- 1.2-SNAPSHOT -->"
                + "<version><!-- now: -->1.2-SNAPSHOT<!-- > --></version></project>",
            "<!-- <version>1.2-SNAPSHOT</version> --><project><!-- 1.2-SNAPSHOT -->"
                + "<version><!-- now: -->9.9.9<!-- > --></version></project>"),
        pom(
            "CDATA",
            "<project><version><![CDATA[1.2-SNAPSHOT]]></version><d><![CDATA[<version>"
                + "1.2-SNAPSHOT</version>]]></d></project>",
            "<project><version><![CDATA[9.9.9]]></version><d><![CDATA[<version>"
                + "1.2-SNAPSHOT</version>]]></d></project>"),
        pom(
            "character references",
            "<project><version>&#49;.2&#x2D;SNAPSHOT</version></project>",
            "<project><version>9.9.9</version></project>"),
        pom(
            "references and signs in other texts",
            "<project><name>A &amp; B &lt;version&gt; &unknown; 100% &</name>"
                + "<version>1.2-SNAPSHOT</version></project>",
            "<project><name>A &amp; B &lt;version&gt; &unknown; 100% &</name>"
                + "<version>9.9.9</version></project>"),
        pom(
            "processing instructions",
            "<?xml version='1.0'?><?x <version>1.2-SNAPSHOT</version>?><project><?y ?>"
                + "<version><?z a?>1.2-SNAPSHOT</version></project><?end ?>",
            "<?xml version='1.0'?><?x <version>1.2-SNAPSHOT</version>?><project><?y ?>"
                + "<version><?z a?>9.9.9</version></project><?end ?>"),
        pom(
            "a document type with an internal subset",
            "<!DOCTYPE project [<!ELEMENT a (b)> <!-- x --> <!ENTITY v \"1.2-SNAPSHOT\">]>\n"
                + "<project><version>1.2-SNAPSHOT</version></project>",
            "<!DOCTYPE project [<!ELEMENT a (b)> <!-- x --> <!ENTITY v \"1.2-SNAPSHOT\">]>\n"
                + "<project><version>9.9.9</version></project>"),
        pom(
            "a byte order mark and CRLF",
            "\uFEFF<project>\r\n\t<version>\r\n1.2-SNAPSHOT\r\n</version>\r\n</project>\r\n",
            "\uFEFF<project>\r\n\t<version>\r\n9.9.9\r\n</version>\r\n</project>\r\n"),
        pom(
            "attributes with signs of markup in them",
            "<project a=\"x > y\" b='</project>' c='\"'><version combine.self='override' >"
                + "1.2-SNAPSHOT</version ></project >",
            "<project a=\"x > y\" b='</project>' c='\"'><version combine.self='override' >"
                + "9.9.9</version ></project >"),
        pom(
            "a namespace prefix",
            "<m:project xmlns:m=\"http://maven.apache.org/POM/4.0.0\"><m:version>1.2-SNAPSHOT"
                + "</m:version></m:project>",
            "<m:project xmlns:m=\"http://maven.apache.org/POM/4.0.0\"><m:version>9.9.9"
                + "</m:version></m:project>"),
        pom(
            "empty elements",
            "<project><version/><properties/><scm><tag/></scm><dependencies /></project>",
            null),
        pom(
            "a self-closing element before the version",
            "<project><relativePath/><a b='c'/><version>1.2-SNAPSHOT</version></project>",
            "<project><relativePath/><a b='c'/><version>9.9.9</version></project>"),
        pom(
            "no final line end, text around",
            "\n\n<project><version>1.2-SNAPSHOT</version></project>",
            "\n\n<project><version>9.9.9</version></project>"),
        pom(
            "a tag that is not ASCII",
            "<project><scm><tag>été</tag></scm></project>",
            "<project><scm><tag>v9.9.9</tag></scm></project>"));
  }

  private static Arguments pom(String name, String before, String after) {
    return Arguments.of(name, before, after == null ? before : after);
  }

  private static String gav(String group, String artifact, String version) {
    return "<groupId>"
        + group
        + "</groupId><artifactId>"
        + artifact
        + "</artifactId><version>"
        + version
        + "</version>";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poms")
  void findsEveryVersionOfTheReactorAndNoOther(String name, String before, String after) {
    SourceFile file = read(before.getBytes(StandardCharsets.UTF_8));

    assertThat(new String(file.with(NEW), StandardCharsets.UTF_8)).isEqualTo(after);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poms")
  void putsBackTheOldTextByteForByte(String name, String before, String after) {
    SourceFile file = read(before.getBytes(StandardCharsets.UTF_8));

    assertThat(withOldTexts(file)).isEqualTo(file.content());
    assertThat(file.with(Map.of())).isEqualTo(file.content());
  }

  @Test
  void keepsEveryByteOfAnotherEncoding() {
    Charset latin = StandardCharsets.ISO_8859_1;
    String text =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><project><name>%s</name>"
            + "<version>%s</version></project>";
    SourceFile file = read(String.format(text, "é\u00a0ÿ", OLD).getBytes(latin));

    assertThat(file.with(NEW)).isEqualTo(String.format(text, "é\u00a0ÿ", "9.9.9").getBytes(latin));
  }

  @Test
  void readsPropertiesThatAParentDefinesForItsModules() {
    Map<String, byte[]> poms = new LinkedHashMap<>();
    poms.put(
        "core/pom.xml",
        "<project><version>${v}</version></project>".getBytes(StandardCharsets.US_ASCII));
    poms.put(
        "pom.xml",
        "<project><properties><v>1.2-SNAPSHOT</v></properties></project>"
            .getBytes(StandardCharsets.US_ASCII));

    List<SourceFile> files = PomReader.read(reactor(), poms);

    assertThat(files).extracting(SourceFile::path).containsExactly("core/pom.xml", "pom.xml");
    assertThat(files.get(0).tokens()).isEmpty();
    assertThat(files.get(1).with(NEW))
        .isEqualTo(
            "<project><properties><v>9.9.9</v></properties></project>"
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void refusesAVersionThatACommentSplits() {
    assertThatThrownBy(
            () ->
                read(
                    "<project><version>1.2<!-- x -->-SNAPSHOT</version></project>"
                        .getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("<version>");
              assertThat(e.remedy()).contains("comment");
            });
  }

  static Stream<byte[]> notXml() {
    return Stream.of(
        new byte[0],
        "text".getBytes(StandardCharsets.US_ASCII),
        "<project>".getBytes(StandardCharsets.US_ASCII),
        "</project>".getBytes(StandardCharsets.US_ASCII),
        "<project></project></project>".getBytes(StandardCharsets.US_ASCII),
        "<project><version>1".getBytes(StandardCharsets.US_ASCII),
        "<project><!-- ".getBytes(StandardCharsets.US_ASCII),
        "<project a=\"".getBytes(StandardCharsets.US_ASCII),
        "<project".getBytes(StandardCharsets.US_ASCII),
        "<project/><![CDATA[".getBytes(StandardCharsets.US_ASCII),
        "<?xml ".getBytes(StandardCharsets.US_ASCII),
        ("<project><version>" + OLD + "</version></project>").getBytes(StandardCharsets.UTF_16),
        ("<project><version>" + OLD + "</version></project>").getBytes(StandardCharsets.UTF_16LE),
        ("<project><version>" + OLD + "</version></project>").getBytes(StandardCharsets.UTF_16BE),
        ("\uFEFF<?xml version='1.0'?><project/>").getBytes(StandardCharsets.UTF_16LE));
  }

  @ParameterizedTest
  @MethodSource("notXml")
  void refusesWhatIsNoXmlThatExtendsAscii(byte[] content) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith("pom.xml ");
              assertThat(e.remedy()).contains("mvn validate");
            });
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /** The JDK's parser says which texts an edit changed. */
  @ParameterizedTest
  @MethodSource("seeds")
  void changesOnlyTheVersionsOfTheReactor(long seed) throws XMLStreamException {
    String before = generated(new Random(seed));
    SourceFile file = read(before.getBytes(StandardCharsets.UTF_8));
    byte[] after = file.with(NEW);

    List<String> expected = new ArrayList<>();
    for (String text : texts(file.content())) {
      expected.add(text.replace("mine=" + OLD, "mine=9.9.9"));
    }
    assertThat(texts(after)).as("seed %d: %s", seed, before).isEqualTo(expected);
    assertThat(withOldTexts(file)).as("seed %d", seed).isEqualTo(file.content());
  }

  /** A POM in which the reactor's versions stand in elements below <mine>, others elsewhere. */
  private static String generated(Random random) {
    String line = random.nextBoolean() ? "\n  " : "\r\n\t";
    StringBuilder pom = new StringBuilder();
    pom.append(
        random.nextBoolean() ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + line.strip() : "");
    pom.append("<project xmlns=\"http://maven.apache.org/POM/4.0.0\" a='>'>").append(line);
    pom.append("<dependencies>");
    for (int i = random.nextInt(12); i >= 0; i--) {
      boolean mine = random.nextBoolean();
      pom.append(noise(random, line)).append(mine ? "<mine>" : "<other>").append(line);
      List<String> parts =
          new ArrayList<>(
              List.of(
                  "<groupId>" + (mine ? "org.acme" : "org.lib") + "</groupId>",
                  "<artifactId>" + (random.nextBoolean() ? "core" : "app") + "</artifactId>",
                  version(random, line)));
      java.util.Collections.shuffle(parts, random);
      parts.forEach(part -> pom.append(noise(random, line)).append(part));
      pom.append(mine ? "</mine>" : "</other>");
    }
    return pom.append("</dependencies>")
        .append(noise(random, line))
        .append("</project>")
        .toString();
  }

  private static String version(Random random, String line) {
    return switch (random.nextInt(5)) {
      case 0 -> "<version>" + line + OLD + line + "</version>";
      case 1 -> "<version><![CDATA[" + OLD + "]]></version>";
      case 2 -> "<version ><!-- c -->" + OLD + "</version\n>";
      case 3 -> "<version>&#49;.2-SNAPSHOT</version>";
      default -> "<version>" + OLD + "</version>";
    };
  }

  private static String noise(Random random, String line) {
    return switch (random.nextInt(7)) {
      case 0 -> "<!-- <version>" + OLD + "</version> -->";
      case 1 -> "<?pi > " + OLD + "?>";
      case 2 -> "<empty x=\"/>\"/>";
      case 3 -> "<name>é 漢 &amp; &lt;version&gt;" + OLD + "</name>";
      case 4 -> "<![CDATA[<mine>]]>";
      default -> line;
    };
  }

  /** Each element's path with its trimmed text, as the JDK's parser reads it. */
  private static List<String> texts(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
    List<String> texts = new ArrayList<>();
    Deque<StringBuilder> open = new ArrayDeque<>();
    Deque<String> names = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open.push(new StringBuilder());
          names.push(reader.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String name = names.pop();
          String owner = name.equals("version") ? names.element() : name;
          texts.add(owner + "=" + open.pop().toString().strip());
        }
        default -> {}
      }
    }
    return texts;
  }

  /** Each token written with the text that stands there. */
  private static byte[] withOldTexts(SourceFile file) {
    byte[] content = file.content();
    for (Token token : file.tokens()) {
      String old =
          new String(
              content, token.start(), token.end() - token.start(), StandardCharsets.US_ASCII);
      if (!old.contains("\uFFFD")) {
        content =
            new SourceFile(file.path(), content, List.of(token)).with(Map.of(token.slot(), old));
      }
    }
    return content;
  }

  private static SourceFile read(byte[] content) {
    return PomReader.read(reactor(), Map.of("pom.xml", content)).get(0);
  }

  private static Reactor reactor() {
    ReactorModule root = module("app", "pom.xml");
    return new Reactor(
        root, List.of(root, module("core", "core/pom.xml")), List.of(), Optional.empty());
  }

  private static ReactorModule module(String artifactId, String path) {
    return new ReactorModule(
        "org.acme", artifactId, OLD, "jar", path, List.of(), true, Optional.empty());
  }
}
