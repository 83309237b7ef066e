package io.lotgate.web;

/**
 * A file kept under its SHA-256.
 *
 * @param name name as it came
 * @param digest SHA-256, hexadecimal
 * @param size in words, {@code 4.4 kB}
 * @param href where it is downloaded, "" when it cannot be
 */
public record FileView(String name, String digest, String size, String href) {}
