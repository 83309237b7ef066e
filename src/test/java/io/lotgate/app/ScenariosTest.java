package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.process.FlowsTaken;
import io.lotgate.process.ModelCoverage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every way a lot can end, on the real engine and database with the time moved; then what all of them together took of the
 * process models, in {@code target/model-coverage.txt}.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ScenariosTest {
    private static final FlowsTaken FLOWS = FlowsTaken.of(TimedLab.lab().process());

    @BeforeEach
    void name(TestInfo test) {
        FLOWS.running(test.getTestMethod().orElseThrow().getName());
    }

    @Nested
    class Decisions extends DecisionScenarios {}

    @Nested
    class LateResults extends LateResultScenarios {}

    @Nested
    class Investigations extends InvestigationScenarios {}

    @Nested
    class Doses extends DoseScenarios {}

    @Nested
    class Stocks extends StockScenarios {}

    @Nested
    class Supplies extends SupplyScenarios {}

    @Nested
    class Sources extends SourceScenarios {}

    @Nested
    class Hindrances extends HindranceScenarios {}

    @Nested
    class Commands extends CommandScenarios {}

    /** What the scenarios left behind, all of them together. */
    @Nested
    @Order(Integer.MAX_VALUE)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class Together {
        private static final Story LOT = Story.toDecide();

        static List<ModelCoverage.Unknown> unknown() {
            return ModelCoverage.unknown();
        }

        @ParameterizedTest
        @MethodSource("unknown")
        @Order(1)
        void anAnswerThatNobodyKnowsIsAnAdministratorsTask(ModelCoverage.Unknown branch) {
            Map<String, Object> variables = Map.of("lotId", LOT.id().toString(), "testId", "viability");
            assertThat(ModelCoverage.resolved(TimedLab.lab().process(), branch, variables))
                    .containsExactly("ADMINISTRATOR");
        }

        @Test
        @Order(2)
        void everyNodeFlowAndRuleOfEveryModelAndDecisionWasTaken() throws Exception {
            ModelCoverage coverage = new ModelCoverage(FLOWS.all());
            coverage.write(Path.of("target", "model-coverage.txt"));
            assertThat(coverage.missing()).isEmpty();
        }

        @Test
        @Order(3)
        void everySignatureHashAndListHolds() {
            assertThat(Verify.verify(TimedLab.lab().bean(JdbcClient.class)).faults())
                    .isEmpty();
        }
    }
}
