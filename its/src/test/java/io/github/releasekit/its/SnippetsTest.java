package io.github.releasekit.its;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What pages say to type or to write into a POM is what the plugin has. */
class SnippetsTest {

  private static final Path SITE = Path.of("../src/site/markdown");
  private static final Path GUIDES = Path.of("src/it/guides");
  private static final Pattern COMMAND = Pattern.compile("mvn\\b[^`|]*\\brelease-kit[^`]*");
  private static final Pattern GOAL =
      Pattern.compile("\\brelease-kit(?:-maven-plugin:[^:\\s]+)?:([a-z][a-z-]*)");
  private static final Pattern PROPERTY = Pattern.compile(" -D([\\w.-]+)");

  /** Of each goal, the names of its parameters and the user properties that set them. */
  private static final Map<String, Set<String>> NAMES = new TreeMap<>();

  private static final Map<String, Set<String>> PROPERTIES = new TreeMap<>();

  @BeforeAll
  static void readDescriptor() throws Exception {
    try (InputStream descriptor =
        SnippetsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      for (Element mojo : elements(parse(new InputSource(descriptor)), "mojo")) {
        String goal = elements(mojo, "goal").get(0).getTextContent();
        Set<String> names = NAMES.computeIfAbsent(goal, g -> new HashSet<>());
        elements(mojo, "parameter")
            .forEach(p -> names.add(elements(p, "name").get(0).getTextContent()));
        Set<String> properties = PROPERTIES.computeIfAbsent(goal, g -> new HashSet<>());
        for (Element configuration : elements(mojo, "configuration")) {
          Matcher property = Pattern.compile("\\$\\{([^}]+)}").matcher(text(configuration));
          property.results().forEach(found -> properties.add(found.group(1)));
        }
      }
    }
    assertTrue(NAMES.containsKey("prepare"));
  }

  @Test
  void commandsHaveGoalsAndParametersOfThePlugin() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      List<String> lines = Files.readAllLines(page);
      for (int i = 0; i < lines.size(); i++) {
        String place = page.getFileName() + ":" + (i + 1) + ": ";
        COMMAND.matcher(lines.get(i)).results().forEach(c -> check(place, c.group(), unknown));
      }
    }
    assertEquals(List.of(), unknown);
  }

  private static void check(String place, String command, List<String> unknown) {
    List<MatchResult> goals = GOAL.matcher(command).results().toList();
    if (goals.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    for (MatchResult goal : goals) {
      if (!PROPERTIES.containsKey(goal.group(1))) {
        unknown.add(place + "no goal " + goal.group(1));
      }
      known.addAll(PROPERTIES.getOrDefault(goal.group(1), Set.of()));
    }
    PROPERTY
        .matcher(command)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !known.contains(name))
        .forEach(name -> unknown.add(place + "no parameter " + name + " in " + command));
  }

  @Test
  void xmlIsWellFormedAndConfiguresParametersOfThePlugin() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      for (GuideBlock block : GuidePage.read(page)) {
        if (block.language().equals("xml")) {
          check(block, unknown);
        }
      }
    }
    assertEquals(List.of(), unknown);
  }

  private static void check(GuideBlock block, List<String> unknown) {
    String xml = block.text().replaceFirst("^<\\?xml.*?\\?>", "").replace("…", "");
    Element root;
    try {
      root = parse(new InputSource(new StringReader("<snippet>" + xml + "</snippet>")));
    } catch (Exception e) {
      unknown.add(block.place() + ": " + e.getMessage());
      return;
    }
    Set<String> known = new TreeSet<>();
    NAMES.values().forEach(known::addAll);
    for (Element plugin : elements(root, "plugin")) {
      if (text(plugin).contains("release-kit-maven-plugin")) {
        for (Element configuration : elements(plugin, "configuration")) {
          for (Element parameter : children(configuration)) {
            if (!known.contains(parameter.getTagName())) {
              unknown.add(block.place() + ": no parameter " + parameter.getTagName());
            }
          }
        }
        for (Element goal : elements(plugin, "goal")) {
          if (!NAMES.containsKey(goal.getTextContent().strip())) {
            unknown.add(block.place() + ": no goal " + goal.getTextContent());
          }
        }
      }
    }
  }

  @Test
  void guidesAreFollowedByATestEach() throws IOException {
    List<String> left = new ArrayList<>();
    for (Path page : guides()) {
      String name = page.getFileName().toString().replace(".md", "");
      assertTrue(Files.exists(GUIDES.resolve(name).resolve("verify.groovy")), name);
      for (GuideBlock block : GuidePage.read(page)) {
        if (GuideStep.of(block) instanceof GuideStep.Leave leave) {
          left.add(name + ": " + leave.reason());
        }
      }
    }
    assertEquals(List.of(), left);
  }

  private static List<Path> guides() throws IOException {
    try (Stream<Path> guides = Files.list(SITE.resolve("guides"))) {
      return Stream.concat(guides, Stream.of(SITE.resolve("quick-start.md"))).sorted().toList();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.walk(SITE)) {
      return Stream.concat(
              pages.filter(page -> page.toString().endsWith(".md")),
              Stream.of(Path.of("../README.md")))
          .sorted()
          .toList();
    }
  }

  private static Element parse(InputSource source) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(source).getDocumentElement();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element element) {
    return element.getTextContent();
  }
}
