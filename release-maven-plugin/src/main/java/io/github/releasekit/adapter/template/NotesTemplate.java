package io.github.releasekit.adapter.template;

import io.github.releasekit.adapter.template.ClosedUberspect.Refusal;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * A Velocity template that sees texts, lists and maps only. It can reach no class, file or other
 * template, what it is given is never run as a template, and it comes to an end (C3).
 */
public final class NotesTemplate {

  private static final int MAX_TEMPLATE = 256 * 1024;
  private static final int MAX_OUTPUT = 8 * 1024 * 1024;
  private static final Pattern PLACE = Pattern.compile("\\[?line (\\d+),? column \\d+\\]?");

  private final String name;
  private final String text;

  /**
   * @param name for messages: its path
   */
  public NotesTemplate(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * @param path for messages
   * @throws ReleaseException when the bytes are not UTF-8
   */
  public static NotesTemplate of(byte[] content, String path) {
    try {
      return new NotesTemplate(
          path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      throw new ReleaseException(
          "template " + path + " is not UTF-8 text", "convert it to UTF-8 and commit it", e);
    }
  }

  /**
   * A template that comes with release-kit.
   *
   * @param file {@code notes.md.vm}
   */
  public static NotesTemplate builtIn(String file) {
    String resource = "/io/github/releasekit/" + file;
    try (InputStream in =
        Objects.requireNonNull(NotesTemplate.class.getResourceAsStream(resource), resource)) {
      return of(in.readAllBytes(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param values texts, lists and maps
   * @throws ReleaseException when the template is wrong, with its line
   */
  public String render(Map<String, Object> values) {
    if (text.length() > MAX_TEMPLATE) {
      throw refused("it has more than " + MAX_TEMPLATE + " characters", 1, null);
    }
    RuntimeInstance engine = new RuntimeInstance();
    Limited out = new Limited(() -> ((ClosedUberspect) engine.getUberspect()).line());
    try {
      engine.init(settings());
      Template template = new Template();
      template.setRuntimeServices(engine);
      template.setName(name);
      SimpleNode tree = engine.parse(new StringReader(text), template);
      TemplateCheck.requireKnownSyntax(tree, engine);
      template.setData(tree);
      template.initDocument();
      TemplateCheck.requireKnownNames(tree, values.keySet());
      template.merge(new VelocityContext(new HashMap<>(values)), out);
    } catch (Refusal e) {
      throw refused(e.getMessage(), e.line(), e);
    } catch (ParseException | VelocityException e) {
      throw refused(problem(e), place(e), e);
    } catch (StackOverflowError e) {
      throw refused("it is nested too deeply", 1, e);
    }
    return out.written();
  }

  private ReleaseException refused(String problem, int line, @Nullable Throwable cause) {
    return new ReleaseException(
        "template " + name + ":" + line + ": " + PlainText.line(problem),
        "correct the template and commit it; the page Release notes lists what templates may use",
        cause);
  }

  private static int place(Throwable e) {
    if (e instanceof ExtendedParseException parse && parse.getLineNumber() > 0) {
      return parse.getLineNumber();
    }
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? Integer.parseInt(place.group(1)) : 1;
  }

  /** The first line of what Velocity says, without the place. */
  private String problem(Throwable e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return PLACE.matcher(said).replaceAll("").replace(" at " + name, "").replace(name, "").strip();
  }

  /** Output that is kept from growing without end. Long texts are not copied to be added. */
  private static final class Limited extends Writer {

    private static final int LONG = 8192;

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder last = new StringBuilder();
    private final IntSupplier line;
    private int length;

    Limited(IntSupplier line) {
      this.line = line;
    }

    @Override
    public void write(char[] from, int offset, int count) {
      requireRoom(count);
      last.append(from, offset, count);
    }

    @Override
    public void write(String from, int offset, int count) {
      requireRoom(count);
      if (count < LONG) {
        last.append(from, offset, offset + count);
      } else {
        endText();
        texts.add(from.substring(offset, offset + count));
      }
    }

    private void requireRoom(int count) {
      if (count > MAX_OUTPUT - length) {
        throw new Refusal(
            "its output has more than " + MAX_OUTPUT + " characters", line.getAsInt());
      }
      length += count;
    }

    private void endText() {
      texts.add(last.toString());
      last.setLength(0);
    }

    String written() {
      endText();
      return String.join("", texts);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, ClosedUberspect.class.getName());
    settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    settings.setProperty(RuntimeConstants.INTERPOLATE_STRINGLITERALS, "false");
    settings.setProperty(RuntimeConstants.VM_PERM_ALLOW_INLINE, "false");
    settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
    settings.setProperty("resource.loader.none.class", NoResources.class.getName());
    settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
    settings.setProperty(RuntimeConstants.SPACE_GOBBLING, "lines");
    return settings;
  }
}
