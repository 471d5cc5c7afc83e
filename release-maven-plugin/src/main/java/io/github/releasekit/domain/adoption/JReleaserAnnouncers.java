package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of JReleaser's announcers. */
final class JReleaserAnnouncers {

  private static final Map<String, String> CHATS =
      Map.of("slack", "Slack", "teams", "Microsoft Teams", "discord", "Discord");

  private static final String COMMAND =
      "a channel of type command runs any program after the release, and a webhook tells one of yours";

  private final ToolSettings announcers;
  private final Notes notes;
  private final List<String> extensions;

  JReleaserAnnouncers(ToolSettings announcers, Notes notes, List<String> extensions) {
    this.announcers = announcers;
    this.notes = notes;
    this.extensions = extensions;
  }

  void map() {
    Optional<String> all = announcers.value("active");
    for (String name : announcers.names()) {
      ToolSettings own = announcers.below(name);
      if (own.settings().isEmpty()) {
        continue;
      }
      Setting setting = new Setting("announce." + name, "…", own.settings().get(0).where());
      String active = own.value("active").or(() -> all).orElse("NEVER");
      if (Set.of("NEVER", "SNAPSHOT").contains(active.toUpperCase(Locale.ROOT))
          && !name.equals("webhooks")
          && !name.equals("http")) {
        notes.add(JReleaserMapping.TOOL, setting, Kind.NOT_NEEDED, "it is not active for releases");
        continue;
      }
      switch (name) {
        case "slack", "teams", "discord" -> chat(name, setting);
        case "smtp", "mail" -> mail(own, setting);
        case "webhooks", "http" -> own.names().forEach(hook -> webhook(hook, own.below(hook)));
        default -> notes.add(JReleaserMapping.TOOL, setting, Kind.NO_COUNTERPART, COMMAND);
      }
      if (own.find("message").or(() -> own.find("messageTemplate")).isPresent()) {
        notes.note(
            JReleaserMapping.TOOL,
            "announce." + name + ".message",
            setting.where(),
            "release-kit writes the message; templates of your own: notices.html");
      }
    }
  }

  private void chat(String name, Setting setting) {
    String variable = "RELEASE_KIT_" + name.toUpperCase(Locale.ROOT) + "_WEBHOOK";
    notes.becomes(
        JReleaserMapping.TOOL,
        setting,
        PolicyEntry.of(
            "notices",
            CHATS.get(name)
                + ": the URL of the webhook is secret, and is read from "
                + variable
                + " or the server of this name in settings.xml.",
            name + ": {url: " + name + "-webhook}"));
  }

  private void mail(ToolSettings own, Setting setting) {
    List<String> to = own.texts("to");
    Optional<String> host = own.value("host");
    Optional<String> from = own.value("from");
    if (to.isEmpty() || host.isEmpty() || from.isEmpty()) {
      notes.becomes(
          JReleaserMapping.TOOL,
          setting,
          PolicyEntry.comment(
              "notices",
              "E-mail: name server and addresses; it needs the extension: init -Dwith=mail.",
              "email: {host: smtp.example.org, from: releases@example.org, to: [team@example.org]}"));
      return;
    }
    extensions.add("release-kit-mail");
    boolean tls = own.value("transport").filter("SMTPS"::equalsIgnoreCase).isPresent();
    String credentials = own.isTrue("auth") ? ", credentials: smtp" : "";
    String port =
        own.value("port")
            .filter(text -> text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535)
            .map(text -> ", port: " + text)
            .orElse("");
    notes.becomes(
        JReleaserMapping.TOOL,
        setting,
        PolicyEntry.of(
            "notices",
            "E-mail; it needs the extension release-kit-mail. 'smtp' names user and password, see"
                + " notices.html.",
            "email: {host: "
                + PolicyText.scalar(host.get())
                + port
                + (tls ? ", security: tls" : "")
                + credentials
                + ", from: "
                + PolicyText.scalar(from.get())
                + ", to: "
                + PolicyText.list(to)
                + "}"));
  }

  /** Its URL is not copied: who knows it can post there. */
  private void webhook(String name, ToolSettings own) {
    if (own.settings().isEmpty()) {
      return;
    }
    Setting setting = new Setting("announce.webhooks." + name, "…", own.settings().get(0).where());
    notes.becomes(
        JReleaserMapping.TOOL,
        setting,
        PolicyEntry.comment(
            "notices",
            "A program of yours gets a JSON document; its form is notice.schema.json, not JReleaser's.",
            id(name) + ": {type: webhook, url: https://hooks.example.org/releases}"));
  }

  private static String id(String name) {
    String id =
        name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[0-9-]+|-+$", "");
    return id.isEmpty() ? "hook" : id;
  }
}
