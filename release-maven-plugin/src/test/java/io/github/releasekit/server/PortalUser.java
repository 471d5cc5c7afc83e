package io.github.releasekit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Who asks a Portal with the user token that it lets in. */
final class PortalUser {

  private final HttpClient client = HttpClient.newHttpClient();
  private final PortalServer portal;

  PortalUser(PortalServer portal) {
    this.portal = portal;
  }

  HttpResponse<String> upload(String query, byte[] zip) throws Exception {
    String part =
        "Content-Disposition: form-data; name=\"bundle\"; filename=\"bundle.zip\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    String type = "multipart/form-data; boundary=\"B\"";
    return post("upload" + query, type, body(part, zip, "--B--\r\n"));
  }

  /** The status of a deployment that is uploaded and has to fail. */
  String failure(Map<String, String> files) throws Exception {
    String status = status(upload("?publishingType=AUTOMATIC", BundleFixture.zip(files)).body());
    assertThat(status).contains("\"deploymentState\":\"FAILED\"");
    return status;
  }

  /** The states that are told when it is asked so many times. */
  List<String> states(String id, int count) throws Exception {
    String[] states = new String[count];
    for (int i = 0; i < count; i++) {
      states[i] = status(id).replaceFirst(".*\"deploymentState\":\"(\\w+)\".*", "$1");
    }
    return List.of(states);
  }

  String status(String id) throws Exception {
    return post("status?id=" + id, "text/plain", new byte[0]).body();
  }

  int send(String method, String path) throws Exception {
    return send(method, path, "text/plain", new byte[0]).statusCode();
  }

  private HttpResponse<String> send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    String token =
        Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send("POST", path, type, body);
  }

  URI uri(String path) {
    return URI.create(portal.url() + "/api/v1/publisher/" + path);
  }

  /** A form of one part, as a body whose boundary is B. */
  static byte[] body(String head, byte[] content, String end) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(("--B\r\n" + head).getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write(("\r\n" + end).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }
}
