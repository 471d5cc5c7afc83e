package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.extension.ContainerImages.Image;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The configuration of an image (OCI image specification): its base's, and what is its own. */
final class ImageConfig {

  private final BaseImage base;
  private final Image image;
  private final String created;

  private ImageConfig(BaseImage base, Image image) {
    this.base = base;
    this.image = image;
    this.created = image.created().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Its document. */
  static byte[] of(BaseImage base, Image image, List<ApplicationLayers.Built> layers) {
    return Json.bytes(new ImageConfig(base, image).json(layers));
  }

  private ObjectNode json(List<ApplicationLayers.Built> layers) {
    ObjectNode json = Json.object().put("created", created);
    json.setAll(base.platform());
    json.setAll(BaseImage.platform(base.config()));
    json.set("config", run());
    ObjectNode rootfs = json.putObject("rootfs").put("type", "layers");
    ArrayNode diffIds = rootfs.putArray("diff_ids");
    base.config().path("rootfs").path("diff_ids").forEach(diffIds::add);
    layers.forEach(layer -> diffIds.add(layer.diffId()));
    if (hasHistory()) {
      ArrayNode history = json.putArray("history");
      base.config().path("history").forEach(history::add);
      layers.forEach(
          layer ->
              history
                  .addObject()
                  .put("created", created)
                  .put("created_by", "release-kit")
                  .put("comment", layer.name()));
    }
    return json;
  }

  /** One that does not have an entry for each layer would be wrong of those after it. */
  private boolean hasHistory() {
    long layers =
        StreamSupport.stream(base.config().path("history").spliterator(), false)
            .filter(entry -> !entry.path("empty_layer").asBoolean())
            .count();
    return layers == base.layers().size();
  }

  private ObjectNode run() {
    ObjectNode run =
        base.config().path("config") instanceof ObjectNode inherited
            ? inherited.deepCopy()
            : Json.object();
    image.user().ifPresent(user -> run.put("User", user));
    setPorts(run);
    setEnvironment(run);
    if (!image.entrypoint().isEmpty()) {
      ArrayNode entrypoint = run.putArray("Entrypoint");
      image.entrypoint().forEach(entrypoint::add);
      run.remove("Cmd");
    }
    setLabels(run);
    return run;
  }

  private void setPorts(ObjectNode run) {
    TreeSet<String> ports = new TreeSet<>();
    run.path("ExposedPorts").fieldNames().forEachRemaining(ports::add);
    image.ports().forEach(port -> ports.add(port + "/tcp"));
    if (!ports.isEmpty()) {
      ObjectNode exposed = run.putObject("ExposedPorts");
      ports.forEach(exposed::putObject);
    }
  }

  private void setEnvironment(ObjectNode run) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonNode variable : run.path("Env")) {
      String[] both = variable.asText().split("=", 2);
      variables.put(both[0], both.length == 2 ? both[1] : "");
    }
    variables.putAll(new TreeMap<>(image.environment()));
    if (!variables.isEmpty()) {
      ArrayNode environment = run.putArray("Env");
      variables.forEach((name, value) -> environment.add(name + "=" + value));
    }
  }

  private void setLabels(ObjectNode run) {
    Map<String, String> labels = new TreeMap<>();
    run.path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    labels.putAll(image.labels());
    if (!labels.isEmpty()) {
      ObjectNode all = run.putObject("Labels");
      labels.forEach(all::put);
    }
  }
}
