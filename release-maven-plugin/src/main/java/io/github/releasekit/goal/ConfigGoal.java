package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.config.Setting;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.fact.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the effective configuration, each value with where it comes from. */
public final class ConfigGoal {

  private final Invocation invocation;

  public ConfigGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  public void run(Output output) {
    try (GitRepository repository = GitRepository.open(invocation.caller().directory())) {
      List<Setting> settings =
          PolicyLoader.settings(
              repository.file(repository.head(), Policy.FILE), invocation.caller().policies());
      output.write(
          output.json()
              ? new String(Json.pretty(settings), StandardCharsets.UTF_8)
              : settings.stream().map(ConfigGoal::line).collect(Collectors.joining()));
    }
  }

  private static String line(Setting setting) {
    return setting.key() + ": " + setting.value() + "  # " + setting.source() + "\n";
  }
}
