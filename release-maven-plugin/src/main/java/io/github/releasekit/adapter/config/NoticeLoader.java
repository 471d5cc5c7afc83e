package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Chat;
import io.github.releasekit.domain.channel.NoticePolicy.Chat.Service;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Mail;
import io.github.releasekit.domain.channel.NoticePolicy.Medium;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code notices} of {@code release-kit.yml}: each type has a reader. */
final class NoticeLoader {

  /** Where the webhooks of a service are, a star standing for any name. */
  private static final Map<Service, List<String>> HOSTS =
      Map.of(
          Service.SLACK, List.of("hooks.slack.com", "hooks.slack-gov.com"),
          Service.TEAMS,
              List.of("*.webhook.office.com", "*.logic.azure.com", "*.api.powerplatform.com"),
          Service.DISCORD, List.of("discord.com", "discordapp.com"));

  private static final Map<String, Function<YamlMapping, Medium>> TYPES = new LinkedHashMap<>();

  static {
    for (Service service : Service.values()) {
      TYPES.put(service.toString(), mapping -> chat(service, mapping));
    }
    TYPES.put("email", NoticeLoader::mail);
    TYPES.put("webhook", NoticeLoader::webhook);
  }

  private NoticeLoader() {}

  static List<NoticePolicy> notices(YamlMapping root) {
    return root.mapping("notices").map(YamlMapping::mappings).orElse(Map.of()).entrySet().stream()
        .map(entry -> notice(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A notice whose id is a type needs no {@code type}. */
  private static NoticePolicy notice(String id, YamlMapping mapping) {
    if (!ChannelLoader.ID.matcher(id).matches()) {
      throw mapping.refused(
          "'" + id + "' is no name of a notice: small letters and digits, with single hyphens");
    }
    String type = EntryType.of("notice", id, mapping, TYPES.keySet());
    String audience = mapping.string("audience").orElse("team");
    if (!ChannelLoader.ID.matcher(audience).matches()) {
      throw mapping.refused("'" + audience + "' is no name of an audience");
    }
    NoticePolicy notice =
        new NoticePolicy(
            id,
            mapping
                .words("events", Event.class)
                .orElse(Set.of(Event.RELEASED, Event.FAILED, Event.ROLLED_BACK)),
            audience,
            mapping.flag("preReleases").orElse(true),
            TYPES.get(type).apply(mapping));
    mapping.refuseOthers();
    return notice;
  }

  private static Medium chat(Service service, YamlMapping mapping) {
    return new Chat(
        service,
        ChannelLoader.credentials(mapping, mapping.required("url")),
        mapping.strings("hosts").orElse(HOSTS.get(service)),
        mapping.flag("privateAddresses").orElse(false));
  }

  private static Medium webhook(YamlMapping mapping) {
    return new Webhook(
        mapping
            .parsed("url", ChannelLoader::server)
            .orElseThrow(() -> mapping.refused("'url' is missing")),
        mapping.string("secret").map(name -> ChannelLoader.credentials(mapping, name)),
        mapping.flag("privateAddresses").orElse(false));
  }

  private static int port(YamlMapping mapping) {
    int port = mapping.number("port").orElse(0);
    if (port > ChannelLoader.LAST_PORT) {
      throw mapping.refused("'" + port + "' is no port");
    }
    return port;
  }

  private static Medium mail(YamlMapping mapping) {
    List<String> to = mapping.strings("to").orElse(List.of());
    if (to.isEmpty()) {
      throw mapping.refused("'to' is missing: a list of addresses");
    }
    return new Mail(
        mapping.required("host"),
        port(mapping),
        mapping.choice("security", List.of("starttls", "tls", "none")).orElse("starttls"),
        mapping.string("credentials").map(name -> ChannelLoader.credentials(mapping, name)),
        mapping.required("from"),
        to);
  }
}
