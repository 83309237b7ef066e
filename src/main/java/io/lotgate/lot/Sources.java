package io.lotgate.lot;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks that the files a result names are kept, were read for this lot and test, and are nobody else's. */
record Sources(JdbcClient db, LotRows rows) {

    /** The command with its file named as it was read, or why its sources do not stand. */
    Outcome<PerformTest> known(UUID lot, PerformTest command) {
        if (command.external().filter(report -> !report(report.file())).isPresent()) {
            return Outcome.refused(Refusal.input("report", "Attach the report as PDF."));
        }
        return command.origin().map(origin -> origin(lot, command, origin)).orElse(Outcome.done(command));
    }

    private Outcome<PerformTest> origin(UUID lot, PerformTest command, Result.FileOrigin origin) {
        Optional<String> name = name(lot, command.test(), origin.file());
        if (name.isEmpty()) {
            return Outcome.refused(
                    Refusal.input("file", "This file was not read for this lot and test. Drop it again."));
        }
        if (rows.id(origin.sample()).filter(other -> !other.equals(lot)).isPresent()) {
            return Outcome.refused(Refusal.input(
                    "file",
                    "The sample " + origin.sample() + " in the file is another lot's. Choose this lot's sample."));
        }
        Optional<String> elsewhere = takenFor(lot, origin);
        if (elsewhere.isPresent()) {
            return Outcome.refused(Refusal.input(
                    "file",
                    "This sample of this file is already a result of lot " + elsewhere.get()
                            + ". One measurement belongs to one lot. Choose this lot's own."));
        }
        Optional<String> map = origin.columnMap();
        if (map.filter(sha256 -> !approvedMap(sha256)).isPresent()) {
            return Outcome.refused(
                    Refusal.stale("The column map by which this file was read is not approved. Drop the file again."));
        }
        Result.FileOrigin read = new Result.FileOrigin(
                origin.file(), name.get(), origin.instrument(), origin.sample(), origin.line(), map);
        return Outcome.done(command.from(read));
    }

    private boolean approvedMap(String sha256) {
        return db.sql(
                        "SELECT 1 FROM record.controlled_document document JOIN record.document_approval approval"
                                + " ON approval.document = document.id WHERE document.kind = 'COLUMN_MAP' AND document.file = ?")
                .param(sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Optional<String> name(UUID lot, String test, String sha256) {
        return db.sql("SELECT convert_from(content, 'UTF8')::jsonb ->> 'name' FROM record.instrument_file"
                        + " WHERE lot = ? AND test = ? AND file = ? ORDER BY id DESC LIMIT 1")
                .params(lot, test, sha256)
                .query(String.class)
                .optional();
    }

    /**
     * The other lot that a result was taken for from the same row of the same file; of wells that are added up, from any
     * of the sample.
     */
    private Optional<String> takenFor(UUID lot, Result.FileOrigin origin) {
        return db.sql("SELECT number FROM (SELECT lot.number, convert_from(result.content, 'UTF8')::jsonb AS taken"
                        + " FROM record.result JOIN record.lot ON lot.id = result.lot WHERE result.lot IN"
                        + " (SELECT seen.lot FROM record.instrument_file seen WHERE seen.file = ? AND seen.lot <> ?))"
                        + " elsewhere WHERE taken #>> '{origin,file}' = ? AND taken #>> '{origin,sample}' = ?"
                        + " AND (taken #>> '{origin,line}' = ?"
                        + " OR jsonb_typeof(taken #> '{observation,wells}') = 'array') LIMIT 1")
                .params(origin.file(), lot, origin.file(), origin.sample(), Integer.toString(origin.line()))
                .query(String.class)
                .optional();
    }

    /** Whether a PDF of this digest is kept. */
    boolean report(String sha256) {
        return db.sql("SELECT 1 FROM record.file WHERE sha256 = ? AND substring(bytes from 1 for 5) = ?")
                .params(sha256, new byte[] {'%', 'P', 'D', 'F', '-'})
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
