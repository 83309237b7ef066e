package io.lotgate.web;

import io.lotgate.ledger.Sites;
import io.lotgate.notify.Notices;
import java.util.List;
import org.springframework.stereotype.Component;

/** What pages show of mails that the mail server did not take. */
@Component
final class UnsentViews {
    private static final int SHOWN = 20;

    private final Notices notices;
    private final Sites sites;

    UnsentViews(Notices notices, Sites sites) {
        this.notices = notices;
        this.sites = sites;
    }

    /** The oldest, for those who look after what the program could not do by itself. */
    List<UnsentView> all() {
        return StuckViews.mine()
                ? notices.unsent(SHOWN).stream().map(this::view).toList()
                : List.of();
    }

    private UnsentView view(Notices.Unsent mail) {
        String address = "/lotgate/notices/mails/" + mail.id();
        return new UnsentView(
                mail.kind().words(),
                mail.number(),
                "/lotgate/lots/" + mail.number(),
                mail.text(),
                mail.recipient(),
                mail.tries(),
                mail.cause(),
                TimeView.of(mail.at(), sites.current().zoneId()),
                address + "/again",
                address + "/settle",
                List.of(Forms.command(0), Forms.command(0)));
    }
}
