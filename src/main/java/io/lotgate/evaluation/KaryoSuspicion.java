package io.lotgate.evaluation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a karyotype that cannot be read lists an abnormal cell. It does unless it evidently does not: unless it holds
 * nothing but normal clones of one sex with their numbers of cells, or nothing but words of a short list that say there is
 * no result, or none that is abnormal. Whatever other words there are, in whatever language, may name an abnormality.
 */
final class KaryoSuspicion {
    private static final Pattern CELLS = Pattern.compile("\\[[0-9]*]?");
    private static final Pattern NORMAL = Pattern.compile("46[,;.:]*(XX|XY)?[,;.:]*");
    private static final Pattern NOT_WORDS = Pattern.compile("[0-9+<>~?()\\[\\]=]");
    private static final Pattern SENTENCE = Pattern.compile("[.,;:!\\n\\u3002\\u3001]+");
    private static final String ABNORMALITY = "(abnormalit(y|ies)|aberrations?|anomal(y|ies))";
    private static final List<Pattern> HARMLESS = List.of(
            Pattern.compile("((the )?(results?|report|karyotype|analysis|test|sample) )?((is|are) )?(still )?"
                    + "(pending|awaited|outstanding|in progress|to follow|n/?a|none|nil|unknown)"),
            Pattern.compile("((results?|report|karyotype|analysis|test|sample) )?((is|was) )?not (yet )?"
                    + "(available|done|performed|tested|reported|received|applicable|evaluable|readable)"),
            Pattern.compile("awaiting (the )?(results?|report)"),
            Pattern.compile(
                    "no (results?|report|metaphases?|mitos[ei]s|growth|data|material)( (available|obtained|yet))?"),
            Pattern.compile("see (the )?(attached )?(report|attachment|letter)|(report )?(attached|enclosed|follows)"),
            Pattern.compile("((cell )?culture|analysis|test|banding)? ?(failed|failure)"),
            Pattern.compile("(insufficient|too few) (metaphases|mitoses|cells|material)"),
            Pattern.compile("unable to (use|read|analy[sz]e)|unreadable|illegible"),
            Pattern.compile("normal( karyotype)?|karyotype (is )?normal"),
            Pattern.compile("no ((clonal|numerical|structural|chromosom(e|al)|cytogenetic|or|and) )*" + ABNORMALITY
                    + "( (was|were))?( (seen|found|detected|observed))?"),
            Pattern.compile("(结果)?(待出|待定|待报告|未出|检测中)(报告|结果)?|(未做|未检测|未检|无结果|无)|见(报告|附件|附页)"
                    + "|(核型)?正常(核型)?|未(见|发现)(克隆性)?(染色体)?异常(核型)?|(培养)?失败|无分裂相|分裂相不足"));

    private KaryoSuspicion() {}

    /** Whether the text lists an abnormal cell, or cells that are not of the donor's sex. */
    static boolean listsAbnormal(String raw, Optional<KaryoSex> donor) {
        String text = IscnText.of(raw, new IscnRemarks()).text().toUpperCase(Locale.ROOT);
        return NOT_WORDS.matcher(text).find() ? listsAbnormalCells(text, donor) : !harmless(raw);
    }

    private static boolean harmless(String raw) {
        String words = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SENTENCE.splitAsStream(words)
                .map(sentence -> sentence.replaceAll("[\\s\\p{Pd}]+", " ").strip())
                .filter(sentence -> !sentence.isEmpty())
                .allMatch(sentence -> HARMLESS.stream()
                        .anyMatch(known -> known.matcher(sentence).matches()));
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
