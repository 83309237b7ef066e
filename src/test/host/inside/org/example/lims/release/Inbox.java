package org.example.lims.release;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.SignIn;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.Result;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The hospital's code at Lotgate's doors, in the hospital's own transactions. */
@RestController
class Inbox {
    private final ReleaseProcess process;
    private final Lots lots;
    private final Accounts accounts;
    private final Documents documents;
    private final Ledger ledger;
    private final JdbcClient db;

    Inbox(ReleaseProcess process, Lots lots, Accounts accounts, Documents documents, Ledger ledger, JdbcClient db) {
        this.process = process;
        this.lots = lots;
        this.accounts = accounts;
        this.documents = documents;
        this.ledger = ledger;
        this.db = db;
    }

    /** Quality approves what ships. */
    @PostMapping("/api/approve")
    @Transactional
    public String approve(@RequestParam String user, @RequestParam String password) {
        SignIn.Accepted quality = (SignIn.Accepted) accounts.check(new Credentials(user, password), "approve");
        documents.drafts().stream()
                .filter(draft -> draft.kind() == Documents.Kind.MODEL || draft.version().equals("1")) // of specifications
                .forEach(draft -> documents.approve(draft, quality.signer()));
        process.deployModels();
        return "drafts left: " + documents.drafts().size();
    }

    /** An external laboratory's report arrives: noted by the host and recorded by Lotgate, both or neither. */
    @PostMapping("/api/karyotype")
    @Transactional
    public String report(
            @RequestParam String lot,
            @RequestParam String report,
            @RequestParam String user,
            @RequestParam String password,
            @RequestParam(defaultValue = "false") boolean fail) {
        db.sql("INSERT INTO report_inbox (report, lot) VALUES (?, ?)").params(report, lot).update();
        Lot found = lots.find(lot).orElseThrow();
        SignIn.Accepted person = (SignIn.Accepted) accounts.check(new Credentials(user, password), "report");
        byte[] pdf = ("%PDF-1.4 report " + report).getBytes(StandardCharsets.UTF_8);
        String file = done(process.keepReport(pdf, person.person().actor()));
        ObjectNode observation = RecordJson.object().put("value", "No clonal abnormality").put("detail", "46, XY");
        UUID result = done(process.perform(
                Ids.next(),
                found.id(),
                new PerformTest(
                        "karyotype",
                        1,
                        observation,
                        Instant.now(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Result.ExternalReport("City Cytogenetics", report, LocalDate.now().minusDays(1), file)),
                        Optional.empty()),
                person.person().actor(),
                new Credentials(user, password)));
        if (fail) {
            throw new IllegalStateException("the host changed its mind");
        }
        return result.toString();
    }

    @GetMapping("/lots/{number}/release")
    String status(@PathVariable String number) {
        return lots.find(number).map(lot -> lot.status() + " " + lot.results().size()).orElse("unknown");
    }

    @GetMapping("/api/verify")
    String verify() {
        var found = ledger.verify();
        return found.holds() + " " + found.entries() + " " + found.faults();
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new IllegalStateException("refused: " + outcome);
    }
}
