package io.lotgate.web;

/**
 * What and whose a lot is; on top of every page about it.
 *
 * @param id the lot's id as it stands in addresses
 * @param number lot number
 * @param product name of the product
 * @param specification product and version, {@code UC-MSC, specification version 1}
 * @param donorType {@code autologous} or {@code allogeneic}
 * @param recipient recipient pseudonym, "" for a lot without one
 * @param status name of the status, {@code UNDER_TEST}
 * @param left time left until expiry
 */
public record LotHeadView(
        String id,
        String number,
        String product,
        String specification,
        String donorType,
        String recipient,
        String status,
        LeftView left) {}
