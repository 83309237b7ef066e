package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.app.Lab;
import io.lotgate.certificate.CertificateContent.TestLine;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Disposition;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Signed;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A lot of every shipped product, from registration to the tests of its certificate. */
class ProductPanelTest {
    private static final Lab LAB = Lab.lab();

    static List<ProductSpecification> products() {
        return LAB.bean(Specifications.class).current().stream()
                .filter(specification -> specification.version() == 1
                        || specification.reference().equals("bmmc-intraarterial/2"))
                .toList();
    }

    static List<ProductSpecification> shipped() {
        return LAB.bean(Specifications.class).current();
    }

    @Test
    void nineProductsAreOfferedInASampleDatabaseAndTheSampleLotsKeepTheirVersion() {
        assertThat(products()).hasSize(9);
        assertThat(LAB.bean(Specifications.class).current())
                .extracting(ProductSpecification::reference)
                .contains("uc-msc-iv/1")
                .doesNotContain("uc-msc-iv/2");
    }

    /** Nothing is kept: a hundred open tests would stand in every other test's work list. */
    @ParameterizedTest
    @MethodSource("products")
    void startsALotWhoseCertificateListsExactlyItsOwnPanel(ProductSpecification product) {
        new TransactionTemplate(LAB.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            listsItsOwnPanel(product, started(product));
        });
    }

    private static void listsItsOwnPanel(ProductSpecification product, Lot lot) {
        List<TestLine> lines = new TestLines(Evaluator.standard(), Wordings.shipped(), "UTC", List.of())
                .of(lot.tests(), Judgement.PENDING);
        assertThat(lines)
                .extracting(TestLine::test)
                .containsExactlyElementsOf(
                        product.tests().stream().map(TestSpecification::id).toList());
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.judgement()).isEqualTo(Judgement.PENDING);
            assertThat(line.limits()).isNotEmpty();
        });
        assertThat(lot.registration().specification())
                .isEqualTo(product.digest().hex());
        printsItsOwnPanel(product, lot);
    }

    /** The certificate of this lot, were it rejected now, as content and as PDF. */
    private static void printsItsOwnPanel(ProductSpecification product, Lot lot) {
        Disposition rejected =
                new Disposition(Ids.next(), lot.id(), Decision.REJECT, "thawed", Instant.now(), LAB.actor("certifier"));
        Lot decided = new Lot(
                lot.registered(),
                lot.specification(),
                lot.received(),
                lot.results(),
                lot.reviews(),
                lot.batchRecord(),
                List.of(new Signed<>(rejected, product.digest(), List.of())),
                lot.investigations(),
                lot.events(),
                lot.version());
        CertificateContent content = new CertificateDraft(
                        decided,
                        Evaluator.standard(),
                        Wordings.shipped(),
                        Optional.empty(),
                        CertificateContent.Paper.A4,
                        LAB.bean(Sites.class).current(),
                        "http://localhost/verify",
                        Optional.empty(),
                        Instant.now())
                .content();
        assertThat(content.results())
                .extracting(TestLine::test)
                .containsExactlyElementsOf(
                        product.tests().stream().map(TestSpecification::id).toList());
        String printed = plain(Pages.text(new CertificateRenderer(CertificateTemplate.shipped()).pdf(content)));
        assertThat(product.tests()).allSatisfy(test -> assertThat(printed)
                .contains(opening(test.name().en())));
        assertThat(printed.split("–Open", -1)).hasSize(product.tests().size() + 1);
    }

    /** The first word of a name; what follows it may stand on another line of its cell, between other columns. */
    private static String opening(String name) {
        return name.split("[ -]", 2)[0];
    }

    /** Without the breaks that a column of a table makes. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("products")
    void canBePrintedInEveryWord(ProductSpecification product) {
        assertThat(GlyphCheck.missing(RecordJson.of(product))).isEmpty();
    }

    private static Lot started(ProductSpecification product) {
        String number = "PANEL-" + product.abbreviation().toUpperCase(Locale.ROOT);
        Instant now = LAB.bean(Clock.class).instant();
        Map<String, String> registration = registration(product, number, now);
        if (!product.sisterLot().isEmpty()) {
            ProductSpecification first = products().stream()
                    .filter(other -> other.product().equals(product.sisterLot()))
                    .findFirst()
                    .orElseThrow();
            registration.put("sister", started(first).registration().number());
        }
        UUID lot = done(RegisterLot.read(registration, ZoneOffset.UTC)
                .then(command -> LAB.process().register(Ids.next(), command, LAB.actor("technician"), "UTC")));
        Map<String, String> reception = Map.of(
                "collectedAt", now.minus(Duration.ofMinutes(20)).toString(),
                "receivedAt", now.minus(Duration.ofMinutes(10)).toString(),
                "temperatureC", "5.0",
                "condition", "acceptable",
                "volumeMl", "12",
                "location", "QC refrigerator 2, shelf A");
        done(ReceiveSamples.read(reception, ZoneOffset.UTC)
                .then(command -> LAB.process().receive(Ids.next(), lot, command, LAB.actor("technician"))));
        return LAB.lots().find(number).orElseThrow();
    }

    private static Map<String, String> registration(ProductSpecification product, String number, Instant now) {
        Instant made = now.minus(Duration.ofMinutes(30));
        Map<String, String> input = new HashMap<>(Map.of(
                "number", number,
                "specification", product.reference(),
                "donorType", product.donorType(),
                "donorEligible", "true",
                "identityChecked", "true",
                "recipient", "R-0042",
                "weightKg", "63.4",
                "volumeMl", "3.2",
                "containers", "1"));
        input.put("din", "A999926123456");
        input.put("weighedOn", made.atZone(ZoneOffset.UTC).toLocalDate().toString());
        input.put("manufacturedAt", made.toString());
        input.put(
                "expiresAt",
                made.atZone(ZoneOffset.UTC)
                        .plus(product.shelfLife())
                        .toInstant()
                        .toString());
        return input;
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }
}
