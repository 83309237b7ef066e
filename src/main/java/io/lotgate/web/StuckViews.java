package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.process.StuckStep;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What pages show of steps that the program could not do by itself. */
@Component
final class StuckViews {
    private static final List<Role> MAY = List.of(Role.QA_MANAGER, Role.CERTIFIER, Role.ADMINISTRATOR);

    private final ReleaseProcess process;
    private final Lots lots;
    private final Sites sites;

    StuckViews(ReleaseProcess process, Lots lots, Sites sites) {
        this.process = process;
        this.lots = lots;
        this.sites = sites;
    }

    /** Whether these are this person's to look after. */
    static boolean mine() {
        return MAY.stream().anyMatch(Session::has);
    }

    /** Every one, for those who may have it tried again. */
    List<StuckView> all() {
        return mine()
                ? process.stuck().stream().flatMap(step -> view(step).stream()).toList()
                : List.of();
    }

    /** The one of this lot. */
    Optional<StuckView> of(Lot lot) {
        return process.stuck(lot.id()).stream().findFirst().map(step -> view(lot, step));
    }

    private Optional<StuckView> view(StuckStep step) {
        return lots.find(step.lot()).map(lot -> view(lot, step));
    }

    private StuckView view(Lot lot, StuckStep step) {
        return new StuckView(
                step.name(),
                lot.registration().number(),
                LotViews.href(lot),
                step.stopped(),
                step.triesLeft(),
                step.cause(),
                step.reference(),
                TimeView.of(step.since(), sites.current().zoneId()),
                LotViews.href(lot) + "/process/again",
                Forms.command(lot.version()),
                mine()
                        ? List.of()
                        : List.of(new BlockRow(
                                "A QA manager, a certifier or an administrator has it tried again.", "", "")));
    }
}
