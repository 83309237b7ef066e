package io.lotgate.specification;

/** A wording in English and Chinese, neither blank. Certificates print both; a page prints the reader's language. */
public record Text(String en, String zh) {
    public Text {
        if (en.isBlank() || zh.isBlank()) {
            throw new IllegalArgumentException("a text needs both an English and a Chinese wording");
        }
    }
}
