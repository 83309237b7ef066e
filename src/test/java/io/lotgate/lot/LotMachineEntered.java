package io.lotgate.lot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a person enters for an act: what it asks for, or something it does not take. */
record LotMachineEntered(SplittableRandom random, LotMachine machine) {
    private static final List<String> ODD =
            List.of("", " ", "-5", "0", "yes", "2199-13-40", "00000000-0000-0000-0000-000000000000", "x");

    Map<String, String> texts(Act act, boolean plausible) {
        Map<String, String> texts = new HashMap<>();
        Lot seen =
                machine.seen(LotMachine.Verb.ACT, LotMachineDraw.PEOPLE.get(0)).lot();
        for (Ask ask : act.asks().apply(seen)) {
            texts.put(ask.name(), plausible || random.nextInt(3) > 0 ? right(ask) : odd());
        }
        return texts;
    }

    private String right(Ask ask) {
        return switch (ask.kind()) {
            case TEXT -> text(ask.name());
            case PROSE -> "as found";
            case NUMBER -> number(ask.name());
            case DATE ->
                LotMachineDraw.day(machine.now)
                        .plusDays(ask.name().equals("expires") ? 30 : 0)
                        .toString();
            case INSTANT -> machine.now.minus(Duration.ofMinutes(5)).toString();
            case CHOICE ->
                ask.choices().isEmpty()
                        ? odd()
                        : ask.choices()
                                .get(random.nextInt(ask.choices().size()))
                                .value();
            case CHECKS -> some(ask);
            case FILE -> random.nextBoolean() ? "" : "0".repeat(64);
        };
    }

    private String text(String name) {
        return switch (name) {
            case "recipient" -> machine.lot().registration().recipient();
            case "number" -> "DEV-" + random.nextInt(100000);
            case "label" -> "S-" + random.nextInt(100000);
            case "link" -> random.nextBoolean() ? "" : "https://quality.example/7";
            default -> "some words";
        };
    }

    private String number(String name) {
        Registration lot = machine.lot().registration();
        if (name.equals("containers")) {
            return Integer.toString(lot.containers());
        }
        return random.nextInt(4) > 0 ? lot.weightKg().toPlainString() : Integer.toString(3 + random.nextInt(4));
    }

    /** One or more; nothing damaged, mostly. */
    private String some(Ask ask) {
        List<String> chosen = new ArrayList<>();
        boolean damaged = ask.name().equals("damaged");
        for (Ask.Choice choice : ask.choices()) {
            if (damaged ? random.nextInt(20) == 0 : chosen.isEmpty() || random.nextBoolean()) {
                chosen.add(choice.value());
            }
        }
        return String.join(",", chosen);
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }
}
