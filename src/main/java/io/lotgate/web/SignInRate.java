package io.lotgate.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts refused sign-ins and wrong one-time links by the address they came from. The lockout of an account stops who guesses one person's
 * password; this stops who tries one password on many names, or fills the ledger with refusals.
 */
public final class SignInRate {
    private static final int ADDRESSES = 100_000;

    private final int allowed;
    private final Duration window;
    private final Cache<String, AtomicInteger> refused;

    /**
     * @param allowed refusals an address may have in a window before nothing more is tried for it
     * @param window counted from the address's first refusal
     */
    public SignInRate(int allowed, Duration window, Ticker ticker) {
        this.allowed = allowed;
        this.window = window;
        this.refused = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterWrite(window)
                .ticker(ticker)
                .build();
    }

    boolean exhausted(String address) {
        AtomicInteger count = refused.getIfPresent(network(address));
        return count != null && count.get() >= allowed;
    }

    void refuse(String address) {
        refused.get(network(address), first -> new AtomicInteger()).incrementAndGet();
    }

    Duration window() {
        return window;
    }

    /** One subscriber has a whole IPv6 /64, so its first four groups count as one address. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == 8
                ? String.join(":", java.util.Arrays.asList(groups).subList(0, 4))
                : address;
    }
}
