package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Puts images into a registry, for others to be put on top of.
 *
 * @param authorization header of each request; empty for none
 */
record BaseImages(String host, String authorization) {

  private static final String OCI = "application/vnd.oci.image.";
  private static final String DOCKER = "application/vnd.docker.";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The words for what images are made of. */
  enum Form {
    OCI_FORM(
        OCI + "index.v1+json",
        OCI + "manifest.v1+json",
        OCI + "config.v1+json",
        OCI + "layer.v1.tar+gzip"),
    DOCKER_FORM(
        DOCKER + "distribution.manifest.list.v2+json",
        DOCKER + "distribution.manifest.v2+json",
        DOCKER + "container.image.v1+json",
        DOCKER + "image.rootfs.diff.tar.gzip");

    private final String index;
    private final String manifest;
    private final String config;
    private final String layer;

    Form(String index, String manifest, String config, String layer) {
      this.index = index;
      this.manifest = manifest;
      this.config = config;
      this.layer = layer;
    }
  }

  static BaseImages in(String host) {
    return new BaseImages(host, "");
  }

  /** An index of images for two platforms, of one layer each that is empty. */
  String push(String path, Form form) throws Exception {
    return push(path, form, UnaryOperator.identity());
  }

  /**
   * As {@link #push(String, Form)}.
   *
   * @param change of each configuration
   */
  String push(String path, Form form, UnaryOperator<ObjectNode> change) throws Exception {
    ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", form.index);
    ArrayNode manifests = index.putArray("manifests");
    for (String architecture : List.of("amd64", "arm64")) {
      byte[] manifest = image(path, form, architecture, change);
      String digest = Sha256.of(manifest);
      put(path, "manifests/" + digest, form.manifest, manifest);
      ObjectNode platform = Json.object().put("architecture", architecture).put("os", "linux");
      if (architecture.equals("arm64")) {
        platform.put("variant", "v8");
      }
      manifests.add(
          new Descriptor(form.manifest, digest, manifest.length).json().set("platform", platform));
    }
    put(path, "manifests/1", form.index, Json.bytes(index));
    return host + "/" + path + ":1";
  }

  /** An image for one platform, with no index. */
  String pushSingle(String path, String architecture) throws Exception {
    byte[] manifest = image(path, Form.OCI_FORM, architecture, UnaryOperator.identity());
    put(path, "manifests/1", Form.OCI_FORM.manifest, manifest);
    return host + "/" + path + ":1";
  }

  private byte[] image(
      String path, Form form, String architecture, UnaryOperator<ObjectNode> change)
      throws Exception {
    // A tar file without entries, which differs between platforms by what comes after its end.
    byte[] tar = new byte[1024 + 512 * architecture.hashCode() % 2 + 1024];
    tar[tar.length - 1] = (byte) architecture.charAt(1);
    byte[] layer = gzip(tar);
    byte[] config = Json.bytes(change.apply(config(architecture, Sha256.of(tar))));
    ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", form.manifest);
    manifest.set("config", blob(path, form.config, config).json());
    manifest.putArray("layers").add(blob(path, form.layer, layer).json());
    return Json.bytes(manifest);
  }

  private static ObjectNode config(String architecture, String diffId) {
    ObjectNode config =
        Json.object()
            .put("created", "2026-01-01T00:00:00Z")
            .put("architecture", architecture)
            .put("os", "linux")
            .put("docker_version", "20");
    ObjectNode run = config.putObject("config").put("User", "daemon").put("WorkingDir", "/srv");
    run.putArray("Env").add("PATH=/usr/bin").add("LANG=C");
    run.putArray("Cmd").add("sh");
    run.putObject("ExposedPorts").putObject("22/tcp");
    run.putObject("Labels").put("base", "yes").put("org.opencontainers.image.version", "0");
    config.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(diffId);
    config
        .putArray("history")
        .add(Json.object().put("created_by", "base"))
        .add(Json.object().put("created_by", "user").put("empty_layer", true));
    return config;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(content);
    }
    return zipped.toByteArray();
  }

  private Descriptor blob(String path, String mediaType, byte[] content) throws Exception {
    HttpResponse<Void> begun = send(request(path, "blobs/uploads/").POST(BodyPublishers.noBody()));
    String digest = Sha256.of(content);
    URI place = URI.create(begun.headers().firstValue("Location").orElseThrow());
    send(
        authorized(HttpRequest.newBuilder(URI.create(place + "&digest=" + digest)))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(content)));
    return new Descriptor(mediaType, digest, content.length);
  }

  void put(String path, String place, String mediaType, byte[] content) throws Exception {
    send(
        request(path, place)
            .header("Content-Type", mediaType)
            .PUT(BodyPublishers.ofByteArray(content)));
  }

  private HttpRequest.Builder request(String path, String place) {
    URI uri = URI.create("http://" + host + "/v2/" + path + "/" + place);
    return authorized(HttpRequest.newBuilder(uri));
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    Map<String, String> headers =
        authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization);
    headers.forEach(request::header);
    return request;
  }

  private static HttpResponse<Void> send(HttpRequest.Builder request) throws Exception {
    HttpResponse<Void> response = CLIENT.send(request.build(), BodyHandlers.discarding());
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(response);
    }
    return response;
  }
}
