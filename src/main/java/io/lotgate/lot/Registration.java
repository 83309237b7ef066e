package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The record that a lot exists: what it is, for whom, and under which versions it is judged.
 *
 * @param number the lot number as printed on the container
 * @param specification SHA-256 of the pinned specification
 * @param models SHA-256 of each pinned process model, by name
 * @param donorType autologous or allogeneic
 * @param din ISBT 128 donation identification number, 13 characters
 * @param sister number of the lot of the same donor that this one needs; absent where the specification asks for none
 * @param bank code of the cell bank it was made from
 * @param session code of the manufacturing session, shared by all lots handled together
 * @param trial registration number of the clinical trial, such as {@code NCT02497443}
 * @param recipient pseudonym of the intended recipient
 * @param weightKg the recipient's weight in kg
 * @param weighed the weight as it was entered where that was not in kg, such as {@code 8.4 lb}
 * @param volumeMl volume of product given, in mL
 * @param constructed names of the values that no source gives and that were constructed for demonstration
 * @param note where the data come from
 */
public record Registration(
        UUID id,
        String number,
        String product,
        int version,
        String specification,
        Map<String, String> models,
        String evaluator,
        String donorType,
        Optional<String> din,
        Optional<String> sister,
        Optional<String> bank,
        Optional<String> session,
        Optional<String> trial,
        boolean donorEligible,
        boolean identityChecked,
        String recipient,
        BigDecimal weightKg,
        Optional<String> weighed,
        LocalDate weighedOn,
        BigDecimal volumeMl,
        int containers,
        Instant manufacturedAt,
        Instant expiresAt,
        String zone,
        List<String> constructed,
        String note,
        Instant at,
        Actor by) {}
