package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.SignIn;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signer;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Fills a new sample database: people, approvals, and eight published doses in different states. */
final class SampleData {
    private static final List<String> TESTS = List.of(
            "viability",
            "cd73-cd90-cd105",
            "negative-markers",
            "endotoxin",
            "sterility",
            "mycoplasma",
            "mycoplasma-culture",
            "karyotype",
            "dose-per-kg");

    /** The procedure of the sample counter, as bmmc-intraarterial/2 names it. */
    private static final String COUNTING = "SOP-QC-273, version 1";

    private final Accounts accounts;
    private final Documents documents;
    private final Lots lots;
    private final SampleWay way;
    private final ReleaseProcess process;
    private final Clock clock;

    SampleData(Accounts accounts, Documents documents, ReleaseProcess process, Lots lots, Clock clock) {
        this.accounts = accounts;
        this.documents = documents;
        this.lots = lots;
        this.clock = clock;
        this.process = process;
        this.way = new SampleWay(accounts, process, lots, clock, line -> {});
    }

    void people() {
        SamplePeople.ALL.stream()
                .filter(person -> accounts.find(person.username()).isEmpty())
                .forEach(person -> accounts.create(
                        person.username(), person.printedName(), person.roles(), SamplePeople.PASSWORD, Actor.SYSTEM));
    }

    /**
     * The sample QA manager approves what ships; in a database without sample data these stay drafts. Another version
     * of the sample lots' product stays a draft too: approved, it would supersede the one they are registered under.
     */
    void approve(Signer qa) {
        String followed = SampleLot.all().get(0).specification();
        documents.drafts().stream()
                .filter(draft -> !otherVersion(draft, followed))
                .forEach(draft -> documents.approve(draft, qa));
    }

    private static boolean otherVersion(Documents.Controlled draft, String followed) {
        boolean sameProduct = draft.kind() == Documents.Kind.SPECIFICATION && followed.startsWith(draft.name() + "/");
        return sameProduct && !followed.equals(draft.name() + "/" + draft.version());
    }

    /**
     * What the runs of sample products name: a counter, its dye, and one qualified technician. The second one is not, so
     * that it can be seen how that is stopped.
     */
    void inventory() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        listed("technician", "EQUIPMENT", "CC-01", "cell-counter", "Automated cell counter (sample)", today);
        listed("technician", "REAGENT", "DYE-2611", "viability-dye", "Dye for dead cells (sample)", today);
        listed("qa", "QUALIFICATION", "technician", COUNTING, "Trained and assessed (sample)", today);
    }

    private void listed(String by, String kind, String code, String type, String description, LocalDate today) {
        String known = kind.equals("QUALIFICATION") ? code + "/" + type : code;
        if (lots.inventory().find(known).isEmpty()) {
            Map<String, String> entered = Map.of(
                    "kind", kind,
                    "code", code,
                    "type", type,
                    "description", description,
                    "from", today.minusDays(30).toString(),
                    "until", today.plusYears(1).toString());
            Outcome<UUID> outcome = process.inventory()
                    .listItem(
                            Ids.next(), entered, accounts.find(by).orElseThrow().actor(), ZoneOffset.UTC);
            if (outcome instanceof Outcome.Refused<UUID> refused) {
                throw new IllegalStateException("the sample item " + known + " is refused: " + refused.reasons());
            }
        }
    }

    /** Lots that are not there yet, each told whole or not at all, and left where its story says. */
    void lots(TransactionTemplate transaction) {
        List<SampleLot> samples = SampleLot.all();
        for (int i = 0; i < samples.size(); i++) {
            SampleLot sample = samples.get(i);
            if (lots.find(sample.number()).isEmpty()) {
                boolean open = i >= 4 && i <= 6;
                int story = i;
                transaction.executeWithoutResult(status -> tell(story, open ? sample.fresh() : sample));
            }
        }
    }

    private void tell(int story, SampleLot sample) {
        UUID lot = way.register(sample);
        if (story == 6) {
            return; // waits for its samples
        }
        way.receive(lot, sample);
        if (story == 5) {
            return; // nothing performed yet
        }
        if (story == 4) {
            partlyTested(lot, sample);
            return;
        }
        TESTS.forEach(test -> way.performAndAccept(lot, sample, test));
        if (story == 3) {
            return; // waits for the batch record review
        }
        if (story == 2) {
            way.reviewBatchRecord(
                    lot, "environment", "Settle plate 3 read 2 CFU, limit 1; the assessment is open (constructed).");
            return; // waits for a decision, with something to look at
        }
        way.reviewBatchRecord(lot, "", "");
        if (story == 1) {
            way.decide(lot, Decision.REJECT, "Storage temperature above -150 °C for 9 h (constructed)");
        } else {
            way.decide(lot, Decision.RELEASE, "");
        }
    }

    /** Results to review, one sent back, and an endotoxin run that failed its control and was repeated. */
    private void partlyTested(UUID lot, SampleLot sample) {
        way.performAndAccept(lot, sample, "viability");
        way.perform(lot, sample, "cd73-cd90-cd105", sample.observation("cd73-cd90-cd105", clock), Optional.empty());
        ObjectNode failed = sample.observation("endotoxin", clock);
        ((ObjectNode) failed.get("controls").get(0)).put("value", "41");
        way.perform(lot, sample, "endotoxin", failed, Optional.empty());
        way.perform(
                lot,
                sample,
                "endotoxin",
                sample.observation("endotoxin", clock),
                Optional.of("Spike recovery 41 % failed; cartridge replaced (constructed)"));
        way.perform(lot, sample, "negative-markers", sample.observation("negative-markers", clock), Optional.empty());
        way.sendBack(lot, "negative-markers", "State the gating version in the worksheet (constructed).");
    }

    Signer signer() {
        SignIn signIn = accounts.check(new Credentials("qa", SamplePeople.PASSWORD), "approve sample documents");
        if (signIn instanceof SignIn.Accepted accepted) {
            return accepted.signer();
        }
        throw new IllegalStateException("the sample QA manager cannot sign: " + signIn);
    }
}
