package io.lotgate.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a karyotype that cannot be read lists an abnormal cell. It does unless it evidently does not: unless it holds
 * nothing but normal clones of one sex with their numbers of cells, or nothing but words that name no abnormality.
 */
final class KaryoSuspicion {
    private static final Pattern CELLS = Pattern.compile("\\[[0-9]*]?");
    private static final Pattern NORMAL = Pattern.compile("46[,;.:]*(XX|XY)?[,;.:]*");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}/.:;'-]*");
    private static final Pattern DENIED = Pattern.compile("\\bNO\\s+(\\p{L}+\\s+)?(ABNORMALIT(Y|IES)|ABERRATIONS?)\\b");
    private static final Pattern SHORT = Pattern.compile(
            "(?<!\\p{L})(ADD|DEL|DUP|DER|DIC|DMIN|IDEM|IDIC|INC|INS|INV|ISO|MAR|MOS|SL|SDL|TRP)(?!\\p{L})");
    private static final List<String> ABNORMAL = List.of(
            "ABN",
            "ABERR",
            "CLON",
            "SOMY",
            "SOMIC",
            "GAIN",
            "LOSS",
            "LOST",
            "DELET",
            "DUPL",
            "MOSAIC",
            "TRANSLOC",
            "INVER",
            "异常",
            "三体",
            "单体",
            "缺失",
            "易位",
            "重复",
            "倒位",
            "嵌合",
            "克隆",
            "增加",
            "丢失",
            "PLOID",
            "MARKER",
            "RING",
            "EXTRA",
            "MISSING",
            "ISOCHR",
            "DERIV",
            "INSERT",
            "CHIM",
            "POSITIV",
            "COMPLEX");

    private KaryoSuspicion() {}

    /** Whether the text lists an abnormal cell, or cells that are not of the donor's sex. */
    static boolean listsAbnormal(String raw, Optional<KaryoSex> donor) {
        String text = IscnText.of(raw, new IscnRemarks()).text().toUpperCase(Locale.ROOT);
        if (WORDS.matcher(text).matches()) {
            String words = DENIED.matcher(raw.toUpperCase(Locale.ROOT)).replaceAll("");
            return SHORT.matcher(words).find() || ABNORMAL.stream().anyMatch(words::contains);
        }
        return listsAbnormalCells(text, donor);
    }

    private static boolean listsAbnormalCells(String text, Optional<KaryoSex> donor) {
        boolean normal = !text.contains("//"); // cells of two persons
        boolean female = false;
        boolean male = false;
        for (String clone : text.split("/", -1)) {
            String head = CELLS.matcher(clone).replaceAll("");
            normal &= head.isEmpty() || NORMAL.matcher(head).matches();
            female |= head.contains("XX");
            male |= head.contains("XY");
        }
        KaryoSex sex = donor.orElse(female ? KaryoSex.FEMALE : KaryoSex.MALE);
        return !normal || (sex.y() == 0 ? male : female);
    }
}
