package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.lot.LotMachine.Seen;
import io.lotgate.lot.LotMachine.Verb;
import io.lotgate.specification.FurtherTesting;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A guard that is broken: what one verb looks at is not as it is, so that its guard lets through what it should not. */
enum LotMachineFault {
    NONE("", Set.of(), seen -> seen),

    ANYONE_PERFORMS("right to perform", Verb.PERFORM, LotMachineFault::everyRole),
    ANYONE_REVIEWS("right to review", Verb.REVIEW, LotMachineFault::everyRole),
    ANYONE_INVESTIGATES("right to laboratory", Verb.LABORATORY, LotMachineFault::everyRole),
    ANYONE_PLANS("right to plan", Verb.PLAN, LotMachineFault::everyRole),
    ANYONE_CONCLUDES("right to conclude", Verb.CONCLUDE, LotMachineFault::everyRole),
    ANYONE_REVIEWS_THE_BATCH_RECORD("right to batch record", Verb.BATCH_RECORD, LotMachineFault::everyRole),
    ANYONE_CERTIFIES("right to certify", Verb.DECIDE, LotMachineFault::everyRole),
    ANYONE_ACTS("right to act", Verb.ACT, LotMachineFault::everyRole),

    REVIEWS_OWN_RESULT("own result", Verb.REVIEW, LotMachineFault::stranger),
    CERTIFIER_TOOK_PART("certifier took part", Verb.DECIDE, LotMachineFault::stranger),
    SAME_ANALYST("second analyst", Verb.PERFORM, LotMachineFault::stranger),
    PLANNER_AT_THE_BENCH("retest by its planner", Verb.PERFORM, LotMachineFault::stranger),
    PERFORMER_IN_THE_LABORATORY_PHASE("laboratory by performer", Verb.LABORATORY, LotMachineFault::stranger),
    PLANNER_TOOK_PART("plan by who took part", Verb.PLAN, LotMachineFault::stranger),
    CONCLUDER_TOOK_PART("conclude by who took part", Verb.CONCLUDE, LotMachineFault::stranger),
    DECIDER_PERFORMS("decider at the bench", Verb.PERFORM, LotMachineFault::stranger),
    DECIDER_REVIEWS("decider at the bench", Verb.REVIEW, LotMachineFault::stranger),

    SAMPLES_NOT_RECEIVED("samples", Verb.PERFORM, changed(LotMachineFault::receivedAnyway)),
    CORRECTION_MAKES_IT_PASS("correction", Verb.PERFORM, changed(parts -> verdicts(parts, all -> true))),
    RESULT_AFTER_THE_DECISION("result after the decision", Verb.PERFORM, changed(parts -> parts.decisions.clear())),
    MORE_RETESTS("number of retests", Verb.PLAN, changed(parts -> further(parts, 3, false))),
    PLAN_BEFORE_THE_REVIEW("plan before the review", Verb.PLAN, changed(LotMachineFault::reviewedAnyway)),
    CONCLUDED_BEFORE_THE_REVIEW("conclude before the review", Verb.CONCLUDE, changed(LotMachineFault::reviewedAnyway)),
    NO_CAUSE_NEEDED("cause", Verb.CONCLUDE, changed(LotMachineFault::cause)),
    FAILED_RETEST_FORGOTTEN("failed retest", Verb.CONCLUDE, changed(LotMachineFault::retestsPassed)),
    ASSESSMENT_OF_ANY_TEST("assessment", Verb.CONCLUDE, changed(parts -> further(parts, 2, true))),

    OPEN_TEST("open test", Verb.DECIDE, changed(LotMachineFault::onlyPerformed)),
    OPEN_INVESTIGATION("open investigation", Verb.DECIDE, changed(LotMachineFault::accepted)),
    OUT_OF_SPECIFICATION("out of specification", Verb.DECIDE, changed(LotMachineFault::accepted)),
    UNREVIEWED_RESULT("unreviewed", Verb.DECIDE, changed(LotMachineFault::reviewedAnyway)),
    BATCH_RECORD_NOT_REVIEWED("batch record", Verb.DECIDE, changed(LotMachineFault::batchRecord)),
    BATCH_RECORD_ANSWERED_NO("batch record answered no", Verb.DECIDE, changed(LotMachineFault::answeredYes)),
    EXPIRED(
            "expired",
            Verb.DECIDE,
            seen -> new Seen(seen.lot(), seen.by(), seen.lot().registration().manufacturedAt())),
    HELD("hold", Verb.DECIDE, changed(parts -> without(parts, Detail.Hold.class))),
    OPEN_DEVIATION("deviation", Verb.DECIDE, changed(parts -> without(parts, Detail.DeviationOpened.class))),
    UNACCEPTABLE_DEVIATION("deviation", Verb.DECIDE, changed(LotMachineFault::deviationsAcceptable)),
    RECALLED("recalled", Verb.DECIDE, changed(parts -> without(parts, Detail.Recalled.class))),
    DECIDED_TWICE("decided twice", Verb.DECIDE, changed(parts -> parts.decisions.clear())),

    HELD_AND_GIVEN("product out", Verb.ACT, changed(parts -> without(parts, Detail.Hold.class))),
    EXPIRED_AND_ISSUED("product out", Verb.ACT, LotMachineFault::fresh),
    DOSE_NOT_CHECKED("dose check", Verb.ACT, changed(LotMachineFault::weightKept));

    private static final List<String> ROLES = List.of("QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER", "CERTIFIER");

    private final String rule;
    private final Set<Verb> verbs;
    private final UnaryOperator<Seen> see;

    LotMachineFault(String rule, Verb verb, UnaryOperator<Seen> see) {
        this(rule, EnumSet.of(verb), see);
    }

    LotMachineFault(String rule, Set<Verb> verbs, UnaryOperator<Seen> see) {
        this.rule = rule;
        this.verbs = verbs;
        this.see = see;
    }

    /** The rule of the audit that catches it. */
    String rule() {
        return rule;
    }

    /** What the verb looks at. */
    Seen see(Verb verb, Seen truth) {
        return verbs.contains(verb) ? see.apply(truth) : truth;
    }

    /** The verb whose guard is broken. */
    Optional<Verb> verb() {
        return verbs.stream().findFirst();
    }

    private static Seen everyRole(Seen seen) {
        return new Seen(seen.lot(), actor(seen.by(), seen.by().person(), Set.copyOf(ROLES)), seen.now());
    }

    /** The same rights, but a person who had no part in anything. */
    private static Seen stranger(Seen seen) {
        return new Seen(seen.lot(), actor(seen.by(), new UUID(7, 7), seen.by().roles()), seen.now());
    }

    private static Actor actor(Actor by, UUID person, Set<String> roles) {
        return new Actor(person, by.username(), by.printedName(), roles);
    }

    private static Seen fresh(Seen seen) {
        LotMachineParts parts = new LotMachineParts(seen.lot());
        without(parts, Detail.Expired.class);
        Instant before = seen.lot().registration().expiresAt().minusSeconds(1);
        return new Seen(parts.lot(), seen.by(), seen.now().isBefore(before) ? seen.now() : before);
    }

    private static UnaryOperator<Seen> changed(Consumer<LotMachineParts> change) {
        return seen -> {
            LotMachineParts parts = new LotMachineParts(seen.lot());
            change.accept(parts);
            return new Seen(parts.lot(), seen.by(), seen.now());
        };
    }

    private static void receivedAnyway(LotMachineParts parts) {
        Registration lot = parts.registered.record();
        if (parts.received.isEmpty()) {
            parts.received = Optional.of(unsigned(new Reception(
                    Ids.next(),
                    lot.id(),
                    lot.manufacturedAt(),
                    lot.manufacturedAt(),
                    java.math.BigDecimal.ONE,
                    true,
                    java.math.BigDecimal.ONE,
                    "A",
                    Optional.empty(),
                    lot.manufacturedAt(),
                    lot.by())));
        }
    }

    private static void verdicts(LotMachineParts parts, java.util.function.Predicate<Result> which) {
        parts.results.replaceAll(
                one -> which.test(one.record()) && !one.record().verdict().equals("INVALID")
                        ? new Signed<>(conforming(one.record()), one.digest(), one.signatures())
                        : one);
    }

    private static Result conforming(Result result) {
        return RecordJson.to(Result.class, RecordJson.of(result).put("verdict", "CONFORMS"));
    }

    private static void retestsPassed(LotMachineParts parts) {
        List<UUID> plans = parts.plans.stream().map(plan -> plan.record().id()).toList();
        verdicts(parts, result -> result.authorisation().filter(plans::contains).isPresent());
    }

    private static void further(LotMachineParts parts, int retests, boolean assessment) {
        ProductSpecification old = parts.specification;
        FurtherTesting further = new FurtherTesting(Optional.empty(), 0, retests, assessment);
        parts.specification =
                with(old, old.tests().stream().map(test -> with(test, further)).toList());
    }

    private static void onlyPerformed(LotMachineParts parts) {
        ProductSpecification old = parts.specification;
        Lot lot = parts.lot();
        parts.specification = with(
                old,
                old.tests().stream()
                        .filter(test -> lot.test(test.id()).orElseThrow().phase() == TestPhase.CONCLUDED)
                        .toList());
    }

    private static void reviewedAnyway(LotMachineParts parts) {
        List<UUID> reviewed =
                parts.reviews.stream().map(review -> review.record().result()).toList();
        parts.results.stream()
                .map(Signed::record)
                .filter(result -> !reviewed.contains(result.id()))
                .forEach(result -> parts.reviews.add(asStored(new Review(
                        Ids.next(),
                        result.lot(),
                        result.id(),
                        true,
                        Optional.empty(),
                        result.at(),
                        actor(result.by(), new UUID(7, 7), Set.copyOf(ROLES)))))); // nobody in particular
    }

    private static void cause(LotMachineParts parts) {
        parts.laboratory.replaceAll(phase -> new LaboratoryPhase(
                phase.id(),
                phase.investigation(),
                phase.lot(),
                phase.answers(),
                phase.findings(),
                Optional.of("assumed"),
                phase.at(),
                phase.by()));
    }

    /** Every investigation looks concluded, with the result accepted. */
    private static void accepted(LotMachineParts parts) {
        parts.conclusions.clear();
        parts.opened.forEach(one -> parts.conclusions.add(asStored(new Conclusion(
                Ids.next(),
                one.id(),
                one.lot(),
                Conclusion.Finding.ACCEPTED_BY_ASSESSMENT,
                Optional.empty(),
                "",
                one.at(),
                one.by()))));
    }

    private static void batchRecord(LotMachineParts parts) {
        Registration lot = parts.registered.record();
        if (parts.batchRecord.isEmpty()) {
            parts.batchRecord =
                    Optional.of(asStored(new BatchRecordReview(Ids.next(), lot.id(), List.of(), lot.at(), lot.by())));
        }
    }

    private static void answeredYes(LotMachineParts parts) {
        parts.batchRecord = parts.batchRecord.map(review -> new Signed<>(
                new BatchRecordReview(
                        review.record().id(),
                        review.record().lot(),
                        List.of(),
                        review.record().at(),
                        review.record().by()),
                review.digest(),
                review.signatures()));
    }

    private static void without(LotMachineParts parts, Class<? extends Detail> type) {
        parts.events.removeIf(event -> type.isInstance(event.record().detail()));
    }

    private static void deviationsAcceptable(LotMachineParts parts) {
        parts.events.replaceAll(event -> event.record().detail() instanceof Detail.DeviationClosed closed
                ? with(event, new Detail.DeviationClosed(closed.deviation(), true, closed.reason()))
                : event);
    }

    /** A new weight is not looked at, so that the check made with the old one seems to hold. */
    private static void weightKept(LotMachineParts parts) {
        without(parts, Detail.WeightChanged.class);
    }

    private static Signed<Event<?>> with(Signed<Event<?>> event, Detail detail) {
        Event<?> old = event.record();
        return new Signed<>(
                new Event<>(old.id(), old.lot(), detail, old.at(), old.by()), event.digest(), event.signatures());
    }

    private static <T extends Record> Signed<T> asStored(T record) {
        return LotBench.signed(record);
    }

    private static <T extends Record> Signed<T> unsigned(T record) {
        return new Signed<>(record, LotBench.signed(record).digest(), List.of());
    }

    private static ProductSpecification with(ProductSpecification old, List<TestSpecification> tests) {
        return new ProductSpecification(
                old.product(),
                old.version(),
                old.name(),
                old.abbreviation(),
                old.cellSource(),
                old.pluripotentSource(),
                old.donorType(),
                old.route(),
                old.doseBelongsToLot(),
                old.sisterLot(),
                old.storage(),
                old.shelfLife(),
                old.manufacturerStatement(),
                old.certificateLanguage(),
                tests,
                old.batchRecordReview(),
                old.source(),
                old.digest());
    }

    private static TestSpecification with(TestSpecification old, FurtherTesting further) {
        return new TestSpecification(
                old.id(),
                old.name(),
                old.method(),
                old.methodReference(),
                old.criterion(),
                old.samplePoint(),
                old.gate(),
                old.due(),
                old.performer(),
                old.inputs(),
                old.intake(),
                old.source(),
                old.basis(),
                old.interimOf(),
                further);
    }
}
