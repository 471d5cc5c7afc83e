package io.github.releasekit.domain.plan;

import java.util.Optional;

/**
 * A file as a commit of the release writes it.
 *
 * @param path from the root of the repository, with {@code /}
 * @param before empty when the file is new
 */
public record FileEdit(String path, Optional<byte[]> before, byte[] after) {}
