package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML document of other tools as texts by their paths, numbers standing for items of lists. */
public final class YamlSettings {

  private YamlSettings() {}

  /**
   * @param path for messages
   * @return {@code release.github.changelog.categories.0.title} and the like, in order; a list or
   *     mapping without anything in it is an empty text
   * @throws ReleaseException when it is not YAML, or too large, or has aliases
   */
  public static Map<String, String> read(String path, byte[] content) {
    Map<String, String> texts = new LinkedHashMap<>();
    collect("", YamlMapping.parse(path, PolicyLoader.text(path, content)).node, texts);
    return texts;
  }

  private static void collect(String path, Node at, Map<String, String> texts) {
    String prefix = path.isEmpty() ? "" : path + ".";
    if (at instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
      for (NodeTuple tuple : mapping.getValue()) {
        collect(prefix + YamlNodes.text(tuple.getKeyNode()), tuple.getValueNode(), texts);
      }
    } else if (at instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      List<Node> items = sequence.getValue();
      for (int i = 0; i < items.size(); i++) {
        collect(prefix + i, items.get(i), texts);
      }
    } else if (!path.isEmpty()) {
      texts.putIfAbsent(path, at instanceof ScalarNode scalar ? scalar.getValue() : "");
    }
  }
}
