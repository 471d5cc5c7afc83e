package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** What Maven's own model builder makes of POMs. */
final class EffectiveModels {

  private static final Set<String> REACTOR =
      Set.of(
          "org.acme:app",
          "org.acme:core",
          "org.acme:bom",
          "org.acme:tool-maven-plugin",
          "org.acme:extra");

  private EffectiveModels() {}

  /**
   * Builds the effective models of both and compares them element by element: where the old version
   * stands beside coordinates of the reactor, the new one must; where it stands beside others, it
   * stays; elsewhere a text may only change by the version in it.
   */
  static void assertDifferInVersionsOnly(
      Map<String, byte[]> before, Map<String, byte[]> after, String oldVersion, String newVersion) {
    Map<String, Xpp3Dom> olds = build(before);
    Map<String, Xpp3Dom> news = build(after);
    assertThat(news.keySet()).isEqualTo(olds.keySet());
    olds.forEach((path, old) -> compare(path, old, news.get(path), oldVersion, newVersion));
  }

  private static void compare(
      String path, Xpp3Dom old, Xpp3Dom now, String oldVersion, String newVersion) {
    assertThat(now.getName()).as(path).isEqualTo(old.getName());
    if (path.endsWith("/scm")) {
      return; // HEAD is the default of its tag, which Maven does not write
    }
    assertThat(now.getChildCount()).as("children of %s", path).isEqualTo(old.getChildCount());
    for (int i = 0; i < old.getChildCount(); i++) {
      Xpp3Dom child = old.getChild(i);
      String at = path + "/" + child.getName();
      compare(at, child, now.getChild(i), oldVersion, newVersion);
      String text = String.valueOf(child.getValue());
      String said = String.valueOf(now.getChild(i).getValue());
      if (at.endsWith("/version") && !path.endsWith("/properties") && text.equals(oldVersion)) {
        boolean own = path.endsWith("relocation") && key(old).equals(":");
        boolean mine = own || REACTOR.contains(key(old));
        assertThat(said).as("%s of %s", at, key(old)).isEqualTo(mine ? newVersion : oldVersion);
      } else if (!at.endsWith("outputTimestamp")) {
        assertThat(said)
            .as(at)
            .isIn(text, text.replace(oldVersion, newVersion), parts(text, oldVersion, newVersion));
      }
    }
  }

  /** A property that is one of the parts of a CI-friendly version. */
  private static String parts(String text, String oldVersion, String newVersion) {
    boolean snapshot = newVersion.endsWith("-SNAPSHOT");
    return switch (text) {
      case "-SNAPSHOT" -> snapshot ? text : "";
      case ".2" -> "";
      case "1", "1.2" -> newVersion.replace("-SNAPSHOT", "");
      default -> text;
    };
  }

  private static String key(Xpp3Dom element) {
    Xpp3Dom group = element.getChild("groupId");
    Xpp3Dom artifact = element.getChild("artifactId");
    return (group == null ? "" : group.getValue())
        + ":"
        + (artifact == null ? "" : artifact.getValue());
  }

  private static Map<String, Xpp3Dom> build(Map<String, byte[]> files) {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("poms");
      Map<String, Path> poms = new LinkedHashMap<>();
      Properties user = new Properties();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
        if (file.getKey().endsWith("pom.xml")) {
          poms.put(file.getKey(), path);
        } else if (file.getKey().endsWith("maven.config")) {
          options(new String(file.getValue(), StandardCharsets.UTF_8), user);
        }
      }
      Map<String, Xpp3Dom> models = new TreeMap<>();
      for (Map.Entry<String, Path> pom : poms.entrySet()) {
        StringWriter xml = new StringWriter();
        new MavenXpp3Writer().write(xml, model(pom.getValue(), poms, user));
        String text = xml.toString().replace(directory.toString(), "");
        models.put(pom.getKey(), Xpp3DomBuilder.build(new StringReader(text)));
      }
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException | ModelBuildingException e) {
      throw new AssertionError(e.getMessage(), e);
    } finally {
      delete(directory);
    }
  }

  private static void options(String config, Properties user) {
    for (String word : config.split("\\s+")) {
      if (word.startsWith("-D")) {
        String[] assignment = word.substring(2).split("=", 2);
        user.setProperty(assignment[0], assignment[1]);
      }
    }
  }

  private static Model model(Path pom, Map<String, Path> poms, Properties user)
      throws ModelBuildingException {
    ModelBuildingRequest request =
        new DefaultModelBuildingRequest()
            .setPomFile(pom.toFile())
            .setUserProperties(user)
            .setSystemProperties(System.getProperties())
            .setProcessPlugins(false)
            .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MAVEN_3_0)
            .setModelResolver(new Neighbours(List.copyOf(poms.values()), user));
    return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
  }

  /** Finds BOMs and parents among the files of the same case. */
  @SuppressWarnings("deprecation") // the type that ModelResolver itself returns
  private record Neighbours(List<Path> poms, Properties user) implements LocalModels {

    @Override
    public ModelSource resolveModel(String groupId, String artifactId, String version)
        throws UnresolvableModelException {
      for (Path pom : poms) {
        try {
          String text = Files.readString(pom, StandardCharsets.ISO_8859_1);
          if (text.contains("<artifactId>" + artifactId + "</artifactId>")
              && pom.getParent().getFileName().toString().equals(artifactId)) {
            return new FileModelSource(new File(pom.toString()));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      throw new UnresolvableModelException("not here", groupId, artifactId, version);
    }
  }

  private static void delete(Path directory) {
    if (directory == null) {
      return;
    }
    try (var paths = Files.walk(directory)) {
      List<Path> all = new ArrayList<>(paths.toList());
      Collections.reverse(all);
      for (Path path : all) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
