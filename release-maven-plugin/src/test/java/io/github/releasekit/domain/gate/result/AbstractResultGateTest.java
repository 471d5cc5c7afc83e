package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.GateResult.Refused;
import java.util.List;

/** What is said of judgements. */
abstract class AbstractResultGateTest {

  static final Reports READ = new Reports(2, "0".repeat(64));

  static String detail(GateResult result) {
    assertThat(result).isInstanceOf(Passed.class);
    return ((Passed) result).detail();
  }

  static List<Finding> findings(GateResult result) {
    assertThat(result).isInstanceOf(Refused.class);
    return ((Refused) result).findings();
  }
}
