package io.lotgate;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.annotation.Transactional;

/** The picture in the README as rules: who may use whom, through which door, and who alone may touch a library. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lotgate");

    /** Everything may also use ledger, evaluation and value. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("value", Set.of()),
            Map.entry("evaluation", Set.of("value")),
            Map.entry("ledger", Set.of("value")),
            Map.entry("document", Set.of()),
            Map.entry("account", Set.of()),
            Map.entry("notify", Set.of()),
            Map.entry("specification", Set.of("document")),
            Map.entry("sheet", Set.of()),
            Map.entry("intake", Set.of("specification", "sheet", "document")),
            Map.entry("lot", Set.of("specification", "document")),
            Map.entry("certificate", Set.of("lot", "document", "specification")),
            Map.entry("trend", Set.of("lot", "sheet")),
            Map.entry(
                    "process",
                    Set.of(
                            "certificate",
                            "trend",
                            "lot",
                            "intake",
                            "sheet",
                            "account",
                            "notify",
                            "document",
                            "specification")),
            Map.entry(
                    "web",
                    Set.of(
                            "process",
                            "certificate",
                            "trend",
                            "lot",
                            "intake",
                            "account",
                            "notify",
                            "document",
                            "specification")),
            Map.entry(
                    "app",
                    Set.of(
                            "web",
                            "process",
                            "certificate",
                            "trend",
                            "lot",
                            "intake",
                            "sheet",
                            "account",
                            "notify",
                            "document",
                            "specification"))));

    private static final Set<String> EVERYBODYS = Set.of("ledger", "evaluation", "value");

    /** Public types that are neither a door nor part of what a door speaks would be ways around it. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("document", Set.of("Differences", "Documents")),
            Map.entry(
                    "lot",
                    Set.of(
                            "ConcludeInvestigation",
                            "Conclusion",
                            "Investigation",
                            "InvestigationVerbs",
                            "Investigations",
                            "LaboratoryFindings",
                            "LaboratoryPhase",
                            "LotInvestigation",
                            "PlanRetests",
                            "RetestPlan",
                            "TestConclusion",
                            "TestHistory",
                            "Act",
                            "ActVerbs",
                            "Ask",
                            "AttemptKind",
                            "BatchRecordReview",
                            "Deadlines",
                            "Decision",
                            "Detail",
                            "Disposition",
                            "Dose",
                            "Errand",
                            "Event",
                            "Events",
                            "Follows",
                            "InstrumentFile",
                            "Inventory",
                            "Item",
                            "Listing",
                            "Lot",
                            "LotLine",
                            "LotLists",
                            "LotPolicy",
                            "LotQuery",
                            "LotTest",
                            "LotWatch",
                            "Lots",
                            "Need",
                            "OpenWork",
                            "Outcome",
                            "PerformTest",
                            "ReceiveSamples",
                            "Reception",
                            "Refusal",
                            "RegisterLot",
                            "Registration",
                            "Result",
                            "Review",
                            "Signed",
                            "Status",
                            "Step",
                            "Stock",
                            "TestPhase",
                            "WorkLists",
                            "WorkQuery")),
            Map.entry(
                    "certificate",
                    Set.of(
                            "Caption",
                            "CertificateArchive",
                            "CertificateContent",
                            "CertificateLine",
                            "CertificateQuery",
                            "Certificates",
                            "Dossiers",
                            "Judgement",
                            "SamplePoint",
                            "Standing",
                            "PdfSeal",
                            "SealedDossier",
                            "SealedPdf",
                            "TrendReport")),
            Map.entry(
                    "specification",
                    Set.of(
                            "Basis",
                            "FurtherTesting",
                            "ChecklistItem",
                            "Fields",
                            "Gate",
                            "InputSource",
                            "Language",
                            "Performer",
                            "Problem",
                            "ProductSpecification",
                            "Reading",
                            "RunControls",
                            "SpecificationChanges",
                            "SpecificationReader",
                            "Specifications",
                            "TestSpecification",
                            "Text",
                            "YamlFile")),
            Map.entry("notify", Set.of("Notice", "Notices")),
            Map.entry(
                    "trend",
                    Set.of(
                            "Capability",
                            "ControlLimits",
                            "RangeConstants",
                            "RuleSet",
                            "Signal",
                            "Trend",
                            "TrendFigures",
                            "TrendPicture",
                            "TrendSheet",
                            "Trends")),
            Map.entry("app", Set.of("ForLotgate", "LotgateAutoConfiguration", "LotgateProperties", "Main")),
            Map.entry(
                    "account",
                    Set.of(
                            "Account",
                            "Accounts",
                            "Answer",
                            "Credentials",
                            "Directory",
                            "Person",
                            "Role",
                            "SignIn",
                            "SingleSignOn")),
            Map.entry(
                    "ledger",
                    Set.of(
                            "Ledger",
                            "LedgerExport",
                            "Actor",
                            "Change",
                            "Entry",
                            "HeadMismatch",
                            "KeyRecord",
                            "ProjectionCheck",
                            "Row",
                            "Seal",
                            "SealFolder",
                            "Seals",
                            "Signature",
                            "Signer",
                            "Site",
                            "SiteCertificate",
                            "SiteKey",
                            "SiteKeys",
                            "Sites",
                            "StreamExtract",
                            "StreamHead",
                            "Verification")),
            Map.entry(
                    "process",
                    Set.of(
                            "Announcements",
                            "Escalation",
                            "InvestigationCommands",
                            "InventoryCommands",
                            "NoticeCommands",
                            "ReleaseProcess",
                            "ActCommands",
                            "Timers",
                            "GatingTests",
                            "ModelReading",
                            "People",
                            "StuckStep",
                            "Unconfirmed",
                            "Way")),
            Map.entry(
                    "intake",
                    Set.of(
                            "ColumnMap",
                            "ColumnMaps",
                            "Intake",
                            "MeasuringTime",
                            "Occasion",
                            "Origin",
                            "Proposal",
                            "Reading",
                            "Well",
                            "Worksheet")),
            Map.entry("sheet", Set.of("EntryBook", "Sheets", "Workbook")),
            Map.entry(
                    "evaluation",
                    Set.of(
                            "Entered",
                            "Evaluator",
                            "Evaluation",
                            "Field",
                            "Finding",
                            "Measurand",
                            "Severity",
                            "Verdict",
                            "Cause",
                            "JsonLines")));

    static Stream<String> packages() {
        return MAY_USE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatThePictureAllows(String name) {
        Set<String> allowed = new TreeSet<>(MAY_USE.get(name));
        boolean pure = Set.of("value", "evaluation", "ledger").contains(name);
        if (!pure) {
            allowed.addAll(EVERYBODYS);
        }
        allowed.add(name);
        String[] forbidden = MAY_USE.keySet().stream()
                .filter(other -> !allowed.contains(other))
                .map(other -> "io.lotgate." + other + "..")
                .toArray(String[]::new);
        if (forbidden.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage("io.lotgate." + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(CODE);
        }
    }

    @Test
    void knowsEveryPackage() {
        Set<String> found = new TreeSet<>();
        CODE.forEach(type ->
                found.add(type.getPackageName().replace("io.lotgate", "").replace(".", "")));
        found.remove("");
        assertThat(found).isEqualTo(MAY_USE.keySet());
    }

    @Test
    void hasNoCycles() {
        slices().matching("io.lotgate.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onlyTheProcessKnowsTheEngine() {
        only("process", "org.camunda..").check(CODE);
    }

    @Test
    void onlyTheCertificateDrawsPdfs() {
        only("certificate", "com.itextpdf..").check(CODE);
    }

    @Test
    void onlyTheSheetOpensWorkbooks() {
        only("sheet", "org.apache.poi..").check(CODE);
    }

    @Test
    void calculationKnowsNoFrameworkAndNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.lotgate.value", "io.lotgate.evaluation", "io.lotgate.intake", "io.lotgate.trend")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..", "org.slf4j..")
                .check(CODE);
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void opensNoOtherDoor(String name) {
        List<String> open = CODE.stream()
                .filter(type -> type.getPackageName().equals("io.lotgate." + name))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .toList();
        assertThat(DOORS.get(name)).containsAll(open);
    }

    static Stream<String> doors() {
        return DOORS.keySet().stream();
    }

    /** In a host with several data sources, a transaction of another one would save a record without its entry. */
    @Test
    void namesItsTransactions() {
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Qualifier.class)
                .check(CODE);
    }

    @Test
    void carriesNothingThatCouldShadowAHost() {
        assertThat(getClass().getResource("/application.yaml")).isNull();
        assertThat(getClass().getResource("/templates")).isNull();
        assertThat(getClass().getResource("/db/migration")).isNull();
    }

    /** The rules can fail: this test's own use of a reserved library is found by the same rule. */
    @Test
    void findsAPackageThatUsesAReservedLibrary() {
        JavaClasses intruder = new ClassFileImporter().importClasses(Intruder.class);
        ArchRule rule =
                noClasses().that(alwaysTrue()).should().dependOnClassesThat().resideInAnyPackage("com.itextpdf..");
        assertThatThrownBy(() -> rule.check(intruder)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> only("certificate", "com.itextpdf..").check(intruder))
                .isInstanceOf(AssertionError.class);
    }

    private static ArchRule only(String owner, String library) {
        return classes()
                .that()
                .resideOutsideOfPackage("io.lotgate." + owner)
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.never(
                        com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(library))))
                .allowEmptyShould(true);
    }

    private static final class Intruder {
        @Override
        public String toString() {
            return com.itextpdf.kernel.geom.PageSize.A4.toString();
        }
    }
}
