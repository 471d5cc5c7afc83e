package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.fact.Policy;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalLoaderTest {

  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==";

  private static final String YAML =
      """
      approvers:
        - {name: Ada Lovelace, roles: [technical-lead, change-board], key: "%s ada@home"}
        - {name: Grace Hopper, roles: [change-board], key: keys/grace.asc}
      approvals:
        - {role: technical-lead}
        - {role: technical-lead, check: usability}
      profiles:
        major:
          approvals:
            - {role: change-board, quorum: 2, chair: Grace Hopper}
        hotfix-critical:
          inherits: major
        patch:
          approvals: []
      """
          .formatted(KEY);

  @Test
  void readsWhoMayApprove() {
    assertThat(policy(YAML).approvers())
        .containsExactly(
            new Approver(
                "Ada Lovelace", Set.of("technical-lead", "change-board"), KEY + " ada@home"),
            new Approver("Grace Hopper", Set.of("change-board"), "keys/grace.asc"));
  }

  @Test
  void readsWhatEachKindOfReleaseNeeds() {
    RequiredApproval board =
        new RequiredApproval("change-board", Optional.empty(), 2, Optional.of("Grace Hopper"));

    assertThat(policy(YAML).profiles().base().approvals())
        .containsExactly(
            new RequiredApproval("technical-lead", Optional.empty(), 1, Optional.empty()),
            new RequiredApproval("technical-lead", Optional.of("usability"), 1, Optional.empty()));
    assertThat(policy(YAML).profiles().named("major").approvals()).containsExactly(board);
    assertThat(policy(YAML).profiles().named("hotfix-critical").approvals()).containsExactly(board);
    assertThat(policy(YAML).profiles().named("patch").approvals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{name: A, roles: [r]} => is missing",
        "{name: A, key: K} => has no roles",
        "{name: A, roles: [], key: K} => has no roles",
        "{name: A, roles: [R], key: K} => small letters",
        "{name: A, roles: [r], key: ../key.asc} => not a path inside",
        "{name: A, roles: [r], key: ssh-ed25519 AA;A} => neither a public key",
        "{name: A, role: r, roles: [r], key: K} => did you mean",
        "{name: A, roles: [r], key: K}, {name: A, roles: [r], key: other.asc} => stands here twice",
        "{name: A, roles: [r], key: K a}, {name: B, roles: [r], key: K b} => another approver's",
      })
  void refusesApproversThatCannotBeKnown(String approvers, String about) {
    assertThatThrownBy(() -> policy("approvers: [" + approvers.replace("K", KEY) + "]"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1:")
        .hasMessageContaining(about);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{role: cto} => 1 of role cto have to approve, and 0",
        "{role: r, quorum: 2} => 2 of role r have to approve, and 1",
        "{role: r, quorum: 0} => not a number from 1",
        "{role: r, chair: B} => the chair 'B' is no approver with the role r",
        "{role: r, check: U X} => is not named in small letters",
        "{quorum: 1} => is missing",
        "{role: r, chairs: A} => did you mean 'chair'",
      })
  void refusesApprovalsThatNobodyCanGive(String required, String about) {
    assertThatThrownBy(
            () ->
                policy(
                    "{approvers: [{name: A, roles: [r], key: "
                        + KEY
                        + "}], approvals: ["
                        + required
                        + "]}"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(about);
  }

  private static Policy policy(String yaml) {
    return SnapshotFixture.policy(yaml);
  }
}
