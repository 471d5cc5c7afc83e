package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.change.ChangeRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code changeRequests} of {@code release-kit.yml}, and change requests, whose form is
 * {@code change-request.schema.json} of the site.
 */
public final class ChangeLoader {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
  private static final Pattern ID = Pattern.compile("CR-[0-9]{4}-[0-9]{3,6}");
  private static final int WHOLE = 100;
  private static final int MAX_SCORE = 10;

  /** Keys that are for people. */
  private static final List<String> TEXTS =
      List.of("description", "justification", "scope", "effort");

  private static final List<String> LISTS =
      List.of("impact", "acceptance", "dependencies", "metrics");

  private ChangeLoader() {}

  /**
   * @param approvers who may be of the board
   */
  static ChangeControl control(YamlMapping mapping, List<Approver> approvers) {
    ChangeControl control =
        new ChangeControl(
            mapping.path("directory").orElse("changes"),
            mapping.mapping("criteria").map(ChangeLoader::criteria).orElse(Map.of()),
            mapping.decimal("minimum"),
            mapping.required("board"),
            mapping.count("quorum").orElse(1),
            mapping.string("chair"),
            mapping.strings("vetoes").orElse(List.of()));
    mapping.refuseOthers();
    if (control.minimum().isPresent() && control.criteria().isEmpty()) {
      throw mapping.refused("'minimum' is of a score, and there are no 'criteria'");
    }
    control
        .minimum()
        .filter(
            least ->
                least.compareTo(BigDecimal.ONE) < 0
                    || least.compareTo(BigDecimal.valueOf(MAX_SCORE)) > 0)
        .ifPresent(
            least -> {
              throw mapping.refused("scores are 1 to 10, and 'minimum' is " + least);
            });
    List<String> members =
        approvers.stream()
            .filter(approver -> approver.roles().contains(control.board()))
            .map(Approver::name)
            .toList();
    if (members.size() < control.quorum()) {
      throw mapping.refused(
          control.quorum()
              + " of role "
              + control.board()
              + " have to vote, and "
              + members.size()
              + " of 'approvers' can");
    }
    control.chair().ifPresent(chair -> requireMember("chair", chair, members, mapping));
    control.vetoes().forEach(name -> requireMember("vetoes", name, members, mapping));
    return control;
  }

  private static void requireMember(
      String key, String name, List<String> members, YamlMapping mapping) {
    if (!members.contains(name)) {
      throw mapping.refused("'" + name + "' of '" + key + "' is no approver of the board");
    }
  }

  private static Map<String, Integer> criteria(YamlMapping mapping) {
    Map<String, Integer> criteria = new LinkedHashMap<>();
    for (String name : mapping.strings().keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw mapping.refused(
            "criterion '" + name + "' is not named in small letters, digits and -");
      }
      BigDecimal weight = mapping.percent(name).orElseThrow();
      if (weight.stripTrailingZeros().scale() > 0) {
        throw mapping.refused("weights are whole numbers, and that of " + name + " is " + weight);
      }
      criteria.put(name, weight.intValueExact());
    }
    int sum = criteria.values().stream().mapToInt(Integer::intValue).sum();
    if (sum != WHOLE) {
      throw mapping.refused("the weights of the criteria add up to " + sum + ", and not to 100");
    }
    return criteria;
  }

  /**
   * Reads a change request.
   *
   * @param path of its file, which is named after its id
   * @throws ReleaseException when it is not of the form
   */
  public static ChangeRequest request(String path, byte[] content, ChangeControl control) {
    YamlMapping mapping = YamlMapping.parse(path, PolicyLoader.text(path, content));
    String id = mapping.required("id");
    if (!ID.matcher(id).matches()) {
      throw mapping.refused("'" + id + "' is not an id such as CR-2026-001");
    }
    if (!path.endsWith("/" + id + ".yml")) {
      throw mapping.refused("the file of " + id + " is to be named " + id + ".yml");
    }
    ChangeRequest request =
        new ChangeRequest(
            id,
            PlainText.line(mapping.required("title")),
            PlainText.line(mapping.required("requestor")),
            mapping.strings("releases").orElse(List.of()),
            mapping.mapping("scores").map(scores -> scores(scores, control)).orElse(Map.of()),
            Digests.sha256(content));
    mapping.date("submitted");
    TEXTS.forEach(mapping::string);
    LISTS.forEach(mapping::strings);
    mapping.mapping("timeline").ifPresent(YamlMapping::strings);
    mapping.mappings("risks").forEach(ChangeLoader::risk);
    mapping.refuseOthers();
    return request;
  }

  private static Map<String, Integer> scores(YamlMapping mapping, ChangeControl control) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (String name : control.criteria().keySet()) {
      Optional<Integer> score = mapping.count(name);
      score
          .filter(value -> value > MAX_SCORE)
          .ifPresent(
              value -> {
                throw mapping.refused("scores are 1 to 10, and that of " + name + " is " + value);
              });
      score.ifPresent(value -> scores.put(name, value));
    }
    mapping.refuseOthers();
    return scores;
  }

  private static void risk(YamlMapping mapping) {
    List<String> levels = List.of("low", "medium", "high");
    mapping.required("risk");
    mapping.choice("probability", levels);
    mapping.choice("impact", levels);
    mapping.string("mitigation");
    mapping.refuseOthers();
  }
}
