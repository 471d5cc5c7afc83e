package io.github.releasekit.adapter.template;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.util.introspection.SecureUberspector;

/**
 * A Velocity template that sees texts, lists and maps only. It can reach no class, file or other
 * template, and what it is given is never run as a template (C3).
 */
public final class NotesTemplate {

  private static final String DEFAULT = "/io/github/releasekit/notes.md.vm";

  /** Directives that read a file, or run a text as a template. */
  private static final List<String> DANGEROUS = List.of("include", "parse", "evaluate", "define");

  private final String name;
  private final String text;

  /**
   * @param name for messages
   */
  public NotesTemplate(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** The built-in template for release notes in Markdown. */
  public static NotesTemplate markdown() {
    try (InputStream in =
        Objects.requireNonNull(NotesTemplate.class.getResourceAsStream(DEFAULT), DEFAULT)) {
      return new NotesTemplate(
          "notes.md.vm", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param values texts, lists and maps
   * @throws ReleaseException when the template is wrong, with its line
   */
  public String render(Map<String, Object> values) {
    RuntimeInstance engine = new RuntimeInstance();
    StringWriter out = new StringWriter();
    try {
      engine.init(settings());
      DANGEROUS.forEach(engine::removeDirective);
      engine.evaluate(new VelocityContext(new java.util.HashMap<>(values)), out, name, text);
    } catch (VelocityException e) {
      throw new ReleaseException(
          "template " + name + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "correct the template",
          e);
    }
    return out.toString();
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
    settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
    settings.setProperty("resource.loader.none.class", NoResources.class.getName());
    settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
    settings.setProperty(RuntimeConstants.SPACE_GOBBLING, "lines");
    return settings;
  }
}
