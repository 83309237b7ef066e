package io.lotgate.app;

import io.lotgate.certificate.PdfSeal;
import io.lotgate.ledger.KeyRecord;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The site's key of this program, and the one before it where it is at hand.
 *
 * @param key empty when seals are off
 */
record Keyring(Optional<SiteKey> key, Optional<SiteKey> previous) {
    /** The configured key; else a trial key in the data folder; else none. */
    static Keyring open(LotgateProperties properties, Optional<Path> data, Clock clock) {
        LotgateProperties.Key settings = properties.key();
        Optional<TrialKey> trial = data.map(folder -> TrialKey.in(folder, clock));
        if (!settings.file().isEmpty()) {
            KeyFile file = new KeyFile(Path.of(settings.file()), settings.password(), "lotgate.key.file");
            return new Keyring(Optional.of(valid(file.open(), clock)), previous(settings, trial));
        }
        if (!properties.seals().enabled()) {
            return new Keyring(Optional.empty(), Optional.empty());
        }
        return new Keyring(trial.map(Keyring::trial), previous(settings, Optional.empty()));
    }

    private static SiteKey trial(TrialKey trial) {
        if (!trial.exists()) {
            trial.make();
        }
        return trial.file().open();
    }

    private static Optional<SiteKey> previous(LotgateProperties.Key settings, Optional<TrialKey> trial) {
        if (!settings.previousFile().isEmpty()) {
            return Optional.of(new KeyFile(
                            Path.of(settings.previousFile()), settings.previousPassword(), "lotgate.key.previous-file")
                    .open());
        }
        return trial.filter(TrialKey::exists).map(found -> found.file().open());
    }

    private static SiteKey valid(SiteKey key, Clock clock) {
        SiteCertificate certificate = key.certificate();
        if (!certificate.validAt(clock.instant())) {
            throw new StartupRefusal("lotgate.key.file: its certificate is valid from "
                    + certificate.x509().getNotBefore().toInstant() + " to "
                    + certificate.x509().getNotAfter().toInstant()
                    + ", not now. Give a current key; what the old one signed stays signed.");
        }
        return key;
    }

    /** What seals PDFs: the site's key, and the time stamp authority where one is configured. */
    Optional<PdfSeal> pdfSeal(LotgateProperties.TimeStamp settings, Clock clock) {
        if (!settings.url().isEmpty() && !settings.url().matches("https?://.+")) {
            throw new StartupRefusal("lotgate.time-stamp.url is " + settings.url()
                    + ". Give the authority's address, starting with https:// or http://.");
        }
        Optional<PdfSeal.Authority> authority = Optional.of(settings)
                .filter(given -> !given.url().isEmpty())
                .map(given -> new PdfSeal.Authority(given.url(), given.username(), given.password(), given.patience()));
        return key.map(own -> new PdfSeal(own, authority, clock));
    }

    /** Refuses to go on without a key where the record was sealed with one, or with one that was replaced. */
    void refuseOther(List<KeyRecord> onRecord, boolean sealing) {
        Optional<KeyRecord> last = onRecord.stream().reduce((one, next) -> next);
        if (key.isEmpty()) {
            if (sealing && last.isPresent()) {
                throw new StartupRefusal("the record of this database is sealed with the key "
                        + last.get().key().substring(0, 12) + ". Give its file, or that of a new key, by"
                        + " lotgate.key.file; or switch seals off with lotgate.seals.enabled=false.");
            }
            return;
        }
        SiteCertificate own = key.get().certificate();
        boolean current = last.map(KeyRecord::key).equals(Optional.of(own.id()));
        if (!current && onRecord.stream().anyMatch(record -> record.key().equals(own.id()))) {
            throw new StartupRefusal("the key " + own.brief() + " was replaced by another one before and is not taken"
                    + " again. Give the current key by lotgate.key.file, or a new one.");
        }
        if (own.trial() && last.filter(record -> !record.trial()).isPresent()) {
            throw new StartupRefusal("the record of this database is sealed with the site's own key "
                    + last.get().key().substring(0, 12) + ", which no trial key replaces. Give its file, or that of a"
                    + " new key, by lotgate.key.file.");
        }
    }
}
