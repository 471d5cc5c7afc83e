package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a unit that production has come to run, each once, with the first deployment of a
 * version that contains it. A version contains what its manifest names, and what the versions
 * contain that it follows ({@code previousVersion}).
 */
final class LeadTimes {

  private final ReleaseLine line;
  private final Map<String, Integer> places = new HashMap<>();
  private final @Nullable Instant[] reached;

  private LeadTimes(ReleaseLine line) {
    this.line = line;
    this.reached = new Instant[line.releases().size()];
  }

  /**
   * A commit that was deployed.
   *
   * @param release whose manifest names it
   * @param committed empty where the manifest does not tell
   */
  record Lead(TrackedRelease release, Optional<Instant> committed, Instant deployed) {

    /** Only of one whose time is known. */
    double hours() {
      return Samples.hours(committed.orElseThrow(), deployed);
    }
  }

  static Collection<Lead> of(ReleaseLine line) {
    LeadTimes times = new LeadTimes(line);
    times.deploy();
    return times.leads();
  }

  /** From a version to those that it follows, each after all that follow it; circles are left. */
  private void deploy() {
    Map<String, Instant> first = line.deployments().first();
    List<TrackedRelease> releases = line.releases();
    for (int i = 0; i < releases.size(); i++) {
      places.putIfAbsent(releases.get(i).version(), i);
      reached[i] = first.get(releases.get(i).version());
    }
    int[] followers = new int[releases.size()];
    for (TrackedRelease release : releases) {
      before(release).ifPresent(place -> followers[place]++);
    }
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < followers.length; i++) {
      if (followers[i] == 0) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int place = open.remove();
      Optional<Integer> before = before(releases.get(place));
      if (before.isPresent()) {
        reached[before.get()] = earlier(reached[before.get()], reached[place]);
        if (--followers[before.get()] == 0) {
          open.add(before.get());
        }
      }
    }
  }

  private Optional<Integer> before(TrackedRelease release) {
    String version = release.manifest().previousVersion();
    return version == null ? Optional.empty() : Optional.ofNullable(places.get(version));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }

  private Collection<Lead> leads() {
    Map<String, Lead> leads = new LinkedHashMap<>();
    for (int i = 0; i < reached.length; i++) {
      Instant deployed = reached[i];
      if (deployed == null) {
        continue;
      }
      TrackedRelease release = line.releases().get(i);
      for (ChangeRecord change : release.manifest().changes()) {
        Lead known = leads.get(change.commit());
        if (known == null || deployed.isBefore(known.deployed())) {
          leads.put(change.commit(), new Lead(release, TrackedRelease.committed(change), deployed));
        }
      }
    }
    return new ArrayList<>(leads.values());
  }
}
