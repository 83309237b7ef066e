package io.lotgate.app;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Site;
import io.lotgate.ledger.Sites;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.ObjectNode;

/** The one site of a database: created at the first start, with or without sample data for ever. */
record Installation(
        Sites sites,
        Ledger ledger,
        LotgateProperties properties,
        LotgateProperties.Site given,
        Environment environment) {

    /** Finds the site or creates it in a new database, and records this start. */
    void open() {
        Optional<Site> present = sites.find();
        if (present.isPresent()) {
            refuseSwitch(present.get());
            refuseOpenSample();
            ledger.append("site", started());
            return;
        }
        Site site = site();
        sites.announce(site);
        refuseOpenSample();
        ledger.append(
                "site",
                Change.of("site created", Actor.SYSTEM)
                        .after("sampleData", Boolean.toString(site.sampleData()))
                        .write(Row.of("site", site.id(), List.of(), site)));
        ledger.append("site", started());
    }

    private void refuseSwitch(Site site) {
        if (properties.sampleData() && !site.sampleData()) {
            throw new StartupRefusal("this database was created without sample data, and that is never switched."
                    + " Start without --sample, or choose another folder with --data.");
        }
    }

    /** Sample data come with known passwords, so they are never served to other machines. */
    private void refuseOpenSample() {
        String address = environment.getProperty("server.address", "all interfaces");
        boolean own = address.startsWith("127.") || address.equals("localhost") || address.equals("::1");
        if (sites.current().sampleData() && !own) {
            throw new StartupRefusal("this database holds sample data, which is served to this machine only:"
                    + " server.address is " + address + ". Set it to 127.0.0.1.");
        }
    }

    private Change started() {
        return Change.of("started", Actor.SYSTEM)
                .after("version", Version.current())
                .after("configuration", configuration().hex());
    }

    /** Digest of the effective settings; secrets are left out. */
    private Digest configuration() {
        ObjectNode settings = RecordJson.object();
        settings.put("publicAddress", properties.publicAddress());
        settings.put("lateEntryAfter", properties.lateEntryAfter().toString());
        settings.set("site", RecordJson.of(given));
        settings.put("attempts", properties.signIn().attempts());
        settings.put("lockedFor", properties.signIn().lockedFor().toString());
        settings.put("templates", properties.templates());
        settings.put("owner", properties.owner().username());
        settings.put("notices", properties.notices().toString());
        settings.put("key", properties.key().file());
        settings.put("seals", properties.seals().toString());
        return Digest.of(CanonicalJson.bytes(settings));
    }

    private Site site() {
        try {
            ZoneId.of(given.zone());
        } catch (DateTimeException unknown) {
            throw new StartupRefusal(
                    "lotgate.site.zone: «" + given.zone() + "» is not a time zone. Give one such as"
                            + " Asia/Shanghai or Europe/Berlin.",
                    unknown);
        }
        return new Site(
                Ids.next(),
                given.name(),
                given.nameZh(),
                given.address(),
                given.telephone(),
                given.zone(),
                properties.sampleData());
    }
}
