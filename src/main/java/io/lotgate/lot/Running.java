package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.RunControls;
import io.lotgate.specification.TestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The rules of a run: one item of each type that the specification asks for, each usable on the day, and a qualified
 * analyst. What is not usable blocks unless QA closed a deviation of the lot as acceptable.
 */
final class Running {
    private final Lot lot;
    private final TestSpecification test;
    private final Function<String, Optional<Item>> inventory;
    private final List<Refusal> wrong = new ArrayList<>();
    private final List<Result.Used> used = new ArrayList<>();

    /** @param inventory the item of a code */
    Running(Lot lot, TestSpecification test, Function<String, Optional<Item>> inventory) {
        this.lot = lot;
        this.test = test;
        this.inventory = inventory;
    }

    /** The run as it goes on record, none for a test that asks for none. */
    Outcome<Optional<Result.Run>> of(PerformTest command, Actor by) {
        RunControls asked = test.run();
        if (!asked.types().containsAll(command.controls().items().keySet())) {
            return Outcome.refused(
                    Refusal.input("", "This test asks for other equipment and reagents. Open the form anew."));
        }
        if (asked.none()) {
            return Outcome.done(Optional.empty());
        }
        LocalDate day = command.performedAt()
                .atZone(ZoneId.of(lot.registration().zone()))
                .toLocalDate();
        asked.equipment().forEach(type -> item(Item.Kind.EQUIPMENT, type, command, day));
        asked.reagents().forEach(type -> item(Item.Kind.REAGENT, type, command, day));
        if (asked.qualified()) {
            analyst(by, day, command);
        }
        boolean excepted = used.stream().anyMatch(one -> one.objection().isPresent());
        return wrong.isEmpty()
                ? Outcome.done(Optional.of(
                        new Result.Run(used, excepted ? command.controls().deviation() : Optional.empty())))
                : Outcome.refused(wrong);
    }

    private void item(Item.Kind kind, String type, PerformTest command, LocalDate day) {
        String field = "run:" + type;
        String code = command.controls().items().getOrDefault(type, "");
        Optional<Item> item = code.isEmpty() ? Optional.empty() : inventory.apply(code);
        if (code.isEmpty()) {
            wrong.add(Refusal.input(field, "Choose which " + kind.words() + " (" + type + ") was used."));
        } else if (item.isEmpty()) {
            wrong.add(Refusal.input(
                    field, "The inventory has no item " + code + ". List it there first, or choose another."));
        } else if (item.get().kind() != kind || !item.get().listed().type().equals(type)) {
            wrong.add(Refusal.input(
                    field,
                    code + " is " + item.get().kind().words() + " "
                            + item.get().listed().type() + ", not " + kind.words() + " " + type
                            + ". Choose one of this type."));
        } else {
            Optional<String> objection = item.get().objection(day);
            objection.ifPresent(why -> except(
                    field,
                    "The " + kind.words() + " " + code + " cannot be used: " + why
                            + ". Choose another, or have it renewed in the inventory",
                    command));
            used.add(new Result.Used(kind, type, code, item.get().until(), objection));
        }
    }

    private void analyst(Actor by, LocalDate day, PerformTest command) {
        String procedure = test.procedure();
        String code = by.username() + "/" + procedure;
        Optional<Item> item = inventory.apply(code);
        Optional<String> objection = item.map(known -> known.objection(day)).orElse(Optional.of("none is on record"));
        objection.ifPresent(why -> except(
                "run:qualification",
                by.printedName() + " has no valid qualification for " + procedure + ": " + why
                        + ". A QA manager records it in the inventory, or a qualified person performs the test",
                command));
        used.add(new Result.Used(Item.Kind.QUALIFICATION, procedure, code, item.flatMap(Item::until), objection));
    }

    /** Lets it pass by the deviation that is named, or says what to do. */
    private void except(String field, String what, PerformTest command) {
        Optional<String> named = command.controls().deviation();
        if (named.isEmpty()) {
            wrong.add(new Refusal(
                    Refusal.Kind.BLOCKED,
                    field,
                    what + "; or name a deviation of this lot that QA closed as acceptable."));
        } else if (!accepted(lot).contains(named.get())) {
            Refusal open = Refusal.input(
                    "runDeviation",
                    "Deviation " + named.get() + " is not closed by QA as acceptable for this lot. Have it assessed"
                            + " first.");
            if (!wrong.contains(open)) {
                wrong.add(open);
            }
        }
    }

    /** Numbers of the lot's deviations that QA closed as acceptable. */
    static List<String> accepted(Lot lot) {
        List<UUID> closed = lot.events().of(Detail.DeviationClosed.class).stream()
                .filter(one -> one.detail().acceptable())
                .map(one -> one.detail().deviation())
                .toList();
        return lot.events().of(Detail.DeviationOpened.class).stream()
                .filter(one -> closed.contains(one.id()))
                .map(one -> one.detail().number())
                .toList();
    }
}
