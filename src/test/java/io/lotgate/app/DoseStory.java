package io.lotgate.app;

import io.lotgate.lot.Dose;
import io.lotgate.lot.Need;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A dose of a lot of the scenarios, from its request to its recipient. */
record DoseStory(Story story, UUID id) {

    /** Counts both containers in. */
    static Story counted(Story story) {
        story.act("count-stock", "technician", "containers", "2", "location", "tank 2, rack B");
        return story;
    }

    /** A dose of some containers for the lot's recipient, with a weight of today. */
    static DoseStory requested(Story story, String weightKg, String containers) {
        return new DoseStory(story, story.act("request-dose", "technician", request("R-7", weightKg, containers)));
    }

    static String[] request(String recipient, String weightKg, String containers) {
        return new String[] {
            "recipient",
            recipient,
            "weightKg",
            weightKg,
            "weighedOn",
            Story.today(),
            "containers",
            containers,
            "physician",
            "Dr. A., ward 4",
            "identity",
            "yes"
        };
    }

    /** Both containers, checked and on their way. */
    static DoseStory underway(Story story) {
        return requested(counted(story), "70.0", "1,2").checked().issued();
    }

    /** One container, at the place of administration. */
    static DoseStory arrived(Story story, String container) {
        return requested(story, "70.0", container).checked().issued().received("in");
    }

    DoseStory checked() {
        return acted("check-dose", "qa");
    }

    DoseStory issued() {
        return acted("issue-dose", "technician", "shipper", "SH-7, courier", "logger", "TL-0045");
    }

    DoseStory weighed(String weightKg) {
        return acted(
                "change-weight",
                "technician",
                "weightKg",
                weightKg,
                "weighedOn",
                Story.today(),
                "reason",
                "Weighed again on the ward.");
    }

    /** @param temperature in or out of its range on the way */
    DoseStory received(String temperature) {
        return acted(
                "receive-dose",
                "technician",
                "received",
                TimedLab.now().toString(),
                "temperature",
                temperature,
                "remark",
                "Seal intact.");
    }

    DoseStory assessed(String usable) {
        return acted("assess-excursion", "qa", "usable", usable, "reason", "Stability data of -120 °C, 4 h.");
    }

    DoseStory bedside(String appearance) {
        story.perform(
                        dose().number() == 1 ? "bedside" : "bedside." + dose().number(),
                        "{\"value\":\"" + appearance + "\"}")
                .review();
        return this;
    }

    DoseStory given() {
        return acted("administer-dose", "technician", administration());
    }

    DoseStory withdrawn() {
        return acted("withdraw-dose", "qa", "reason", "It may not be given.");
    }

    List<String> refusedToGive() {
        return refused("administer-dose", "technician", administration());
    }

    List<String> refused(String act, String who, String... entered) {
        Map<String, String> fields = fields(entered);
        return TimedLab.refused(TimedLab.act(story.id(), act, who, fields));
    }

    Need need() {
        return dose().need();
    }

    Dose dose() {
        return story.lot().stock().doses().stream()
                .filter(dose -> dose.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String[] administration() {
        return new String[] {"given", TimedLab.now().toString(), "physician", "Dr. A.", "remark", "70 mL by infusion."};
    }

    private DoseStory acted(String act, String who, String... entered) {
        TimedLab.done(TimedLab.act(story.id(), act, who, fields(entered)));
        return this;
    }

    private Map<String, String> fields(String... entered) {
        Map<String, String> fields = new HashMap<>(Map.of("dose", id.toString()));
        for (int i = 0; i < entered.length; i += 2) {
            fields.put(entered[i], entered[i + 1]);
        }
        return fields;
    }
}
