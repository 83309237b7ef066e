package io.lotgate.lot;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Reading;
import io.lotgate.specification.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/** One lot from its registration on: a number of commands that go well, then fifty drawn from all there are. */
record LotMachineRun(
        int number,
        LotMachineFault fault,
        ProductSpecification specification,
        Map<String, String> lot,
        List<Step> steps) {
    static final int COMMANDS = 50;

    private static final Evaluator EVALUATOR = Evaluator.standard();

    /** As shipped, and with what may follow a failure where the first has nothing: retests, assessment, follow-up. */
    private static final List<ProductSpecification> PRODUCTS = List.of(
            product("uc-msc-iv", Map.of()),
            product(
                    "uc-msc-iv",
                    Map.of(
                            "SOP-QC-101",
                            "    retests: 2\n    assessment: true\n",
                            "SOP-QC-102",
                            "    retests: 2\n    assessment: true\n",
                            "SOP-QC-105",
                            "    assessment: true\n",
                            "SOP-QC-103",
                            "    retests: 1\n    assessment: true\n    followUp:\n      what: {en: More sensitive, zh: 更灵敏}\n      times: 1\n")),
            product("ipsc-interneuron-intracerebral", Map.of()));

    /** A command still to be drawn: from this seed, and the lot as it stands then. */
    record Step(long seed, boolean smooth) {}

    /** What came of a command. */
    record Sent(LotMachineDraw.Command command, Outcome<?> outcome, boolean smooth, Status status) {
        boolean accepted() {
            return outcome instanceof Outcome.Done;
        }
    }

    /** The run of this number. */
    static LotMachineRun numbered(int number, LotMachineFault fault) {
        SplittableRandom random = new SplittableRandom(number);
        ProductSpecification specification = PRODUCTS.get(number % PRODUCTS.size());
        Map<String, String> lot = Map.of(
                "containers", Integer.toString(1 + random.nextInt(3)),
                "expiresAt",
                        LotBench.MADE
                                .plus(Duration.ofDays(18 + random.nextInt(random.nextBoolean() ? 24 : 120)))
                                .toString());
        int before = random.nextInt(4) == 0
                ? random.nextInt(20)
                : 2 * specification.tests().size() + random.nextInt(3);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < before + COMMANDS; i++) {
            steps.add(new Step(random.nextLong(), i < before));
        }
        return new LotMachineRun(number, fault, specification, lot, steps);
    }

    /** Sends every command, until the audit finds something. */
    LotMachine go(Consumer<Sent> log) {
        LotMachine machine = new LotMachine(registration(), specification, EVALUATOR, fault);
        for (Step step : steps) {
            LotMachineDraw.Command command = new LotMachineDraw(step.seed(), machine, step.smooth()).next(fault.verb());
            Outcome<?> outcome = command.send().apply(machine);
            log.accept(new Sent(command, outcome, step.smooth(), machine.lot().status()));
            if (!machine.findings.isEmpty()) {
                break;
            }
        }
        return machine;
    }

    /** The fewest of these commands that still break the rule. */
    LotMachineRun shortest(String rule) {
        LotMachineRun shortest = this;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int i = shortest.steps.size() - 1; i >= 0; i--) {
                LotMachineRun without = shortest.without(i);
                if (without.breaks(rule)) {
                    shortest = without;
                    shorter = true;
                }
            }
        }
        return shortest;
    }

    boolean breaks(String rule) {
        return go(sent -> {}).findings.stream().anyMatch(one -> one.rule().equals(rule));
    }

    private LotMachineRun without(int index) {
        List<Step> fewer = new ArrayList<>(steps);
        fewer.remove(index);
        return new LotMachineRun(number, fault, specification, lot, fewer);
    }

    /** What happened, a line for each command. */
    String told() {
        StringBuilder told = new StringBuilder();
        LotMachine machine = go(sent -> told.append(sent.command().words())
                .append(sent.accepted() ? "" : " (refused)")
                .append(" -> ")
                .append(sent.status())
                .append('\n'));
        return told + machine.findings.toString();
    }

    private Registration registration() {
        boolean interneurons = specification.product().startsWith("ipsc");
        Map<String, String> texts = new HashMap<>(Map.of(
                "number", "LOT-1",
                "specification", specification.reference(),
                "donorType", specification.donorType(),
                "donorEligible", "true",
                "identityChecked", "true",
                "recipient", "R-1",
                "weightKg", interneurons ? "70" : "3.8",
                "volumeMl", "5.0"));
        texts.putAll(Map.of("weighedOn", "2031-05-01", "manufacturedAt", "2031-05-01T08:00"));
        texts.putAll(lot);
        return LotBench.value(RegisterLot.read(texts, ZoneOffset.UTC).then(command -> new Registering(
                        specification, EVALUATOR.version(), Map.of(), "UTC", sister -> Optional.empty())
                .register(
                        command, new UUID(3, number), LotMachineDraw.PEOPLE.get(0), LotBench.MADE.plusSeconds(3600))));
    }

    private static ProductSpecification product(String product, Map<String, String> behind) {
        try {
            String yaml = Files.readString(Path.of("config/products/" + product + "/1.yaml"));
            for (Map.Entry<String, String> added : behind.entrySet()) {
                yaml = yaml.replaceFirst("(methodReference: " + added.getKey() + ".*\n)", "$1" + added.getValue());
            }
            byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
            return ((Reading.Read) new Specifications(null, EVALUATOR).proposal("1.yaml", bytes)).specification();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
