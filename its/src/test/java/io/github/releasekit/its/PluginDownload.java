package io.github.releasekit.its;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a project downloads for the plugin without extensions, and what a goal loads of it. */
public final class PluginDownload {

  private static final long MOST_BYTES = 15_000_000;

  /** Scopes of dependencies that are not downloaded for a plugin. */
  private static final Set<String> NOT_DOWNLOADED = Set.of("provided", "test");

  /** Packages that extensions are for: bills, registries, databases, mail, signatures. */
  private static final Set<String> HEAVY =
      Set.of(
          "com.google.cloud.tools",
          "dev.sigstore",
          "jakarta.mail",
          "japicmp",
          "org.bouncycastle",
          "org.cyclonedx",
          "org.eclipse.angus",
          "org.flywaydb",
          "org.postgresql",
          "org.spdx");

  private static final String LOADED = "build-classes-";

  private PluginDownload() {}

  /**
   * Refuses a plugin that is large, comes with what belongs to an extension, or has other artifacts
   * downloaded.
   *
   * @param build the target directory of the plugin's module
   */
  public static void requireSmall(File build) throws IOException {
    Path jar = pluginJar(build.toPath());
    Set<String> unwanted = new TreeSet<>(dependencies(build.toPath()));
    try (JarFile classes = new JarFile(jar.toFile())) {
      classes.stream()
          .map(entry -> entry.getName().replace('/', '.'))
          .filter(PluginDownload::isHeavy)
          .forEach(unwanted::add);
    }
    if (!unwanted.isEmpty() || Files.size(jar) > MOST_BYTES) {
      throw new AssertionError(
          "the plugin is %d bytes, and comes with %s".formatted(Files.size(jar), unwanted));
    }
  }

  private static boolean isHeavy(String type) {
    return HEAVY.stream().anyMatch(name -> type.startsWith(name + "."));
  }

  /** What the published POM has downloaded, as {@code artifactId:scope}. */
  private static List<String> dependencies(Path build) throws IOException {
    File pom = build.resolveSibling("dependency-reduced-pom.xml").toFile();
    try {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom);
      XPath path = XPathFactory.newInstance().newXPath();
      NodeList found =
          (NodeList)
              path.evaluate("/project/dependencies/dependency", document, XPathConstants.NODESET);
      List<String> downloaded = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        String scope = path.evaluate("scope", found.item(i));
        if (!NOT_DOWNLOADED.contains(scope)) {
          downloaded.add(path.evaluate("artifactId", found.item(i)) + ":" + scope);
        }
      }
      return downloaded;
    } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
      throw new IOException(pom + " cannot be read", e);
    }
  }

  private static Path pluginJar(Path build) throws IOException {
    try (Stream<Path> files = Files.list(build)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("release-kit-maven-plugin-.*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Refuses runs of Maven that have loaded what an ordinary release has no use for, or have linked
   * a lambda of the plugin. They note what they load in files named {@code build-classes-*}.
   *
   * @param project in which they ran
   */
  public static void requireFewClasses(File project) throws IOException {
    List<Path> notes;
    try (Stream<Path> files = Files.walk(project.toPath())) {
      notes = files.filter(file -> file.getFileName().toString().startsWith(LOADED)).toList();
    }
    Set<String> unwanted = new TreeSet<>();
    int own = 0;
    for (Path note : notes) {
      for (String type : loaded(note)) {
        boolean isOwn = type.startsWith("io.github.releasekit.");
        own += isOwn ? 1 : 0;
        // The JVM puts an address behind the name of a class that it has made.
        if (isOwn && type.contains("/") || isHeavy(type)) {
          unwanted.add(type);
        }
      }
    }
    if (own == 0 || !unwanted.isEmpty()) {
      throw new AssertionError(
          "%d classes of the plugin were loaded, and these in vain: %s".formatted(own, unwanted));
    }
  }

  /** The classes of a log that {@code -Xlog:class+load} has written without decorations. */
  private static List<String> loaded(Path log) throws IOException {
    List<String> types = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      int end = line.indexOf(" source: ");
      if (end > 0) {
        types.add(line.substring(0, end));
      }
    }
    return types;
  }
}
