package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.PlainText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What is done with trees of YAML nodes, whatever they mean. */
final class YamlNodes {

  private YamlNodes() {}

  /** A tree's nodes, told apart by identity. */
  static Set<Node> all(Node root) {
    Set<Node> all = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(root, all);
    return all;
  }

  private static void collect(Node node, Set<Node> all) {
    all.add(node);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        collect(tuple.getKeyNode(), all);
        collect(tuple.getValueNode(), all);
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, all));
    }
  }

  /** One on top of another: mappings key by key, anything else in the other's place. */
  static Node merged(Node own, Node other) {
    if (!(own instanceof MappingNode ours) || !(other instanceof MappingNode theirs)) {
      return own;
    }
    List<NodeTuple> left = new ArrayList<>(ours.getValue());
    List<NodeTuple> tuples = new ArrayList<>();
    for (NodeTuple tuple : theirs.getValue()) {
      Optional<NodeTuple> ahead =
          left.stream().filter(mine -> key(mine).equals(key(tuple))).findFirst();
      ahead.ifPresent(left::remove);
      tuples.add(
          ahead
              .map(
                  mine ->
                      new NodeTuple(
                          mine.getKeyNode(), merged(mine.getValueNode(), tuple.getValueNode())))
              .orElse(tuple));
    }
    tuples.addAll(left);
    return new MappingNode(
        ours.getTag(), true, tuples, ours.getStartMark(), ours.getEndMark(), ours.getFlowStyle());
  }

  /** Gives every text, list and empty mapping with its path: {@code gates.coverage.line}. */
  static void leaves(Node root, BiConsumer<String, Node> leaf) {
    leaves("", root, leaf);
  }

  private static void leaves(String path, Node at, BiConsumer<String, Node> leaf) {
    if (at instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
      for (NodeTuple tuple : mapping.getValue()) {
        leaves(path.isEmpty() ? key(tuple) : path + "." + key(tuple), tuple.getValueNode(), leaf);
      }
    } else if (!path.isEmpty()) {
      leaf.accept(path, at);
    }
  }

  private static String key(NodeTuple tuple) {
    return text(tuple.getKeyNode());
  }

  /** A value on one line, as YAML in flow style has it. */
  static String text(Node at) {
    if (at instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .map(YamlNodes::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (at instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .map(tuple -> key(tuple) + ": " + text(tuple.getValueNode()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return PlainText.line(((ScalarNode) at).getValue());
  }

  /** The line that it begins on, from 1. */
  static int line(Node at) {
    return at.getStartMark() == null ? 1 : at.getStartMark().getLine() + 1;
  }
}
