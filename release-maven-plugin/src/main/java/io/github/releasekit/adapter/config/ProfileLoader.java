package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.fact.Profiles;
import io.github.releasekit.domain.gate.repository.CalendarGate;
import io.github.releasekit.domain.gate.result.CentralGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code gates}, {@code approvals} and {@code profiles} of {@code release-kit.yml}. A profile
 * holds what it inherits, key by key, but for what it says itself.
 */
final class ProfileLoader {

  /** Each has the gates of all that it inherits from. */
  private static final int MAX_PROFILES = 100;

  private static final Pattern SEVERITY = Pattern.compile(Profiles.SEVERITY + "[a-z0-9]+");
  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  private final Map<String, YamlMapping> declared;
  private final List<Approver> approvers;
  private final boolean toCentral;
  private final Map<String, Layer> resolved = new LinkedHashMap<>();

  /** What a profile has, with what it inherits. */
  private record Layer(
      Map<String, YamlMapping> gates,
      Set<String> skipped,
      Map<String, String> properties,
      List<RequiredApproval> approvals,
      boolean changeRequest) {}

  private ProfileLoader(
      Map<String, YamlMapping> declared, List<Approver> approvers, boolean toCentral) {
    this.declared = declared;
    this.approvers = approvers;
    this.toCentral = toCentral;
  }

  /**
   * @param approvers who may approve
   */
  static Profiles load(YamlMapping root, List<Approver> approvers) {
    ProfileLoader loader =
        new ProfileLoader(
            root.mapping("profiles").map(YamlMapping::mappings).orElse(Map.of()),
            approvers,
            root.mapping("central").isPresent());
    if (loader.declared.size() > MAX_PROFILES) {
      throw root.refused("there are more than " + MAX_PROFILES + " profiles");
    }
    Layer base =
        new Layer(
            root.mapping("gates").map(YamlMapping::mappings).orElse(Map.of()),
            Set.of(),
            Map.of(),
            ApprovalLoader.required(root, approvers).orElse(List.of()),
            root.flag("changeRequest").orElse(false));
    Map<String, Profile> profiles = new TreeMap<>();
    loader.declared.forEach(
        (name, mapping) ->
            profiles.put(
                name, loader.profile(name, loader.layer(name, mapping, base, Set.of()), mapping)));
    return new Profiles(loader.profile(Profile.DEFAULT.name(), base, root), profiles);
  }

  private Layer layer(String name, YamlMapping mapping, Layer base, Set<String> heirs) {
    Layer known = resolved.get(name);
    if (known != null) {
      return known;
    }
    requireName(name, mapping);
    Set<String> line = new LinkedHashSet<>(heirs);
    if (!line.add(name)) {
      throw mapping.refused("profiles inherit from each other: " + String.join(", ", line));
    }
    List<String> others = List.copyOf(declared.keySet());
    Layer parent =
        mapping
            .choice("inherits", others)
            .map(other -> layer(other, declared.get(other), base, line))
            .orElse(base);
    Map<String, YamlMapping> gates = new LinkedHashMap<>(parent.gates());
    Set<String> skipped = new TreeSet<>(parent.skipped());
    mapping
        .mapping("gates")
        .map(YamlMapping::mappings)
        .orElse(Map.of())
        .forEach(
            (gate, own) -> {
              gates.merge(gate, own, (inherited, overriding) -> overriding.onTopOf(inherited));
              skipped.remove(gate);
            });
    skipped.addAll(mapping.strings("skip").orElse(List.of()));
    Map<String, String> properties = new TreeMap<>(parent.properties());
    mapping.mapping("properties").map(ProfileLoader::properties).ifPresent(properties::putAll);
    List<RequiredApproval> approvals =
        ApprovalLoader.required(mapping, approvers).orElse(parent.approvals());
    boolean changeRequest = mapping.flag("changeRequest").orElse(parent.changeRequest());
    mapping.refuseOthers();
    Layer layer = new Layer(gates, skipped, properties, approvals, changeRequest);
    resolved.put(name, layer);
    return layer;
  }

  private static void requireName(String name, YamlMapping mapping) {
    boolean isType = Stream.of(Bump.values()).anyMatch(type -> type.toString().equals(name));
    if (!isType
        && !Set.of(Profiles.PRE_RELEASE, Profiles.HOTFIX).contains(name)
        && !SEVERITY.matcher(name).matches()) {
      throw mapping.refused(
          "no release has the profile '"
              + name
              + "': profiles are patch, minor, major, prerelease, hotfix, or hotfix- and a"
              + " severity");
    }
  }

  private static Map<String, String> properties(YamlMapping mapping) {
    Map<String, String> properties = mapping.strings();
    properties
        .keySet()
        .forEach(
            name -> {
              if (!PROPERTY.matcher(name).matches()) {
                throw mapping.refused("'" + name + "' is not the name of a property");
              }
            });
    return properties;
  }

  private Profile profile(String name, Layer layer, YamlMapping mapping) {
    List<ResultGate> gates = new ArrayList<>();
    Set<String> always = new TreeSet<>();
    layer
        .gates()
        .forEach(
            (gate, own) -> {
              if (own.flag("always").orElse(false)) {
                always.add(gate);
              }
              gates.add(GateLoader.gate(gate, own));
            });
    if (gates.stream().noneMatch(gate -> gate.id().equals(TestsGate.DEFAULT.id()))) {
      gates.add(0, TestsGate.DEFAULT);
    }
    if (toCentral && gates.stream().noneMatch(CentralGate.class::isInstance)) {
      gates.add(CentralGate.DEFAULT);
    }
    for (String skipped : layer.skipped()) {
      if (always.contains(skipped)) {
        throw mapping.refused("gate '" + skipped + "' is always judged, and 'skip' names it");
      }
      if (!skipped.equals(CalendarGate.ID)
          && gates.stream().noneMatch(gate -> gate.id().equals(skipped))) {
        throw mapping.refused("there is no gate '" + skipped + "' to skip");
      }
    }
    return new Profile(
        name,
        gates,
        layer.skipped(),
        always,
        layer.properties(),
        layer.approvals(),
        layer.changeRequest());
  }
}
