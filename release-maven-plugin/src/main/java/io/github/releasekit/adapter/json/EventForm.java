package io.github.releasekit.adapter.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.releasekit.domain.event.Event;

/** Names by which events are stored; a name is never given to another event. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = Event.ObjectsWritten.class, name = "objects-written"),
  @Type(value = Event.MergedForward.class, name = "merged-forward"),
  @Type(value = Event.CheckedOut.class, name = "checked-out"),
  @Type(value = Event.Built.class, name = "built"),
  @Type(value = Event.AssetsAdded.class, name = "assets-added"),
  @Type(value = Event.ResultsJudged.class, name = "results-judged"),
  @Type(value = Event.ManifestFrozen.class, name = "manifest-frozen"),
  @Type(value = Event.Published.class, name = "published"),
  @Type(value = Event.Requested.class, name = "requested"),
  @Type(value = Event.FastForwarded.class, name = "fast-forwarded"),
  @Type(value = Event.Compared.class, name = "compared"),
  @Type(value = Event.Attested.class, name = "attested"),
  @Type(value = Event.Signed.class, name = "signed"),
  @Type(value = Event.BundleUploaded.class, name = "bundle-uploaded"),
  @Type(value = Event.BundleDropped.class, name = "bundle-dropped"),
  @Type(value = Event.Deployed.class, name = "deployed"),
  @Type(value = Event.FetchedBack.class, name = "fetched-back"),
  @Type(value = Event.Delivered.class, name = "delivered"),
  @Type(value = Event.Failed.class, name = "failed"),
  @Type(value = Event.RolledBack.class, name = "rolled-back"),
  @Type(value = Event.Retried.class, name = "retried"),
  @Type(value = Event.Recorded.class, name = "recorded")
})
interface EventForm {}
