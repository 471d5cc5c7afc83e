package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code gates} of {@code release-kit.yml}: by its name, what each asks for. */
final class GateLoader {

  private static final String TESTS = "tests";
  private static final String COVERAGE = "coverage";
  private static final List<String> TYPES = List.of(TESTS, COVERAGE);

  private GateLoader() {}

  /** The gates in the order of the file; that no test has failed is judged in any case. */
  static List<ResultGate> gates(YamlMapping mapping) {
    List<ResultGate> gates = new ArrayList<>();
    mapping.mappings().forEach((name, gate) -> gates.add(gate(name, gate)));
    if (gates.stream().noneMatch(gate -> gate.id().equals(TESTS))) {
      gates.add(0, TestsGate.DEFAULT);
    }
    return gates;
  }

  private static ResultGate gate(String name, YamlMapping mapping) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw mapping.refused("gate '" + name + "' is not named in small letters, digits and -");
    }
    if (RepositoryGate.ALL.stream().anyMatch(gate -> gate.id().equals(name))) {
      throw mapping.refused("gate '" + name + "' is one of the repository, and always holds");
    }
    String type =
        mapping
            .choice("type", TYPES)
            .orElseGet(
                () -> {
                  if (TYPES.contains(name)) {
                    return name;
                  }
                  throw mapping.refused(
                      "gate '" + name + "' has no type: one of " + String.join(", ", TYPES));
                });
    if (TYPES.contains(name) && !type.equals(name)) {
      throw mapping.refused("gate '" + name + "' is named after a type, and is of another");
    }
    boolean required = mapping.flag("required").orElse(true);
    List<String> reports = mapping.strings("reports").orElse(List.of());
    ResultGate gate =
        type.equals(TESTS)
            ? new TestsGate(name, required, reports, mapping.count("minimum").orElse(1))
            : new CoverageGate(name, required, reports, minimum(mapping));
    mapping.refuseOthers();
    return gate;
  }

  private static Map<Counter, BigDecimal> minimum(YamlMapping mapping) {
    Map<Counter, BigDecimal> minimum = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      mapping.percent(counter.toString()).ifPresent(least -> minimum.put(counter, least));
    }
    if (minimum.isEmpty()) {
      throw mapping.refused("a coverage gate asks for a share in percent, such as 'line: 90'");
    }
    return minimum;
  }
}
