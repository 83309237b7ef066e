package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * A result and, for its reviewer, the decision about it, {@code review.html}. Posts to {@code action}:
 * {@code decision} ({@code accept} or {@code return}), {@code reason}, {@code signer}, {@code password}.
 *
 * @param lot the lot
 * @param test the test
 * @param result the result under review
 * @param attempts all attempts, the oldest first
 * @param departures where the result departs from the lots before it, in words; none for one within the trend
 * @param trendHref the trend of this test
 * @param auditHref the entries of the ledger about this result
 * @param action address of the form, {@code /lotgate/tasks/{id}/review}; "" when only read
 * @param command hidden fields
 * @param form what was typed, with its messages
 * @param signing the signing panel; empty when the page only shows the result
 */
public record ReviewPage(
        LotHeadView lot,
        TestHeadView test,
        ResultView result,
        List<AttemptRow> attempts,
        List<String> departures,
        String trendHref,
        String auditHref,
        String action,
        CommandView command,
        FormView form,
        Optional<SigningView> signing) {}
