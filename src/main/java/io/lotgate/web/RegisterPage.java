package io.lotgate.web;

import java.util.List;

/**
 * Register a lot, {@code register.html}. Posts to {@code /lotgate/lots}: {@code specification}, {@code lotNumber},
 * {@code donorType}, {@code din}, {@code recipient}, {@code weight}, {@code weightUnit} (kg or lb),
 * {@code weightDate}, {@code volume} (mL), {@code containers}, {@code manufacturedAt}, {@code expiresAt},
 * {@code donorEligible} (yes), {@code identityChecked} (yes).
 *
 * @param command hidden fields; version 0, for the lot is not there yet
 * @param specifications approved specifications; empty when none is in force
 * @param form what was typed, with its messages
 */
public record RegisterPage(CommandView command, List<OptionRow> specifications, FormView form) {}
