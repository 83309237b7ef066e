package io.lotgate.web;

import io.lotgate.lot.Listing;
import java.util.function.Function;

/**
 * The way through a long list.
 *
 * @param previous page before, "" when this is the first
 * @param next page behind, "" when this is the last
 * @param text how much is shown, {@code 50 shown, more follow}
 */
public record PagesView(String previous, String next, String text) {

    static <T> PagesView of(Listing<T> listing, Address address, Function<T, String> key) {
        if (listing.rows().isEmpty()) {
            return new PagesView("", "", "");
        }
        T first = listing.rows().get(0);
        T last = listing.rows().get(listing.rows().size() - 1);
        String shown = listing.rows().size() + " shown";
        return new PagesView(
                listing.earlier() ? address.with("before", key.apply(first)).text() : "",
                listing.later() ? address.with("after", key.apply(last)).text() : "",
                listing.later() ? shown + ", more follow" : listing.earlier() ? shown + ", these are the last" : "");
    }
}
