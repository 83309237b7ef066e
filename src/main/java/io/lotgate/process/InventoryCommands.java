package io.lotgate.process;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Inventory;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.value.RecordJson;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** The commands about equipment, reagents, qualifications, banks, donors and sessions. */
public final class InventoryCommands {
    private final Inventory inventory;
    private final Accounts accounts;
    private final Printable printable;
    private final Commands commands;
    private final SignedCommands signing;
    private final SourceFailures failures;

    InventoryCommands(
            Inventory inventory,
            Accounts accounts,
            Printable printable,
            Commands commands,
            SignedCommands signing,
            SourceFailures failures) {
        this.inventory = inventory;
        this.accounts = accounts;
        this.printable = printable;
        this.commands = commands;
        this.signing = signing;
        this.failures = failures;
    }

    /**
     * Enters an item into the inventory.
     *
     * @param entered {@code kind} (a name of {@link io.lotgate.lot.Item.Kind}), {@code code}, {@code type},
     *     {@code description}, {@code from} and {@code until}; of a qualification the code is the person's user name and
     *     the type the procedure
     */
    public Outcome<UUID> listItem(UUID id, Map<String, String> entered, Actor by, ZoneId zone) {
        String person = entered.getOrDefault("code", "").strip();
        boolean unknown = entered.getOrDefault("kind", "").equals("QUALIFICATION")
                && by.has("QA_MANAGER")
                && accounts.find(person).isEmpty();
        if (unknown) {
            return Outcome.refused(Refusal.input(
                    "code", "Nobody has the user name “" + person + "”. Enter it as the person signs in."));
        }
        return printable.entered(
                RecordJson.of(new Entered(entered)),
                () -> commands.run(id, "list item " + person, by, () -> inventory.list(entered, id, by, zone)));
    }

    /** Records that an item was calibrated, tested or qualified again: {@code from}, {@code until}, {@code remark}. */
    public Outcome<UUID> renewItem(UUID id, String code, Map<String, String> entered, Actor by, ZoneId zone) {
        return printable.entered(
                RecordJson.of(new Entered(entered)),
                () -> commands.run(id, "renew item " + code, by, () -> inventory.renew(code, entered, id, by, zone)));
    }

    /** Records that an item failed, signed; every open or released lot that used it is held. */
    public Outcome<UUID> failItem(UUID id, String code, String reason, Actor by, Credentials credentials) {
        Outcome<UUID> outcome = signing.run(
                id,
                "fail item " + code,
                by,
                credentials,
                signer -> printable.entered(RecordJson.text(reason), () -> inventory.fail(code, reason, id, signer)));
        if (outcome instanceof Outcome.Done<UUID>) {
            failures.hold();
        }
        return outcome;
    }

    /** Holds the lots of failed items that are not held yet, each in a transaction of its own; the clock does so too. */
    public void holdAffected() {
        failures.hold();
    }

    private record Entered(Map<String, String> values) {}
}
