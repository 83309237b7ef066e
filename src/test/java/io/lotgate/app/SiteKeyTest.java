package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lotgate.ledger.Seal;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import io.lotgate.ledger.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The key a site seals with: made for trials, given by the site, handed over, refused. */
class SiteKeyTest {
    private static final Clock CLOCK = Clock.fixed(SmallLedger.START, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private SmallLedger small;

    @BeforeEach
    void open() throws SQLException {
        small = SmallLedger.open();
    }

    @AfterEach
    void close() throws SQLException {
        small.close();
    }

    @Test
    void isMadeForTrialsOnceAndSaysSo() throws Exception {
        SiteKey made = keyring(Map.of()).key().orElseThrow();
        assertThat(made.certificate().trial()).isTrue();
        assertThat(made.certificate().subject()).contains("trial key, not for GMP use");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/trial-key.p12"))))
                .isEqualTo("rw-------");
        assertThat(keyring(Map.of()).key().orElseThrow().certificate().id())
                .isEqualTo(made.certificate().id());
    }

    @Test
    void sealsOfATrialKeySayThatTheyAre() {
        SiteKey trial = keyring(Map.of()).key().orElseThrow();
        small.keys().putToUse(trial, Optional.empty());
        assertThat(small.keys().current())
                .hasValueSatisfying(key -> assertThat(key.trial()).isTrue());
        assertThat(small.seal(trial))
                .hasValueSatisfying(seal -> assertThat(seal.trial()).isTrue());
    }

    @Test
    void isReadFromAFileEcdsaOrRsa() throws Exception {
        for (OwnKey own : List.of(OwnKey.of("A", "EC", 256), OwnKey.of("B", "RSA", 3072))) {
            Path file = own.write(folder.resolve(own.certificate().getSubjectX500Principal() + ".p12"));
            SiteKey key = keyring(Map.of("lotgate.key.file", file.toString(), "lotgate.key.password", OwnKey.PASSWORD))
                    .key()
                    .orElseThrow();
            byte[] content = {1, 2, 3};
            assertThat(key.certificate().trial()).isFalse();
            assertThat(key.certificate().signed(content, key.sign(content))).isTrue();
            assertThat(key.certificate().signed(new byte[] {1, 2, 4}, key.sign(content)))
                    .isFalse();
            assertThat(SiteCertificate.read(
                            key.certificate().pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                    .contains(key.certificate());
        }
    }

    @Test
    void isReadWithThoseWhoVouchForIt() throws Exception {
        OwnKey authority = OwnKey.of("Authority", "EC", 256);
        OwnKey own = OwnKey.of("Site", authority);
        Path file = own.write(folder.resolve("chain.p12"), authority.certificate());
        SiteKey key = keyring(Map.of("lotgate.key.file", file.toString(), "lotgate.key.password", OwnKey.PASSWORD))
                .key()
                .orElseThrow();
        assertThat(key.chain()).containsExactly(own.certificate(), authority.certificate());
        assertThat(key.certificate().x509()).isEqualTo(own.certificate());
    }

    @Test
    void refusesATimeStampAuthorityWithoutAnAddress() {
        LotgateProperties.TimeStamp odd = new LotgateProperties.TimeStamp("tsa.example.org", "", "", Duration.ZERO);
        assertThatThrownBy(() -> keyring(Map.of()).pdfSeal(odd, Clock.systemUTC()))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("lotgate.time-stamp.url is tsa.example.org");
    }

    @Test
    void isRefusedWithTheReason() throws Exception {
        Path weak = OwnKey.of("Weak", "RSA", 2048).write(folder.resolve("weak.p12"));
        Instant past = Instant.parse("2030-01-01T00:00:00Z");
        Path expired = OwnKey.of("Old", "EC", 256, past.minusSeconds(9), past).write(folder.resolve("old.p12"));
        assertThat(refusal(weak, OwnKey.PASSWORD)).contains("not fit to sign", "RSA of 3072 bits");
        assertThat(refusal(weak, "wrong")).contains("no PKCS#12 file, or its password is another one");
        assertThat(refusal(expired, OwnKey.PASSWORD)).contains("is valid from", "2030-01-01T00:00:00Z, not now");
        assertThat(refusal(folder.resolve("none.p12"), "")).contains("there is no file");
        assertThat(refusal(Files.writeString(folder.resolve("text"), "no key"), ""))
                .contains("no PKCS#12 file");
    }

    @Test
    void aHostWithoutDataFolderOrKeyHasNoSeals() {
        assertThat(Keyring.open(properties(Map.of()), Optional.empty(), CLOCK).key())
                .isEmpty();
        assertThat(keyring(Map.of("lotgate.seals.enabled", false)).key()).isEmpty();
        assertThat(Files.exists(folder.resolve("keys"))).isFalse();
    }

    /** What the trial key sealed stays sealed by it; the new key's chain goes on from there. */
    @Test
    void takesThePlaceOfATrialKeyAndSignsNothingAnew() throws Exception {
        SiteKey trial = keyring(Map.of()).key().orElseThrow();
        small.ledger(Optional.of(trial)).append("lot/a", SmallLedger.change());
        new io.lotgate.ledger.SiteKeys(small.db, small.ledger(Optional.of(trial)), small.clock())
                .putToUse(trial, Optional.empty());
        Seal before = small.seal(trial).orElseThrow();
        small.later(Duration.ofHours(1));
        Path file = OwnKey.of("Site", "EC", 256).write(folder.resolve("own.p12"));
        Keyring ring = keyring(Map.of("lotgate.key.file", file.toString(), "lotgate.key.password", OwnKey.PASSWORD));
        assertThat(ring.previous())
                .map(key -> key.certificate().id())
                .contains(trial.certificate().id());
        SiteKey own = ring.key().orElseThrow();
        assertThat(new io.lotgate.ledger.SiteKeys(small.db, small.ledger(ring.key()), small.clock())
                        .putToUse(own, ring.previous()))
                .isTrue();
        small.later(Duration.ofHours(1));
        Seal after = small.seal(own).orElseThrow();
        assertThat(after.previous()).isEqualTo(before.hash());
        assertThat(after.unmarked()).isZero();
        for (SiteKey believed : List.of(trial, own)) {
            Verification found = small.verify(Optional.empty(), believed.certificate());
            assertThat(found.faults()).isEmpty();
            assertThat(found.sealing().certificate()).isTrue();
        }
    }

    /** Without the old key nobody hands over: who trusts the old certificate alone is told. */
    @Test
    void handsOverOnlyWhereTheOldKeyIsAtHand() {
        small.ledger(Optional.of(small.first)).append("lot/a", SmallLedger.change());
        small.keys().putToUse(small.first, Optional.empty());
        small.later(Duration.ofHours(1));
        small.keys().putToUse(small.key, Optional.empty());
        assertThat(small.seal()).isPresent();
        assertThat(small.verify(Optional.empty(), small.key.certificate()).faults())
                .isEmpty();
        assertThat(small.verify(Optional.empty(), small.first.certificate()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("for which no given certificate vouches"));
    }

    @Test
    void refusesAStartThatWouldGoBack() throws Exception {
        small.keys().putToUse(small.first, Optional.empty());
        small.keys().putToUse(small.key, Optional.of(small.first));
        var onRecord = small.keys().all();
        assertThat(refused(new Keyring(Optional.empty(), Optional.empty()), onRecord))
                .contains("is sealed with the key", "lotgate.key.file");
        assertThat(refused(new Keyring(Optional.of(small.first), Optional.empty()), onRecord))
                .contains("was replaced by another one before");
        assertThat(refused(keyring(Map.of()), onRecord)).contains("no trial key replaces");
        new Keyring(Optional.of(small.key), Optional.empty()).refuseOther(onRecord, true);
    }

    /** A row with every hash right, appended past the program, is sealed as what it is. */
    @Test
    void tellsWhatTheProgramDidNotWrite() throws Exception {
        small.sealed();
        small.ledger(Optional.empty()).append("lot/later", SmallLedger.change().after("i", "forged"));
        assertThat(small.verify(Optional.empty()).faults())
                .as("by its hashes the row is genuine")
                .isEmpty();
        assertThat(small.seal())
                .hasValueSatisfying(seal -> assertThat(seal.firstUnmarked()).containsExactly("lot/later entry 6"));
        assertThat(small.verify(Optional.empty()).faults()).singleElement().satisfies(fault -> assertThat(fault.what())
                .isEqualTo("found 1 rows that the site's program did not write: lot/later entry 6"));
    }

    /** A restore writes its entry without the program, and so without its key. */
    @Test
    void takesARestoreForWhatItIs() throws Exception {
        small.sealed();
        small.ledger(Optional.empty())
                .append("site", io.lotgate.ledger.Change.of("restored", io.lotgate.ledger.Actor.SYSTEM));
        assertThat(small.seal())
                .hasValueSatisfying(seal -> assertThat(seal.unmarked()).isZero());
        assertThat(small.verify(Optional.empty()).faults()).isEmpty();
    }

    /** Or dated back behind a seal, so that it would look as if it had been there all along. */
    @Test
    void findsARowDatedBackBehindASeal() throws Exception {
        small.sealed();
        small.later(Duration.ofHours(-5));
        small.run("UPDATE record.seal SET sealed_at = sealed_at - interval '9 hours'"); // the clamp looks at it
        small.ledger().append("lot/new", SmallLedger.change());
        small.run("UPDATE record.seal SET sealed_at = sealed_at + interval '9 hours'");
        assertThat(small.verify(Optional.empty()).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.place()).isEqualTo("ledger lot/new entry 1");
            assertThat(fault.what()).contains("but seal 3 of", "does not have it: inserted afterwards");
        });
    }

    @Test
    void datesNoEntryBeforeTheLastSeal() throws Exception {
        small.sealed();
        small.later(Duration.ofHours(-5)); // the machine's clock was put back
        assertThat(small.ledger().append("lot/new", SmallLedger.change()).at())
                .isEqualTo(small.db
                        .sql("SELECT max(sealed_at) FROM record.seal")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant());
        assertThat(small.verify(Optional.empty()).faults()).isEmpty();
    }

    private String refusal(Path file, String password) {
        return Refusals.line(catchThrowable(
                () -> keyring(Map.of("lotgate.key.file", file.toString(), "lotgate.key.password", password))));
    }

    private static String refused(Keyring ring, List<io.lotgate.ledger.KeyRecord> onRecord) {
        return Refusals.line(catchThrowable(() -> ring.refuseOther(onRecord, true)));
    }

    private Keyring keyring(Map<String, Object> settings) {
        return Keyring.open(properties(settings), Optional.of(folder), CLOCK);
    }

    private static LotgateProperties properties(Map<String, Object> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("lotgate", LotgateProperties.class);
    }
}
