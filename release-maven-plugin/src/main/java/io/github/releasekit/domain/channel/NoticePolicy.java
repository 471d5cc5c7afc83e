package io.github.releasekit.domain.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told what of releases (N1, U4).
 *
 * @param id its key in {@code release-kit.yml}, stored in ledgers
 * @param events that are told
 * @param audience who reads it, which selects the template
 * @param preReleases whether pre-releases are told
 */
public record NoticePolicy(
    String id, Set<Event> events, String audience, boolean preReleases, Medium medium) {

  /** What is told. */
  public enum Event {
    /** A release is about to come: told by {@code notify} only. */
    PLANNED,
    /** A release is where it belongs. */
    RELEASED,
    /** A release could not be finished. */
    FAILED,
    /** A release was taken back. */
    ROLLED_BACK;

    /** The word as {@code release-kit.yml} has it: {@code rolled-back}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How it is told. */
  public sealed interface Medium {}

  /**
   * An incoming webhook of a chat.
   *
   * @param url names the variable, or the server of settings.xml, that holds its URL, which is a
   *     secret
   * @param hosts where it may be
   * @param privateAddresses whether it may be at an address that only this network has
   */
  public record Chat(Service service, String url, List<String> hosts, boolean privateAddresses)
      implements Medium {

    /** Whose webhook it is. */
    public enum Service {
      SLACK,
      TEAMS,
      DISCORD;

      /** The word as {@code release-kit.yml} has it. */
      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    public Chat {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * A webhook that gets JSON, signed with HMAC.
   *
   * @param secret names the variable or server that holds the key; empty for no signature
   * @param privateAddresses as of {@link Chat}
   */
  public record Webhook(String url, Optional<String> secret, boolean privateAddresses)
      implements Medium {}

  /**
   * E-mail.
   *
   * @param port 0 for the usual one
   * @param security {@code starttls}, {@code tls} or {@code none}
   * @param credentials names the user; empty for none
   */
  public record Mail(
      String host,
      int port,
      String security,
      Optional<String> credentials,
      String from,
      List<String> to)
      implements Medium {
    public Mail {
      to = List.copyOf(to);
    }
  }

  public NoticePolicy {
    events = Set.copyOf(events);
  }
}
