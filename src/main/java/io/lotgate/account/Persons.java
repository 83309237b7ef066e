package io.lotgate.account;

import io.lotgate.value.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads people as their records tell them: as created, with the last change of their roles. */
final class Persons {
    private static final String CURRENT = "SELECT p.content, c.content FROM record.person p LEFT JOIN LATERAL (SELECT"
            + " content FROM record.person_change WHERE person = p.id AND kind IN ('ROLES', 'REMOVED')"
            + " ORDER BY id DESC LIMIT 1) c ON true ";

    private final JdbcClient db;

    Persons(JdbcClient db) {
        this.db = db;
    }

    Optional<Known> named(String username) {
        return db.sql(CURRENT + "WHERE p.username = ?")
                .param(username)
                .query(Persons::known)
                .optional();
    }

    Optional<Known> withId(UUID person) {
        return db.sql(CURRENT + "WHERE p.id = ?")
                .param(person)
                .query(Persons::known)
                .optional();
    }

    List<Known> all() {
        return db.sql(CURRENT + "ORDER BY p.username").query(Persons::known).list();
    }

    /** Whether a user name was ever given, in whatever capitals. */
    boolean given(String username) {
        return db.sql("SELECT count(*) FROM record.person WHERE lower(username) = lower(?)")
                        .param(username)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Each person's newest request for a new password, if nobody has answered it and it has not expired. */
    Map<UUID, PersonChange> openResets(Instant notBefore) {
        return db
                .sql("SELECT DISTINCT ON (c.person) c.content FROM record.person_change c WHERE c.kind = 'RESET_ASKED'"
                        + " AND NOT EXISTS (SELECT 1 FROM record.reset_decision d WHERE d.request = c.id)"
                        + " ORDER BY c.person, c.id DESC")
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> RecordJson.to(PersonChange.class, RecordJson.parse(content)))
                .filter(request -> request.at().isAfter(notBefore))
                .collect(Collectors.toMap(PersonChange::person, Function.identity()));
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        Person created = RecordJson.to(Person.class, RecordJson.parse(row.getBytes(1)));
        byte[] changed = row.getBytes(2);
        if (changed == null) {
            return new Known(created, false);
        }
        PersonChange last = RecordJson.to(PersonChange.class, RecordJson.parse(changed));
        boolean removed = last.kind() == PersonChange.Kind.REMOVED;
        Set<Role> roles = removed ? Set.of() : last.roles();
        return new Known(new Person(created.id(), created.username(), created.printedName(), roles), removed);
    }

    /** A person as they stand; who was removed has no roles. */
    record Known(Person person, boolean removed) {}
}
