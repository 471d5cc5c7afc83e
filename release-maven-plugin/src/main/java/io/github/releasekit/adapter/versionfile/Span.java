package io.github.releasekit.adapter.versionfile;

/**
 * A run of bytes of a file.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
record Span(int start, int end) {}
