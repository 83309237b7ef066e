package io.lotgate.web;

import java.util.List;

/**
 * Receive samples, {@code receive.html}. Posts to the task: {@code collectedAt}, {@code receivedAt},
 * {@code temperature} (Cel), {@code condition}, {@code volume} (mL), {@code storage}, {@code deviation}.
 *
 * @param lot the lot
 * @param action address the form is sent to
 * @param command hidden fields
 * @param expected what the specification asks of the samples: temperature, hold time, volume
 * @param conditions how a sample can arrive; the first is without damage
 * @param tests names of the tests that start with the receipt
 * @param form what was typed, with its messages; a breach is a message at {@code deviation}
 */
public record ReceivePage(
        LotHeadView lot,
        String action,
        CommandView command,
        List<FactRow> expected,
        List<OptionRow> conditions,
        List<String> tests,
        FormView form) {}
