package io.lotgate.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of our schemas as the database has them: names with schema, and the columns that hold data. */
final class Tables {
    private static final String OURS = "('" + String.join("','", Schemas.DATA) + "')";

    private final JdbcClient db;

    Tables(JdbcClient db) {
        this.db = db;
    }

    /** Every table with its stored columns, in the order of the names. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> tables = new TreeMap<>();
        db.sql("SELECT n.nspname || '.' || c.relname, a.attname FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                        + " AND NOT a.attisdropped AND a.attgenerated = ''"
                        + " WHERE c.relkind = 'r' AND n.nspname IN " + OURS + " ORDER BY 1, a.attnum")
                .query((row, i) -> tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return tables;
    }

    /** Every table after those that its rows refer to; references checked at commit do not count. */
    List<String> inOrder() {
        Map<String, Set<String>> needs = needs();
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < needs.size()) {
            int before = ordered.size();
            needs.forEach((table, needed) -> {
                if (ordered.containsAll(needed)) {
                    ordered.add(table);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + needs);
            }
        }
        return List.copyOf(ordered);
    }

    private Map<String, Set<String>> needs() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        columns().keySet().forEach(table -> needs.put(table, new TreeSet<>()));
        db.sql("SELECT n.nspname || '.' || c.relname, m.nspname || '.' || d.relname FROM pg_constraint k"
                        + " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_class d ON d.oid = k.confrelid JOIN pg_namespace m ON m.oid = d.relnamespace"
                        + " WHERE k.contype = 'f' AND NOT k.condeferrable AND k.conrelid <> k.confrelid"
                        + " AND n.nspname IN " + OURS)
                .query((row, i) -> needs.computeIfAbsent(row.getString(1), name -> new TreeSet<>())
                        .add(row.getString(2)))
                .list();
        return needs;
    }

    /** Sequences go on after the largest number that their columns hold. */
    void advanceSequences() {
        db.sql("SELECT s.oid::regclass::text AS sequence, c.oid::regclass::text AS owner, a.attname AS name"
                        + " FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')"
                        + " AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass"
                        + " JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid"
                        + " WHERE s.relkind = 'S' AND n.nspname IN " + OURS)
                .query((row, i) -> "SELECT setval('" + row.getString(1) + "', max(\"" + row.getString(3) + "\")) FROM "
                        + row.getString(2))
                .list()
                .forEach(advance -> db.sql(advance).query().listOfRows());
    }
}
