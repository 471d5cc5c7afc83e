package io.github.releasekit.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentMarkTest {

  @ParameterizedTest
  @ValueSource(strings = {"deploy:production", "deploy:production:smoke", "deploy:eu-1:a-b"})
  void isReadAsItIsWritten(String text) {
    assertThat(DeploymentMark.find(text)).map(Object::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "deploy", "deploy:", "deploy-production", "usability", "deploy:a:b:c", "x:y"})
  void isNoneInAnotherForm(String text) {
    assertThat(DeploymentMark.find(text)).isEmpty();
  }

  /** Else the sign-off of a check could be taken for the approval of a deployment. */
  @Test
  void isNoNameOfACheck() {
    assertThatThrownBy(
            () ->
                SnapshotFixture.policy(
                    """
                    approvers: [{name: Ada, roles: [ops], key: ada.asc}]
                    approvals: [{role: ops, check: 'deploy:production'}]
                    """))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("check 'deploy:production'");
  }

  @Test
  void standsInWhatIsSigned() {
    Approval approval =
        new Approval(
            "org.acme:app",
            "1.0.0",
            "a".repeat(40),
            "sha256:" + "b".repeat(64),
            "ops",
            new DeploymentMark("production", Optional.empty()).toString(),
            "",
            "",
            "Ada <ada@example.org>",
            "2026-11-25T10:00:00Z",
            "");

    assertThat(approval.text()).contains("\ncheck: deploy:production\n");
    assertThat(approval.purpose()).isEqualTo("deployment to production by ops");
    assertThat(approval.isPlain()).isTrue();
  }
}
