package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.CommitMessages;
import io.github.releasekit.domain.fact.Policy.SnapshotWaiver;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads {@code release-kit.yml}, whose form is {@code release-kit.schema.json} of the site. An
 * unknown key, a wrong type or a bad value is refused with file, line and column.
 */
public final class PolicyLoader {

  private PolicyLoader() {}

  /**
   * @param content of the file; empty where there is none, for the defaults
   * @throws ReleaseException when it is not of the form
   */
  public static Policy load(Optional<byte[]> content) {
    return content.map(PolicyLoader::parse).orElse(Policy.DEFAULT);
  }

  private static Policy parse(byte[] content) {
    YamlMapping root = YamlMapping.parse(Policy.FILE, text(content));
    Policy defaults = Policy.DEFAULT;
    Policy policy =
        new Policy(
            root.strings("branches").orElse(defaults.branches()),
            root.string("tagNameFormat").orElse(defaults.tagNameFormat()),
            root.path("changelogFile").orElse(defaults.changelogFile()),
            root.mapping("commits").map(PolicyLoader::messages).orElse(defaults.commits()),
            root.mappings("snapshotWaivers").stream().map(PolicyLoader::waiver).toList());
    root.refuseOthers();
    return policy;
  }

  private static CommitMessages messages(YamlMapping mapping) {
    CommitMessages defaults = Policy.DEFAULT.commits();
    CommitMessages messages =
        new CommitMessages(
            mapping.string("release", "@{releaseVersion}").orElse(defaults.release()),
            mapping.string("development", "@{developmentVersion}").orElse(defaults.development()),
            mapping.string("bump", "@{newVersion}").orElse(defaults.bump()));
    mapping.refuseOthers();
    return messages;
  }

  private static SnapshotWaiver waiver(YamlMapping mapping) {
    SnapshotWaiver waiver =
        new SnapshotWaiver(
            mapping.required("artifact"), mapping.required("reason"), mapping.date("expires"));
    mapping.refuseOthers();
    return waiver;
  }

  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new ReleaseException(Policy.FILE + " is not UTF-8 text", "save it as UTF-8", e);
    }
  }
}
