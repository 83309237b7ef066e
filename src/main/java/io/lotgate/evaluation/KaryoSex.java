package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;

/** Sex chromosomes of a person. */
record KaryoSex(int x, int y) {
    static final KaryoSex FEMALE = new KaryoSex(2, 0);
    static final KaryoSex MALE = new KaryoSex(1, 1);
    /** As entered. */
    static final List<String> CHOICES = List.of("F", "M");

    private static final int DIPLOID = 2;

    /** Reads the field {@code donorSex}; absent, with a finding, when it is not there or neither F nor M. */
    static Optional<KaryoSex> read(Source observation) {
        return observation.text("donorSex").flatMap(text -> switch (CHOICES.indexOf(text)) {
            case 0 -> Optional.of(FEMALE);
            case 1 -> Optional.of(MALE);
            default -> {
                observation.error("NOT_A_CHOICE", "donorSex", "Enter F or M");
                yield Optional.empty();
            }
        });
    }

    /**
     * What cells of this person with so many sets have. An odd number of sets leaves a man the choice, 69,XXY or 69,XYY:
     * of the two it is the one nearer to what the cells show, the one with more X where both are as near.
     */
    KaryoSex of(int sets, int shownX, int shownY) {
        int fewer = x * sets / DIPLOID;
        KaryoSex less = new KaryoSex(fewer, sets * (x + y) / DIPLOID - fewer);
        KaryoSex more = new KaryoSex(less.x + x * sets % DIPLOID, less.y - x * sets % DIPLOID);
        return more.distance(shownX, shownY) <= less.distance(shownX, shownY) ? more : less;
    }

    private int distance(int shownX, int shownY) {
        return Math.abs(shownX - x) + Math.abs(shownY - y);
    }
}
