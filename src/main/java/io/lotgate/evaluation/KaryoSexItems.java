package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Whole;
import java.util.ArrayList;
import java.util.List;

/**
 * Sex chromosomes that a clone lists as gained or lost. They have to show in its number of sex chromosomes; where they do
 * not, because they cancel each other or the letters, as in {@code 46,X,+X}, the report contradicts itself and what it
 * lists is kept as found.
 */
record KaryoSexItems(List<IscnItem> items) {
    KaryoSexItems {
        items = items.stream().filter(KaryoSexItems::isSex).toList();
    }

    static boolean isSex(IscnItem item) {
        return item.what() instanceof Whole whole && List.of("X", "Y").contains(whole.chromosome());
    }

    /**
     * What is listed and does not show.
     *
     * @param surplus copies more than expected, negative where fewer
     */
    List<KaryoChange> hidden(String chromosome, int surplus) {
        List<KaryoChange> hidden = new ArrayList<>();
        int gains = listed('+', chromosome) - Math.max(0, surplus);
        int losses = listed('-', chromosome) - Math.max(0, -surplus);
        if (gains > 0) {
            hidden.add(KaryoChange.whole(chromosome, gains, false));
        }
        if (losses > 0) {
            hidden.add(KaryoChange.whole(chromosome, -losses, false));
        }
        return hidden;
    }

    private int listed(char sign, String chromosome) {
        return items.stream()
                .filter(item -> item.sign() == sign && item.what().print().equals(chromosome))
                .mapToInt(IscnItem::times)
                .sum();
    }
}
