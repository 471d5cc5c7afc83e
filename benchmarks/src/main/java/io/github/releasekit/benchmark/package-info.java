/**
 * Benchmarks: generated projects, what is measured on them in this process and in whole ones, and
 * the floor each is compared with.
 */
package io.github.releasekit.benchmark;
