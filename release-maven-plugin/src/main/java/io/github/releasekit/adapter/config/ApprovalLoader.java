package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.RequiredApproval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code approvers} and {@code approvals} of {@code release-kit.yml}. */
final class ApprovalLoader {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");

  /** A line of a public key file (ssh-keygen(1), AUTHORIZED_KEYS FILE FORMAT of sshd(8)). */
  private static final Pattern SSH_KEY =
      Pattern.compile(
          "(ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ [A-Za-z0-9+/]+=*( [^\\p{Cntrl}]*)?");

  private ApprovalLoader() {}

  static List<Approver> approvers(YamlMapping root) {
    List<YamlMapping> mappings = root.mappings("approvers");
    List<Approver> approvers = mappings.stream().map(ApprovalLoader::approver).toList();
    for (int i = 0; i < approvers.size(); i++) {
      Approver one = approvers.get(i);
      List<Approver> before = approvers.subList(0, i);
      if (before.stream().anyMatch(other -> other.name().equals(one.name()))) {
        throw mappings.get(i).refused("approver '" + one.name() + "' stands here twice");
      }
      if (before.stream().anyMatch(other -> keyOf(other).equals(keyOf(one)))) {
        throw mappings.get(i).refused("the key of '" + one.name() + "' is another approver's too");
      }
    }
    return approvers;
  }

  /** A key without the comment after it. */
  private static String keyOf(Approver approver) {
    return approver.isInFile()
        ? approver.key()
        : String.join(" ", List.of(approver.key().split(" ")).subList(0, 2));
  }

  private static Approver approver(YamlMapping mapping) {
    String name = mapping.required("name");
    Set<String> roles =
        mapping.strings("roles").orElse(List.of()).stream().collect(Collectors.toSet());
    String key = mapping.required("key");
    mapping.refuseOthers();
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw mapping.refused("the name of an approver has a control character in it");
    }
    if (roles.isEmpty()) {
      throw mapping.refused("approver '" + name + "' has no roles");
    }
    roles.forEach(role -> requireName("role", role, mapping));
    Approver approver = new Approver(name, roles, key);
    if (approver.isInFile()) {
      mapping.path("key");
    } else if (!SSH_KEY.matcher(key).matches()) {
      throw mapping.refused("'" + key + "' is neither a public key of SSH nor the path of a file");
    }
    return approver;
  }

  private static void requireName(String of, String name, YamlMapping mapping) {
    if (!NAME.matcher(name).matches()) {
      throw mapping.refused(of + " '" + name + "' is not named in small letters, digits and -");
    }
  }

  /**
   * What is under {@code approvals}; empty where nothing is.
   *
   * @param approvers who may approve, so that what nobody can give is refused
   */
  static Optional<List<RequiredApproval>> required(YamlMapping mapping, List<Approver> approvers) {
    return mapping
        .mappingsIfAny("approvals")
        .map(items -> items.stream().map(item -> asked(item, approvers)).toList());
  }

  private static RequiredApproval asked(YamlMapping item, List<Approver> approvers) {
    RequiredApproval asked =
        new RequiredApproval(
            item.required("role"),
            item.string("check"),
            item.count("quorum").orElse(1),
            item.string("chair"));
    item.refuseOthers();
    asked.check().ifPresent(check -> requireName("check", check, item));
    List<String> names =
        approvers.stream()
            .filter(approver -> approver.roles().contains(asked.role()))
            .map(Approver::name)
            .toList();
    if (names.size() < asked.quorum()) {
      throw item.refused(
          asked.quorum()
              + " of role "
              + asked.role()
              + " have to approve, and "
              + names.size()
              + " of 'approvers' can");
    }
    asked
        .chair()
        .filter(chair -> !names.contains(chair))
        .ifPresent(
            chair -> {
              throw item.refused(
                  "the chair '" + chair + "' is no approver with the role " + asked.role());
            });
    return asked;
  }
}
