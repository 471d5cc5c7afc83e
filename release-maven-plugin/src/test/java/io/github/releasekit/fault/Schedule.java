package io.github.releasekit.fault;

import io.github.releasekit.fault.Episode.Recovery;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happens in an episode.
 *
 * @param faults one a run
 */
record Schedule(Recovery recovery, List<Fault> faults) {

  Schedule {
    faults = List.copyOf(faults);
  }

  static Schedule of(Fault fault) {
    return new Schedule(Recovery.BY_STATUS, List.of(fault));
  }

  @Override
  public String toString() {
    return faults.stream().map(Fault::name).collect(Collectors.joining(", then "))
        + (recovery == Recovery.BY_STATUS ? "" : ", then the same command again");
  }
}
