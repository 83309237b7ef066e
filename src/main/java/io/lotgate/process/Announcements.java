package io.lotgate.process;

import io.lotgate.lot.Lot;
import io.lotgate.lot.LotWatch;
import io.lotgate.notify.Notices;
import java.util.Optional;

/** Tells people what happens to lots, in the transaction in which it happens. */
public final class Announcements implements LotWatch {
    private final Notices notices;

    public Announcements(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void changed(Optional<Lot> before, Lot after) {
        Happenings.of(before, after).forEach(notices::tell);
    }
}
