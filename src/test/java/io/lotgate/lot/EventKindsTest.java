package io.lotgate.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The names under which events are stored: one that is renamed could not be read back. */
class EventKindsTest {
    @Test
    void keepTheirNamesForEver() {
        assertThat(Arrays.stream(Detail.class.getPermittedSubclasses()).map(Events::kind))
                .contains(
                        "hold",
                        "hold lifted",
                        "expired",
                        "recalled",
                        "recipient notified",
                        "recall closed",
                        "models changed",
                        "deviation opened",
                        "deviation closed",
                        "stock counted",
                        "dose requested",
                        "weight changed",
                        "dose checked",
                        "dose issued",
                        "dose received",
                        "excursion assessed",
                        "dose administered",
                        "dose withdrawn",
                        "containers discarded",
                        "reconciled",
                        "supply requested",
                        "risk evaluated",
                        "supply accepted",
                        "supply declined",
                        "authority notified",
                        "sample stored",
                        "sample taken");
    }
}
