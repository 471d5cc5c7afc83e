package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.change.ChangeControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Enters scores in the file of a change request, where every other byte stays (G9). */
public final class ScoreEntry {

  private static final String SCORES = "scores";

  /**
   * @param from offset in the text, in characters
   */
  private record Splice(int from, int to, String with) {}

  private final String text;
  private final Map<String, Integer> entered;

  private ScoreEntry(String text, Map<String, Integer> entered) {
    this.text = text;
    this.entered = entered;
  }

  /**
   * @param path of the file
   * @param entered 1 to 10, by criterion
   * @return the file's new content
   * @throws io.github.releasekit.domain.ReleaseException when it is not of the form, or would not
   *     say these scores
   */
  public static byte[] enter(
      String path, byte[] content, Map<String, Integer> entered, ChangeControl control) {
    Map<String, Integer> wanted =
        new LinkedHashMap<>(ChangeLoader.request(path, content, control).scores());
    wanted.putAll(entered);
    String text = PolicyLoader.text(path, content);
    YamlMapping mapping = YamlMapping.parse(path, text);
    byte[] scored =
        new ScoreEntry(text, entered).edited(mapping.node(SCORES)).getBytes(StandardCharsets.UTF_8);
    if (!says(path, scored, wanted, control)) {
      throw mapping.refused("'" + SCORES + "' cannot be edited as it is written; edit it by hand");
    }
    return scored;
  }

  private static boolean says(
      String path, byte[] scored, Map<String, Integer> wanted, ChangeControl control) {
    try {
      return ChangeLoader.request(path, scored, control).scores().equals(wanted);
    } catch (ReleaseException e) {
      return false;
    }
  }

  private String edited(Optional<Node> scores) {
    if (scores.isEmpty()) {
      String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      return text + end + SCORES + ": " + flow(entered) + "\n";
    }
    StringBuilder edited = new StringBuilder(text);
    splices((MappingNode) scores.get()).stream()
        .sorted(Comparator.comparing(Splice::from).reversed())
        .forEach(splice -> edited.replace(splice.from(), splice.to(), splice.with()));
    return edited.toString();
  }

  private List<Splice> splices(MappingNode scores) {
    Map<String, Integer> left = new LinkedHashMap<>(entered);
    List<Splice> splices = new ArrayList<>();
    for (NodeTuple tuple : scores.getValue()) {
      Integer score = left.remove(((ScalarNode) tuple.getKeyNode()).getValue());
      if (score != null) {
        Node value = tuple.getValueNode();
        splices.add(
            new Splice(offset(value.getStartMark()), offset(value.getEndMark()), score.toString()));
      }
    }
    if (!left.isEmpty()) {
      splices.add(added(scores, left));
    }
    return splices;
  }

  /** In flow style at the end; in block style at the beginning, whose indentation is known. */
  private Splice added(MappingNode mapping, Map<String, Integer> left) {
    if (mapping.getFlowStyle() == FlowStyle.BLOCK) {
      int at = offset(mapping.getStartMark());
      String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
      String indentation = lineEnd + " ".repeat(mapping.getStartMark().getColumn());
      return new Splice(
          at, at, pairs(left).map(pair -> pair + indentation).collect(Collectors.joining()));
    }
    int end = offset(mapping.getEndMark()) - 1;
    int at = end;
    while (Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    boolean first = mapping.getValue().isEmpty() || text.charAt(at - 1) == ',';
    return new Splice(at, at, (first ? "" : ", ") + pairs(left).collect(Collectors.joining(", ")));
  }

  private static String flow(Map<String, Integer> scores) {
    return pairs(scores).collect(Collectors.joining(", ", "{", "}"));
  }

  private static Stream<String> pairs(Map<String, Integer> scores) {
    return scores.entrySet().stream().map(score -> score.getKey() + ": " + score.getValue());
  }

  /** Marks count code points. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
