package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The site of this database. */
public class Sites {
    private final JdbcClient db;
    private final AtomicReference<@Nullable Site> known = new AtomicReference<>();

    public Sites(JdbcClient db) {
        this.db = db;
    }

    /** The site, if the database has one yet. */
    public Optional<Site> find() {
        return db.sql("SELECT content FROM record.site ORDER BY id DESC LIMIT 1")
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(Site.class, RecordJson.parse(content)));
    }

    /** The site; it is there once the application has started. */
    public Site current() {
        Site site = known.get();
        if (site == null) {
            site = find().orElseThrow(() -> new IllegalStateException("this database has no site yet"));
            known.set(site);
        }
        return site;
    }

    /** Announces the site that is being created, so that its own first entry can carry its id. */
    public void announce(Site site) {
        known.set(site);
    }
}
