package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.adoption.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The configuration of a plugin as settings, with names and numbers of items joined by dots. */
final class PluginSettings {

  /** What hostile POMs could make many. */
  private static final int MAX_SETTINGS = 2_000;

  private static final int MAX_DEPTH = 30;

  private PluginSettings() {}

  /** The configuration of the plugin, then those of its executions. */
  static List<Setting> of(Plugin plugin, String where) {
    List<Setting> settings = new ArrayList<>();
    Stream.concat(
            Stream.of(plugin).map(Plugin::getConfiguration),
            plugin.getExecutions().stream().map(execution -> execution.getConfiguration()))
        .filter(Xpp3Dom.class::isInstance)
        .map(Xpp3Dom.class::cast)
        .forEach(configuration -> add("", configuration, where, settings, 0));
    return settings;
  }

  private static void add(
      String path, Xpp3Dom element, String where, List<Setting> settings, int depth) {
    int item = 0;
    for (Xpp3Dom child : element.getChildren()) {
      boolean listed = isItem(element, child);
      String key = (path.isEmpty() ? "" : path + ".") + (listed ? item++ : child.getName());
      if (settings.size() >= MAX_SETTINGS || depth > MAX_DEPTH) {
        return;
      }
      if (child.getChildCount() > 0) {
        add(key, child, where, settings, depth + 1);
      } else {
        settings.add(new Setting(key, child.getValue() == null ? "" : child.getValue(), where));
      }
    }
  }

  /** Whether it is one of several of its kind: {@code <label>} in {@code <labels>}, or repeated. */
  private static boolean isItem(Xpp3Dom element, Xpp3Dom child) {
    String name = child.getName();
    return element.getName().equals(name + "s")
        || element.getName().equals(name.replaceFirst("y$", "ies"))
        || element.getName().endsWith("s") && element.getChildren(name).length > 1;
  }
}
