package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.LaboratoryPhase;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.RetestPlan;
import io.lotgate.lot.Signed;
import io.lotgate.lot.TestPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the page of an investigation shows. */
@Component
final class InvestigationViews {
    static final String LABORATORY = "LABORATORY";
    static final String PLAN = "PLAN";
    static final String CONCLUDE = "CONCLUDE";

    private final LotViews views;
    private final ResultViews results;

    InvestigationViews(LotViews views, ResultViews results) {
        this.views = views;
        this.results = results;
    }

    static String href(Lot lot, LotInvestigation one) {
        return LotViews.href(lot) + "/investigations/" + one.opened().id();
    }

    InvestigationPage page(
            Lot lot, LotTest test, LotInvestigation one, String wanted, FormView form, CommandView command) {
        String open = open(lot, test, one, wanted);
        String href = href(lot, one);
        return new InvestigationPage(
                views.head(lot),
                one.opened().number(),
                test.specification().name().en(),
                LotViews.href(lot, test),
                facts(lot, test, one),
                results.attempts(lot, test, ""),
                parts(lot, one),
                open,
                other(one, open, href),
                href + (open.equals(LABORATORY) ? "/laboratory" : open.equals(PLAN) ? "/plan" : "/conclude"),
                command,
                LaboratoryPhase.QUESTIONS.stream()
                        .map(question -> new BatchRecordPage.ItemRow(question.id(), question.text()))
                        .toList(),
                findings(test, one),
                test.specification().further().retests(),
                form,
                signing(lot, test, one, open));
    }

    /** The form that fits what is on record; QA may choose to invalidate before phase II. */
    private static String open(Lot lot, LotTest test, LotInvestigation one, String wanted) {
        boolean last = test.openInvestigation().filter(one::equals).isPresent();
        if (!last || lot.closed(test)) {
            return "";
        }
        return switch (one.phase()) {
            case LABORATORY -> LABORATORY;
            case ASSESSMENT -> wanted.equals("conclude") && cause(one).isPresent() ? CONCLUDE : PLAN;
            case CONCLUSION -> CONCLUDE;
            case RETESTING, CLOSED -> "";
        };
    }

    private static BlockRow other(LotInvestigation one, String open, String href) {
        if (one.phase() != LotInvestigation.Phase.ASSESSMENT || cause(one).isEmpty()) {
            return new BlockRow("", "", "");
        }
        return open.equals(PLAN)
                ? new BlockRow(
                        "The laboratory found a cause of its own.",
                        "Invalidate the result for it",
                        href + "?act=conclude")
                : new BlockRow("Or look further.", "Plan phase II", href);
    }

    private static Optional<String> cause(LotInvestigation one) {
        return one.laboratory().flatMap(LaboratoryPhase::cause);
    }

    private List<FactRow> facts(Lot lot, LotTest test, LotInvestigation one) {
        List<FactRow> facts = new ArrayList<>();
        test.attempts().stream()
                .map(attempt -> attempt.result().record())
                .filter(result -> result.id().equals(one.opened().result()))
                .findFirst()
                .ifPresent(result -> facts.add(FactRow.of(
                        "Result",
                        result.evaluated().reported(),
                        "attempt " + result.attempt() + ", " + Session.words(result.verdict()))));
        facts.add(FactRow.of("Limit", String.join("; ", views.limits(test))));
        facts.add(FactRow.of(
                "Opened",
                time(lot, one.opened().at()),
                "by the result of " + one.opened().by().printedName()));
        facts.add(FactRow.of("Conclusion due", time(lot, one.opened().dueAt())));
        return facts;
    }

    private static List<InvestigationPage.PartRow> parts(Lot lot, LotInvestigation one) {
        LotInvestigation.Phase phase = one.phase();
        return List.of(
                new InvestigationPage.PartRow(
                        "Phase I: the laboratory",
                        state(one.laboratory().isPresent(), phase == LotInvestigation.Phase.LABORATORY),
                        one.laboratory().map(done -> laboratory(lot, done)).orElse(List.of())),
                new InvestigationPage.PartRow(
                        "Phase II: production and retests",
                        state(
                                one.plan().isPresent() && one.retestsLeft() <= 0,
                                phase == LotInvestigation.Phase.ASSESSMENT
                                        || phase == LotInvestigation.Phase.RETESTING),
                        one.plan().map(done -> plan(lot, one, done)).orElse(List.of())),
                new InvestigationPage.PartRow(
                        "Conclusion by QA",
                        state(one.concluded().isPresent(), phase == LotInvestigation.Phase.CONCLUSION),
                        one.concluded().map(done -> conclusion(lot, done)).orElse(List.of())));
    }

    private static String state(boolean done, boolean open) {
        return done ? "done" : open ? "open" : "ahead";
    }

    private static List<FactRow> laboratory(Lot lot, LaboratoryPhase done) {
        List<FactRow> facts = new ArrayList<>();
        facts.add(FactRow.of("Findings", done.findings()));
        done.answers().stream()
                .filter(answer -> !answer.yes())
                .forEach(answer -> facts.add(FactRow.of("Not so", answer.text(), answer.remark())));
        facts.add(FactRow.of("Proven cause", done.cause().orElse("none found")));
        facts.add(FactRow.of("Recorded", time(lot, done.at()), done.by().printedName()));
        return facts;
    }

    private static List<FactRow> plan(Lot lot, LotInvestigation one, Signed<RetestPlan> signed) {
        RetestPlan plan = signed.record();
        return List.of(
                FactRow.of("Production", plan.production()),
                FactRow.of(
                        "Retests",
                        plan.retests() == 0 ? "none" : one.retestsDone() + " of " + plan.retests() + " done",
                        Session.words(plan.kind().name())),
                FactRow.of("Reason", plan.reason()),
                signature(lot, signed));
    }

    private static List<FactRow> conclusion(Lot lot, Signed<Conclusion> signed) {
        Conclusion done = signed.record();
        List<FactRow> facts = new ArrayList<>();
        facts.add(FactRow.of("Finding", words(done.finding())));
        done.cause().ifPresent(cause -> facts.add(FactRow.of("Proven cause", cause)));
        facts.add(FactRow.of("Reason", done.reason()));
        facts.add(signature(lot, signed));
        return facts;
    }

    private static FactRow signature(Lot lot, Signed<?> signed) {
        return LotViews.signature(signed, LotViews.zone(lot))
                .map(view -> FactRow.of(
                        "Signed " + view.meaning(),
                        view.person() + ", " + view.time().text(),
                        view.broken() ? "the record is no longer what was signed" : ""))
                .orElse(FactRow.of("Signed", "not signed"));
    }

    static String words(Conclusion.Finding finding) {
        return switch (finding) {
            case CONFIRMED -> "Confirmed: the lot does not meet its specification";
            case NO_CAUSE_FOUND -> "No cause found: the result stands, out of specification";
            case INVALIDATED -> "Invalidated for a proven cause";
            case ACCEPTED_BY_ASSESSMENT -> "Accepted by assessment; the certificate prints the reason";
        };
    }

    private static List<OptionRow> findings(LotTest test, LotInvestigation one) {
        boolean early = one.phase() == LotInvestigation.Phase.ASSESSMENT;
        return Arrays.stream(Conclusion.Finding.values())
                .filter(finding -> !early || finding == Conclusion.Finding.INVALIDATED)
                .filter(finding -> finding != Conclusion.Finding.ACCEPTED_BY_ASSESSMENT
                        || test.specification().further().assessment())
                .map(finding -> new OptionRow(finding.name(), words(finding), ""))
                .toList();
    }

    private SigningView signing(Lot lot, LotTest test, LotInvestigation one, String open) {
        boolean laboratory = open.equals(LABORATORY);
        Role role = laboratory ? Role.QC_REVIEWER : Role.QA_MANAGER;
        List<BlockRow> blocks = new ArrayList<>();
        if (!Session.has(role)) {
            blocks.add(new BlockRow("This is done by a " + Session.words(role.name()) + ".", "", ""));
        }
        if (!laboratory && test.phase() != TestPhase.INVESTIGATION) {
            blocks.add(new BlockRow("The result is not reviewed yet.", "Open the result", LotViews.href(lot, test)));
        }
        return new SigningView(
                open.equals(PLAN) ? "approved" : "",
                open.equals(PLAN)
                        ? "I approve this plan; no retest was made before it."
                        : "I conclude this investigation from what is on record.",
                List.of(
                        FactRow.of("Investigation", one.opened().number()),
                        FactRow.of("Test", test.specification().name().en())),
                Session.person().username(),
                Session.person().printedName(),
                laboratory ? "Save the laboratory's part" : open.equals(PLAN) ? "Sign the plan" : "Sign the conclusion",
                blocks);
    }

    private static String time(Lot lot, Instant at) {
        return TimeView.of(at, LotViews.zone(lot)).text();
    }
}
