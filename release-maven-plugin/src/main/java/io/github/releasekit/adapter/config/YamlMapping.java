package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Spelling;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A mapping of a YAML document that knows where each value stands, and which keys were asked. */
final class YamlMapping {

  private static final int MAX_CHARACTERS = 1_000_000;

  /** More in one place is nobody's policy. */
  private static final int MAX_ITEMS = 1000;

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");
  private static final Pattern PERCENT = Pattern.compile("(100|[1-9]?[0-9](?:\\.[0-9]{1,4})?) ?%?");

  private final Function<Node, String> origin;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  final Node node;

  private YamlMapping(Function<Node, String> origin, Node node) {
    this.origin = origin;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw refused(node, "a mapping of keys to values is expected here");
    }
    if (mapping.getValue().size() > MAX_ITEMS) {
      throw refused(node, "there are more than " + MAX_ITEMS + " keys here");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (values.put(key, tuple.getValueNode()) != null) {
        throw refused(tuple.getKeyNode(), "'" + key + "' stands here twice");
      }
      keys.put(key, tuple.getKeyNode());
    }
  }

  /** Reads a document; an empty one is an empty mapping. */
  static YamlMapping parse(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(20);
    try {
      Node root =
          new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
              .getSingleNode();
      return root == null || root.getTag().equals(org.yaml.snakeyaml.nodes.Tag.NULL)
          ? new YamlMapping(
              at -> file,
              new MappingNode(
                  org.yaml.snakeyaml.nodes.Tag.MAP,
                  List.of(),
                  org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK))
          : new YamlMapping(at -> file, root);
    } catch (MarkedYAMLException e) {
      String at =
          e.getProblemMark() == null
              ? ""
              : ":"
                  + (e.getProblemMark().getLine() + 1)
                  + ":"
                  + (e.getProblemMark().getColumn() + 1);
      throw new ReleaseException(
          file + at + ": not YAML: " + PlainText.shortLine(String.valueOf(e.getProblem())),
          "correct the file",
          e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw new ReleaseException(
          file + ": not YAML: " + PlainText.shortLine(String.valueOf(e.getMessage())),
          "correct the file",
          e);
    }
  }

  Optional<String> string(String key) {
    return find(key).map(this::scalar);
  }

  /** A text that has to contain a placeholder. */
  Optional<String> string(String key, String placeholder) {
    Optional<Node> value = find(key);
    value
        .filter(v -> !scalar(v).contains(placeholder))
        .ifPresent(
            v -> {
              throw refused(v, "'" + key + "' lacks " + placeholder);
            });
    return value.map(this::scalar);
  }

  /** A file's path from the root of the repository, with {@code /}. */
  Optional<String> path(String key) {
    Optional<Node> value = find(key);
    value
        .filter(v -> !isInside(scalar(v)))
        .ifPresent(
            v -> {
              throw refused(v, "'" + scalar(v) + "' is not a path inside the repository");
            });
    return value.map(this::scalar);
  }

  /** As {@link #path(String)}, for one that has to be there. */
  String requiredPath(String key) {
    return path(key).orElseThrow(() -> refused(node, "'" + key + "' is missing"));
  }

  /** Files' paths from the root of the repository, at least one. */
  List<String> paths(String key) {
    List<String> paths = strings(key).orElseThrow(() -> refused(node, "'" + key + "' is missing"));
    if (paths.isEmpty() || !paths.stream().allMatch(YamlMapping::isInside)) {
      throw refused("'" + key + "' has to list paths inside the repository", values.get(key));
    }
    return paths;
  }

  /** One of some words. */
  Optional<String> choice(String key, List<String> words) {
    Optional<String> value = string(key);
    value
        .filter(word -> !words.contains(word))
        .ifPresent(
            word -> {
              throw refused(
                  "'" + word + "' is none of " + String.join(", ", words), values.get(key));
            });
    return value;
  }

  /** One of some constants, by its text. */
  <E extends Enum<E>> Optional<E> word(String key, Class<E> constants) {
    return choice(key, words(constants)).map(text -> constant(text, constants));
  }

  /** Some of some constants, by their texts. */
  <E extends Enum<E>> Optional<Set<E>> words(String key, Class<E> constants) {
    return find(key)
        .map(
            value -> {
              Set<E> set = EnumSet.noneOf(constants);
              for (String text : list(value, this::scalar)) {
                if (!words(constants).contains(text)) {
                  throw refused(
                      value, "'" + text + "' is none of " + String.join(", ", words(constants)));
                }
                set.add(constant(text, constants));
              }
              return set;
            });
  }

  private static <E extends Enum<E>> List<String> words(Class<E> constants) {
    return Stream.of(constants.getEnumConstants()).map(Enum::toString).toList();
  }

  private static <E extends Enum<E>> E constant(String text, Class<E> constants) {
    return Stream.of(constants.getEnumConstants())
        .filter(constant -> constant.toString().equals(text))
        .findFirst()
        .orElseThrow();
  }

  /** {@code true} or {@code false}. */
  Optional<Boolean> flag(String key) {
    return choice(key, List.of("true", "false")).map(Boolean::parseBoolean);
  }

  /** A text that a parser of its own reads, which refuses by {@link ReleaseException}. */
  <T> Optional<T> parsed(String key, Function<String, T> parser) {
    return string(key)
        .map(
            text -> {
              try {
                return parser.apply(text);
              } catch (ReleaseException e) {
                throw refused(e.problem(), values.get(key));
              }
            });
  }

  String required(String key) {
    return string(key).orElseThrow(() -> refused(node, "'" + key + "' is missing"));
  }

  LocalDate date(String key) {
    String text = required(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw refused(values.get(key), "'" + text + "' is not a date such as 2027-01-31");
    }
  }

  Optional<List<String>> strings(String key) {
    return find(key).map(value -> list(value, this::scalar));
  }

  Optional<YamlMapping> mapping(String key) {
    return find(key).map(value -> new YamlMapping(origin, value));
  }

  /** All there is, as texts by key. */
  Map<String, String> strings() {
    Map<String, String> strings = new LinkedHashMap<>();
    values.keySet().forEach(key -> strings.put(key, string(key).orElseThrow()));
    return strings;
  }

  /**
   * This mapping on top of another: what it says counts, key by key in mappings; lists and texts
   * stand in the place of others.
   */
  YamlMapping onTopOf(YamlMapping other) {
    Set<Node> others = YamlNodes.all(other.node);
    return new YamlMapping(
        at -> others.contains(at) ? other.origin.apply(at) : origin.apply(at),
        YamlNodes.merged(node, other.node));
  }

  /** Every value, by its path, with where it stands. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    YamlNodes.leaves(
        node,
        (path, at) ->
            settings.add(
                new Setting(
                    path, YamlNodes.text(at), origin.apply(at) + ":" + YamlNodes.line(at))));
    return settings;
  }

  /** All there is, by key. */
  Map<String, YamlMapping> mappings() {
    Map<String, YamlMapping> mappings = new LinkedHashMap<>();
    values.keySet().forEach(key -> mappings.put(key, mapping(key).orElseThrow()));
    return mappings;
  }

  /** A whole number from 1. */
  Optional<Integer> count(String key) {
    return whole(key, COUNT, "a number from 1");
  }

  /** A whole number from 0. */
  Optional<Integer> number(String key) {
    return whole(key, NUMBER, "a number from 0");
  }

  private Optional<Integer> whole(String key, Pattern form, String name) {
    return string(key)
        .map(
            text -> {
              if (!form.matcher(text).matches()) {
                throw refused("'" + text + "' is not " + name, values.get(key));
              }
              return Integer.valueOf(text);
            });
  }

  /** A share of a hundred, with or without {@code %}. */
  Optional<BigDecimal> percent(String key) {
    return string(key)
        .map(
            text -> {
              Matcher percent = PERCENT.matcher(text);
              if (!percent.matches()) {
                throw refused("'" + text + "' is not a share in percent", values.get(key));
              }
              return new BigDecimal(percent.group(1));
            });
  }

  /** A number such as {@code -1.5}. */
  Optional<BigDecimal> decimal(String key) {
    return string(key)
        .map(
            text -> {
              if (!DECIMAL.matcher(text).matches()) {
                throw refused("'" + text + "' is not a number", values.get(key));
              }
              return new BigDecimal(text);
            });
  }

  List<YamlMapping> mappings(String key) {
    return mappingsIfAny(key).orElse(List.of());
  }

  /** As {@link #mappings(String)}; empty where the key is not there. */
  Optional<List<YamlMapping>> mappingsIfAny(String key) {
    return find(key).map(value -> list(value, item -> new YamlMapping(origin, item)));
  }

  /** Refuses keys that were not asked for. */
  void refuseOthers() {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!known.contains(key.getKey())) {
        String nearest = Spelling.nearest(key.getKey(), known);
        throw refused(
            key.getValue(),
            "'" + key.getKey() + "' is not a key here; did you mean '" + nearest + "'?");
      }
    }
  }

  private static boolean isInside(String path) {
    return path.indexOf('\\') < 0
        && path.indexOf(':') < 0
        && Stream.of(path.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains);
  }

  /** The value of a key as it stands in the file. */
  Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private Optional<Node> find(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private <T> List<T> list(Node value, Function<Node, T> item) {
    if (!(value instanceof SequenceNode sequence)) {
      throw refused(value, "a list is expected here");
    }
    if (sequence.getValue().size() > MAX_ITEMS) {
      throw refused(value, "there are more than " + MAX_ITEMS + " items here");
    }
    List<T> items = new ArrayList<>();
    sequence.getValue().forEach(element -> items.add(item.apply(element)));
    return items;
  }

  private String scalar(Node value) {
    if (!(value instanceof ScalarNode scalar)
        || scalar.getTag().equals(org.yaml.snakeyaml.nodes.Tag.NULL)
        || scalar.getValue().isBlank()) {
      throw refused(value, "a text is expected here");
    }
    return scalar.getValue();
  }

  /** Says what is wrong with this mapping. */
  ReleaseException refused(String problem) {
    return refused(node, problem);
  }

  private ReleaseException refused(String problem, @Nullable Node at) {
    return refused(at == null ? node : at, problem);
  }

  private ReleaseException refused(Node at, String problem) {
    int column = at.getStartMark() == null ? 1 : at.getStartMark().getColumn() + 1;
    return new ReleaseException(
        origin.apply(at)
            + ":"
            + YamlNodes.line(at)
            + ":"
            + column
            + ": "
            + PlainText.shortLine(problem),
        "correct the file; its keys are described in the configuration reference");
  }
}
