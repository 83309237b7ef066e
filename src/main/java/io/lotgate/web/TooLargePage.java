package io.lotgate.web;

/** The words for a file over the limit. */
final class TooLargePage {
    static final String TEXT = "A file may have at most 32 MB. Nothing was saved. Check that it is the instrument's"
            + " export and not its raw data, and send that.";

    private TooLargePage() {}
}
