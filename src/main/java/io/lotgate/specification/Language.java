package io.lotgate.specification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The language or languages of a certificate. */
public enum Language {
    ENGLISH,
    CHINESE,
    BILINGUAL;

    /** How a specification and a form write it: {@code english}, {@code chinese}, {@code bilingual}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a code; empty when there is none of this code. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
