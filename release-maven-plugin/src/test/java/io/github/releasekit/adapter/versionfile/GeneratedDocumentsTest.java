package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Documents that the formats' own libraries write, with keys and texts of every kind. */
class GeneratedDocumentsTest {

  private static final int DOCUMENTS = 1000;
  private static final String VERSION = "7.8.9";
  private static final String[] PARTS = {
    "a", "version", "0", "1", ".", "/", "~", "~1", "\"", "'", "\\", "ü", "😀", "日", ": ", " #",
    "\n", "\t", "=", "!", "[", "{", "-", "7.8.9", " "
  };

  private final ObjectMapper json = new ObjectMapper();

  /** A tree with one text marked by its place: the keys and indexes that lead to it. */
  private record Case(JsonNode tree, List<String> path) {}

  @Test
  void rewritesOneValueOfJson() throws IOException {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      Random random = new Random(seed);
      Case one = tree(random);
      String text = random.nextBoolean() ? one.tree.toString() : one.tree.toPrettyString() + "\r\n";
      StringBuilder pointer = new StringBuilder();
      one.path.forEach(k -> pointer.append('/').append(k.replace("~", "~0").replace("/", "~1")));

      String after = rewritten(new JsonPlace(pointer.toString()), text, seed);

      assertThat(json.readTree(after)).as("seed %d", seed).isEqualTo(replaced(one));
    }
  }

  @Test
  void rewritesOneValueOfYaml() {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      Random random = new Random(seed);
      Case one = tree(random);
      DumperOptions options = new DumperOptions();
      options.setAllowUnicode(random.nextBoolean());
      options.setWidth(20 + random.nextInt(80));
      options.setDefaultFlowStyle(
          DumperOptions.FlowStyle.values()[
              random.nextInt(DumperOptions.FlowStyle.values().length)]);
      options.setDefaultScalarStyle(
          random.nextBoolean()
              ? DumperOptions.ScalarStyle.PLAIN
              : DumperOptions.ScalarStyle.DOUBLE_QUOTED);
      String text = new Yaml(options).dump(json.convertValue(one.tree, Object.class));
      YamlPlace place = new YamlPlace("generated", one.path);

      String after = rewritten(place, text, seed);

      Object expected = json.convertValue(replaced(one), Object.class);
      assertThat(new Yaml().<Object>load(after)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void rewritesOneValueOfProperties() throws IOException {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      Random random = new Random(seed);
      Properties properties = new Properties();
      for (int i = random.nextInt(8); i >= 0; i--) {
        properties.setProperty(word(random), word(random));
      }
      String key = word(random);
      properties.setProperty(key, VERSION);
      StringWriter writer = new StringWriter();
      properties.store(writer, random.nextBoolean() ? word(random) : null);

      String after = rewritten(new PropertiesPlace(key), writer.toString(), seed);

      Properties read = new Properties();
      read.load(new StringReader(after));
      properties.setProperty(key, Marked.NEW_VERSION);
      assertThat((Map<Object, Object>) read).as("seed %d", seed).isEqualTo(properties);
    }
  }

  private static String rewritten(Finder finder, String text, int seed) {
    byte[] content = Marked.bytes(text);
    List<Span> found = finder.find(new TextFile("f", content));
    assertThat(found).as("seed %d:%n%s", seed, text).hasSize(1);
    String chars = new TextFile("f", content).chars();
    Span span = found.get(0);
    assertThat(chars.substring(span.start(), span.end())).as("seed %d", seed).isEqualTo(VERSION);
    String after =
        chars.substring(0, span.start()) + Marked.NEW_VERSION + chars.substring(span.end());
    return new String(
        after.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Grows a tree around a version. */
  private static Case tree(Random random) {
    JsonNode node = TextNode.valueOf(VERSION);
    List<String> path = new ArrayList<>();
    for (int depth = 1 + random.nextInt(5); depth > 0; depth--) {
      if (random.nextInt(3) == 0) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int index = random.nextInt(12);
        for (int i = 0; i < index; i++) {
          list.add(leaf(random));
        }
        list.add(node).add(leaf(random));
        path.add(0, Integer.toString(index));
        node = list;
      } else {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        String key = word(random);
        for (int i = random.nextInt(4); i > 0; i--) {
          map.set(word(random), leaf(random));
        }
        map.set(key, node);
        for (int i = random.nextInt(4); i > 0; i--) {
          String other = word(random);
          if (!other.equals(key)) {
            map.set(other, leaf(random));
          }
        }
        path.add(0, key);
        node = map;
      }
    }
    return new Case(node, path);
  }

  private static JsonNode leaf(Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(6)) {
      case 0 -> nodes.numberNode(random.nextInt());
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.objectNode().put(word(random), word(random));
      case 3 -> nodes.arrayNode().add(word(random)).add(VERSION);
      default -> nodes.textNode(word(random));
    };
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      word.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return word.toString();
  }

  private static JsonNode replaced(Case one) {
    JsonNode copy = one.tree.deepCopy();
    JsonNode parent = copy;
    for (String step : one.path.subList(0, one.path.size() - 1)) {
      parent = parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.get(step);
    }
    String last = one.path.get(one.path.size() - 1);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), Marked.NEW_VERSION);
    } else {
      ((ObjectNode) parent).put(last, Marked.NEW_VERSION);
    }
    return copy;
  }
}
