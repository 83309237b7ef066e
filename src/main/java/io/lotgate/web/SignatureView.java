package io.lotgate.web;

/**
 * A signature as it stands beside a record.
 *
 * @param person printed name
 * @param meaning {@code performed}, {@code transcribed}, {@code reviewed}, {@code certified}, {@code rejected}
 * @param roles the person's roles at that time, in words
 * @param time when it was signed
 * @param broken whether the record no longer matches what was signed
 */
public record SignatureView(String person, String meaning, String roles, TimeView time, boolean broken) {}
