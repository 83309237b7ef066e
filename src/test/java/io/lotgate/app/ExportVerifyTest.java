package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.LedgerExport;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import io.lotgate.ledger.Verification;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor with the files alone, the public certificate, and seals kept elsewhere, finds what was done to the files. */
class ExportVerifyTest {
    @TempDir
    private Path folder;

    private SmallLedger small;
    private Path export = Path.of("");
    private Path seals = Path.of("");

    @BeforeEach
    void anExportedLedger() throws Exception {
        small = SmallLedger.open();
        small.sealed();
        small.append("lot/later", 1); // not sealed yet
        export = Files.createDirectories(folder.resolve("export"));
        seals = folder.resolve("seals");
        LedgerExport.write(small.db, export);
        assertThat(small.export(seals)).isEmpty();
    }

    @AfterEach
    void close() throws SQLException {
        small.close();
    }

    @Test
    void holdsAndSaysWhatIsNotSealedYet() {
        Verification found = verify();
        assertThat(found.faults()).isEmpty();
        assertThat(found.entries()).isEqualTo(entries());
        assertThat(found.sealing().unsealed()).isEqualTo(1);
        assertThat(found.sealing().kept()).isEqualTo(3);
        assertThat(found.sealing().last()).hasValueSatisfying(last -> assertThat(last.entries())
                .isEqualTo(found.sealing().sealed()));
    }

    @Test
    void holdsWithTheCertificateOfTheKeyBeforeToo() {
        assertThat(verify(small.first.certificate()).faults()).isEmpty();
    }

    @Test
    void namesAChangedEntry() throws IOException {
        edit("ledger.jsonl", lines -> replaced(lines, at(lines, "lot/later", 2), "\"i\":\"1\"", "\"i\":\"9\""));
        assertFirst("ledger lot/later entry 2", "does not have the hash");
    }

    @Test
    void namesTheEntryBehindADeletedOne() throws IOException {
        edit("ledger.jsonl", lines -> without(lines, at(lines, "lot/later", 2)));
        assertFirst("ledger lot/later entry 3", "follows entry 1");
    }

    @Test
    void namesAnInsertedEntry() throws IOException {
        edit("ledger.jsonl", lines -> {
            lines.add(at(lines, "lot/later", 2), lines.get(at(lines, "lot/later", 2)));
            return lines;
        });
        assertFirst("ledger lot/later entry 2", "follows entry 2");
    }

    @Test
    void namesEntriesOutOfOrder() throws IOException {
        edit("ledger.jsonl", lines -> {
            Collections.swap(lines, at(lines, "lot/later", 2), at(lines, "lot/later", 3));
            return lines;
        });
        assertFirst("ledger lot/later entry 3", "follows entry 1");
    }

    @Test
    void namesWhereATailWasCut() throws IOException {
        edit("ledger.jsonl", lines -> without(without(lines, at(lines, "lot/later", 6)), at(lines, "lot/later", 5)));
        assertFirst("ledger lot/later entry 5", "the stream ends at entry 4, seal 3 goes further");
    }

    @Test
    void namesAStreamThatIsGone() throws IOException {
        edit("ledger.jsonl", lines -> {
            lines.removeIf(line -> line.contains("\"stream\":\"lot/early\""));
            return lines;
        });
        assertFirst("ledger lot/early entry 1", "is gone with its whole stream; seal 1 has it");
    }

    @Test
    void namesARowWithoutAStreamThatWasChangedOrIsGone() throws IOException {
        edit("rows.jsonl", lines -> replaced(lines, 0, "chen_li", "li_chen"));
        assertThat(verify().faults().get(0).place()).startsWith("record.command ");
        edit("rows.jsonl", lines -> without(lines, 0));
        assertThat(verify().faults()).anyMatch(fault -> fault.what().contains("is gone with its whole stream"));
    }

    /** The tail, the seals over it and what they cover are taken away together: the kept seals name the stream. */
    @Test
    void namesAStreamCutBackTogetherWithItsSeals() throws IOException {
        edit("ledger.jsonl", lines -> {
            lines.removeIf(line -> line.contains("\"after\":{\"i\":"));
            return lines;
        });
        edit("seals.jsonl", lines -> without(lines, 2));
        edit("sealed.jsonl", lines -> {
            lines.removeIf(line -> line.contains("\"seal\":3"));
            return lines;
        });
        assertThat(verify(Optional.empty(), small.key.certificate()).faults())
                .as("without kept seals nothing is to be seen")
                .isEmpty();
        assertFirst("kept seal seal-0000000003.jsonl", "is not in the ledger");
        assertThat(verify().faults()).anyMatch(fault -> fault.place().equals("ledger lot/later entry 5"));
    }

    /** Everything written anew with fresh hashes and sealed by a key of the forger's. */
    @Test
    void findsAnotherLedgerSealedByAnotherKey() throws Exception {
        SiteKey forgers = OwnKey.of("Small site", "EC", 256).site();
        Path forged = Files.createDirectories(folder.resolve("forged"));
        small.connection.rollback();
        try (SmallLedger other = SmallLedger.open()) {
            other.sealedBy(forgers);
            LedgerExport.write(other.db, forged);
        }
        assertThat(LedgerExport.verify(forged, Optional.empty(), List.of()).faults())
                .as("by itself it is without a fault")
                .isEmpty();
        assertThat(LedgerExport.verify(forged, Optional.empty(), List.of(small.key.certificate()))
                        .faults())
                .anyMatch(fault -> fault.what().startsWith("is of none of the keys on record"))
                .anyMatch(fault -> fault.what().contains("for which no given certificate vouches"));
        assertThat(LedgerExport.verify(forged, Optional.of(seals), List.of()).faults())
                .anyMatch(fault -> fault.place().startsWith("kept seal"));
    }

    @Test
    void findsABrokenChainOfSeals() throws IOException {
        edit("seals.jsonl", lines -> without(lines, 1));
        assertFirst("seal 2", "the chain of seals is broken");
        edit("seals.jsonl", lines -> {
            lines.clear();
            return lines;
        });
        assertThat(verify().holds()).isFalse();
    }

    @Test
    void findsASealThatWasChanged() throws IOException {
        edit("seals.jsonl", lines -> replaced(lines, 1, "\"unmarked\":0", "\"unmarked\":1"));
        assertFirst("seal 2", "does not bear the signature of the key it names");
    }

    @Test
    void findsASealByAKeyThatWasNotValidThen() throws Exception {
        small.later(Duration.ofHours(1));
        small.append("lot/later", 1);
        assertThat(small.seal(small.first))
                .as("the first key, replaced long ago")
                .isPresent();
        assertThat(small.verify(Optional.empty()).faults())
                .anyMatch(
                        fault -> fault.place().equals("seal 4") && fault.what().contains("which was not valid at"));
    }

    @Test
    void findsADamagedFileByTheManifest() throws Exception {
        Path whole = folder.resolve("whole");
        ExportManifest manifest = ExportLedger.write(Lab.lab().owner(), whole, small.clock());
        assertThat(Verify.exported(whole, Verify.Against.NOTHING).faults()).isEmpty();
        assertThat(manifest.files()).extracting(ExportManifest.File::name).contains("ledger.jsonl", "seals.jsonl");
        Path keys = whole.resolve("keys.jsonl");
        String text = Files.readString(keys);
        Files.delete(keys);
        Files.writeString(keys, text.replace("\"trial\":true", "\"trial\":false"));
        assertThat(Verify.exported(whole, Verify.Against.NOTHING).faults())
                .anyMatch(fault -> fault.place().equals("keys.jsonl"))
                .anyMatch(fault -> fault.place().equals("site keys"))
                .anyMatch(fault -> fault.place().startsWith("key "));
    }

    @Test
    void keepsWhatIsInTheFolderAndWritesAgainWhatIsMissing() throws Exception {
        Path second = seals.resolve("seal-0000000002.jsonl");
        byte[] before = Files.readAllBytes(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(second)))
                .isEqualTo("r--r--r--");
        Files.delete(second);
        assertThat(small.export(seals)).isEmpty();
        assertThat(Digest.of(Files.readAllBytes(second))).isEqualTo(Digest.of(before));
        Path third = seals.resolve("seal-0000000003.jsonl");
        Files.delete(third);
        Files.writeString(third, "another");
        assertThat(small.export(seals)).singleElement().asString().contains("is another seal", "not overwritten");
        assertThat(third).hasContent("another");
        Files.writeString(seals.resolve("seal-0000000007.jsonl"), "of nobody");
        assertThat(small.export(seals)).anyMatch(wrong -> wrong.contains("taken back to an earlier state"));
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThat(small.export(file)).singleElement().asString().startsWith("cannot be written");
    }

    private long entries() {
        return small.db
                .sql("SELECT count(*) FROM record.ledger_entry")
                .query(Long.class)
                .single();
    }

    private Verification verify(SiteCertificate... certificates) {
        return verify(Optional.of(seals), certificates);
    }

    private Verification verify(Optional<Path> kept, SiteCertificate... certificates) {
        return LedgerExport.verify(
                export, kept, certificates.length == 0 ? List.of(small.key.certificate()) : List.of(certificates));
    }

    private void assertFirst(String place, String what) {
        Verification.Fault first = verify().faults().get(0);
        assertThat(first.place()).as("%s", first).isEqualTo(place);
        assertThat(first.what()).contains(what);
    }

    private void edit(String name, UnaryOperator<List<String>> change) throws IOException {
        Path file = export.resolve(name);
        List<String> lines = change.apply(new ArrayList<>(Files.readAllLines(file)));
        Files.delete(file);
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private static List<String> replaced(List<String> lines, int at, String old, String with) {
        assertThat(lines.get(at)).contains(old);
        lines.set(at, lines.get(at).replace(old, with));
        return lines;
    }

    private static List<String> without(List<String> lines, int at) {
        lines.remove(at);
        return lines;
    }

    private static int at(List<String> lines, String stream, int number) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"number\":" + number + ",")
                    && lines.get(i).contains("\"stream\":\"" + stream + "\"")) {
                return i;
            }
        }
        throw new AssertionError(stream + " has no entry " + number);
    }
}
