package io.github.releasekit.adapter.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the project's JSON documents: records as objects of their components, times as
 * ISO 8601 in UTC.
 */
public final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule("release-kit")
                  .addDeserializer(BigDecimal.class, new DecimalDeserializer())
                  .addDeserializer(double.class, new DoubleDeserializer())
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer())
                  .addSerializer(Version.class, ToStringSerializer.instance))
          .addMixIn(Event.class, EventForm.class)
          .setAnnotationIntrospector(new Naming())
          .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
          .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
          .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Json() {}

  /** Indented, with a final line end. */
  public static byte[] pretty(Object document) {
    try {
      String text =
          MAPPER
              .writer()
              .with(SerializationFeature.INDENT_OUTPUT)
              .with(new LineFeedPrinter())
              .writeValueAsString(document);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On one line, without a line end. */
  public static String line(Object document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link #line}, with the entries of maps in alphabetical order: the same in each run. */
  public static String sortedLine(Object document) {
    try {
      return MAPPER
          .writer()
          .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param source for messages
   * @throws ReleaseException when this is not a document of the type
   */
  public static <T> T read(byte[] content, Class<T> type, String source) {
    try {
      return MAPPER.readValue(content, type);
    } catch (IOException e) {
      throw new ReleaseException(
          source + " cannot be read: " + firstLine(e), "restore it, or remove it", e);
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static final class Naming extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object findNamingStrategy(AnnotatedClass type) {
      return type.hasAnnotation(SnakeCase.class)
          ? PropertyNamingStrategies.SNAKE_CASE
          : super.findNamingStrategy(type);
    }
  }

  /** Numbers that can be written down: a few characters can name one of a billion digits. */
  private static final class DecimalDeserializer extends JsonDeserializer<BigDecimal> {

    private static final int MOST_DIGITS = 100;

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      BigDecimal number = BigDecimalDeserializer.instance.deserialize(parser, context);
      if (Math.abs(number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
        return context.reportInputMismatch(this, "a number has too many digits");
      }
      return number;
    }
  }

  /**
   * Numbers that can be counted with, none being {@code NaN} or infinite; 0 where there is none.
   */
  private static final class DoubleDeserializer extends JsonDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric()) {
        return (Double) context.handleUnexpectedToken(double.class, parser);
      }
      double number = parser.getDoubleValue();
      if (!Double.isFinite(number)) {
        return context.reportInputMismatch(this, "a number is too large");
      }
      return number;
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return 0.0;
    }
  }

  private static final class InstantDeserializer extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
