package io.github.releasekit.step;

import io.github.releasekit.adapter.forge.Changes;
import io.github.releasekit.adapter.forge.Changes.Proposal;
import io.github.releasekit.adapter.forge.NothingToMergeException;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Request;
import io.github.releasekit.domain.event.Event.Requested;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.notes.BranchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks people on the forge to merge branches that were pushed (R9, B2). What is asked already is
 * not asked again; one request that is refused does not keep the others from being made.
 *
 * <p>Rollback: a request that is open is closed by hand.
 */
public final class RequestStep<T> implements Step<T> {

  public static final String ID = "request";

  private final Supplier<Changes> forge;
  private final Function<Journal, List<BranchRequest>> requests;
  private final Consumer<String> out;

  /**
   * @param forge asked for when there is a request, which may refuse as the forge itself does
   * @param requests by what is done of the release
   * @param out gets a line a request, with its address
   */
  public RequestStep(
      Supplier<Changes> forge,
      Function<Journal, List<BranchRequest>> requests,
      Consumer<String> out) {
    this.forge = forge;
    this.requests = requests;
    this.out = out;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    List<BranchRequest> wanted = requests.apply(journal);
    List<Request> found = new ArrayList<>();
    for (BranchRequest request : wanted) {
      Optional<Proposal> there = find(forge.get(), request, journal);
      if (there.isEmpty()) {
        return Observation.ABSENT;
      }
      found.add(of(request, there.get().url()));
    }
    for (int i = 0; i < found.size(); i++) {
      tell(wanted.get(i), found.get(i).url());
    }
    return new Observation.Done(new Requested(found));
  }

  @Override
  public Event apply(T subject, Journal journal) {
    List<Request> made = new ArrayList<>();
    List<ReleaseException> refused = new ArrayList<>();
    for (BranchRequest request : requests.apply(journal)) {
      try {
        made.add(make(request, journal));
      } catch (ReleaseException e) {
        refused.add(e);
      }
    }
    if (!refused.isEmpty()) {
      throw refused.get(0);
    }
    return new Requested(made);
  }

  private Request make(BranchRequest request, Journal journal) {
    try {
      Changes changes = forge.get();
      String url =
          find(changes, request, journal)
              .orElseGet(
                  () ->
                      changes.request(
                          request.base(), request.branch(), request.title(), request.text()))
              .url();
      tell(request, url);
      return of(request, url);
    } catch (NothingToMergeException e) {
      tell(request, e.problem());
      return of(request, "");
    }
  }

  /** One that was made by an earlier run and closed since is not made again: people decided. */
  private Optional<Proposal> find(Changes changes, BranchRequest request, Journal journal) {
    return changes
        .find(request.branch(), request.base())
        .or(
            () ->
                recorded(request, journal)
                    .flatMap(
                        url ->
                            changes.find(request.branch()).filter(last -> last.url().equals(url))));
  }

  private static Optional<String> recorded(BranchRequest request, Journal journal) {
    return journal.find(Requested.class).stream()
        .flatMap(event -> event.requests().stream())
        .filter(one -> one.base().equals(request.base()) && one.branch().equals(request.branch()))
        .map(Request::url)
        .filter(url -> !url.isEmpty())
        .findFirst();
  }

  private static Request of(BranchRequest request, String url) {
    return new Request(request.base(), request.branch(), url);
  }

  private void tell(BranchRequest request, String what) {
    out.accept("  " + PlainText.line(request.title()) + ": " + PlainText.line(what));
  }
}
