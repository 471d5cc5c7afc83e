package io.github.releasekit.domain.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a plan needs of approvals, and what it has.
 *
 * @param required of this kind of release
 * @param counted those that hold for the plan: each person once in each role
 * @param ignored why others do not, a sentence each
 * @param approvers who may approve
 */
public record Approvals(
    List<RequiredApproval> required,
    List<Counted> counted,
    List<String> ignored,
    List<Approver> approvers) {

  /** Nobody is asked. */
  public static final Approvals NONE = new Approvals(List.of(), List.of(), List.of(), List.of());

  /**
   * An approval that counts.
   *
   * @param name of the approver, by {@code release-kit.yml}
   */
  public record Counted(String name, Approval approval) {}

  /** What is missing for one of those that are required, for people. */
  public record Missing(RequiredApproval required, String problem, String remedy) {}

  public Approvals {
    required = List.copyOf(required);
    counted = List.copyOf(counted);
    ignored = List.copyOf(ignored);
    approvers = List.copyOf(approvers);
  }

  /**
   * Judges approvals for a plan.
   *
   * @param project of the plan
   * @param plan its digest
   */
  public static Approvals of(
      List<RequiredApproval> required,
      List<Approver> approvers,
      List<Checked<Approval>> checked,
      String project,
      String plan) {
    Map<String, Counted> counted = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (Checked<Approval> one : checked) {
      Approval approval = one.statement();
      String problem = problem(one, project, plan);
      if (problem.isEmpty()) {
        String name = one.by().orElseThrow().name();
        counted.putIfAbsent(
            String.join("\n", approval.role(), approval.check(), name),
            new Counted(name, approval));
      } else {
        ignored.add(
            "the approval by " + approval.by() + " for " + approval.purpose() + " " + problem);
      }
    }
    return new Approvals(required, List.copyOf(counted.values()), ignored, approvers);
  }

  private static String problem(Checked<Approval> checked, String project, String plan) {
    Approval approval = checked.statement();
    if (!approval.plan().equals(plan) || !approval.project().equals(project)) {
      return "is of another plan";
    }
    return checked
        .by()
        .map(
            approver ->
                approver.roles().contains(approval.role())
                    ? ""
                    : "is by " + approver.name() + ", who has not this role")
        .orElse(checked.problem());
  }

  /** What is missing, of each that is required. */
  public List<Missing> missing() {
    return missing("");
  }

  /**
   * What is missing, of each that is required.
   *
   * @param arguments that the command line of each has besides, with a space behind; empty for none
   */
  public List<Missing> missing(String arguments) {
    List<Missing> missing = new ArrayList<>();
    for (RequiredApproval asked : required) {
      List<String> names = names(asked);
      boolean lacksChair = asked.chair().filter(chair -> !names.contains(chair)).isPresent();
      if (names.size() >= asked.quorum() && !lacksChair) {
        continue;
      }
      String problem =
          names.size() < asked.quorum()
              ? names.size() + " of " + asked.quorum() + " " + asked.noun()
              : asked.noun() + " lack that of the chair, " + asked.chair().orElseThrow();
      List<String> left =
          names.size() < asked.quorum()
              ? candidates(asked.role()).stream().filter(name -> !names.contains(name)).toList()
              : List.of(asked.chair().orElseThrow());
      missing.add(
          new Missing(
              asked,
              problem,
              "mvn release-kit:approve "
                  + arguments
                  + asked.arguments()
                  + ", by "
                  + String.join(" or ", left)));
    }
    return missing;
  }

  /** Who has approved, a role after the other: {@code security: Grace Hopper}. */
  public String summary() {
    return required.stream()
        .map(
            asked ->
                asked.checkByHand().map(check -> check + " by ").orElse("")
                    + asked.role()
                    + ": "
                    + String.join(", ", names(asked)))
        .collect(Collectors.joining("; "));
  }

  private List<String> names(RequiredApproval asked) {
    return counted.stream()
        .filter(one -> asked.isMetBy(one.approval()))
        .map(Counted::name)
        .toList();
  }

  private List<String> candidates(String role) {
    return approvers.stream()
        .filter(approver -> approver.roles().contains(role))
        .map(Approver::name)
        .toList();
  }
}
