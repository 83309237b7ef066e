package io.lotgate.web;

import io.lotgate.lot.Act;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Dose;
import io.lotgate.lot.Event;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Stock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is on record about a lot beside its tests, as tables. */
record ActTables(Lot lot) {

    List<ActsPage.Table> of(Act.Topic topic) {
        return switch (topic) {
            case STATUS -> List.of(holds(), recall());
            case STOCK -> List.of(containers(), doses());
            case DEVIATIONS -> List.of(deviations());
            case SAMPLES -> List.of(samples());
            case SUPPLY -> List.of(supply());
        };
    }

    private ActsPage.Table holds() {
        List<UUID> open = lot.events().holds().stream().map(Event::id).toList();
        return new ActsPage.Table(
                "Holds",
                "The lot was never on hold.",
                List.of("Since", "Reason", "Cause", "By", "State"),
                lot.events().of(Detail.Hold.class).stream()
                        .map(hold -> List.of(
                                at(hold.at()),
                                hold.detail().reason(),
                                words(hold.detail().cause()),
                                hold.by().printedName(),
                                open.contains(hold.id()) ? "open" : lifted(hold.id())))
                        .toList());
    }

    private String lifted(UUID hold) {
        return lot.events().of(Detail.HoldLifted.class).stream()
                .filter(one -> one.detail().hold().equals(hold))
                .map(one -> "lifted " + at(one.at()) + " by " + one.by().printedName() + ": "
                        + one.detail().reason())
                .findFirst()
                .orElse("");
    }

    private ActsPage.Table recall() {
        List<List<String>> rows = lot.events().all().stream()
                .map(signed -> signed.record())
                .flatMap(event -> recallRow(event).stream())
                .toList();
        return new ActsPage.Table(
                "Recall and expiry", "The lot is not recalled.", List.of("When", "What", "Detail", "By"), rows);
    }

    private Optional<List<String>> recallRow(Event<?> event) {
        Detail detail = event.detail();
        if (detail instanceof Detail.Recalled recalled) {
            return row(event, recalled.reason());
        }
        if (detail instanceof Detail.RecipientNotified told) {
            return row(event, told.who() + ", " + told.how() + ", " + at(told.told()));
        }
        if (detail instanceof Detail.RecallClosed closed) {
            return row(event, closed.reason());
        }
        return detail instanceof Detail.Expired ? row(event, "The expiry passed.") : Optional.empty();
    }

    private Optional<List<String>> row(Event<?> event, String text) {
        return Optional.of(List.of(
                at(event.at()), words(event.detail().kind()), text, event.by().printedName()));
    }

    private ActsPage.Table containers() {
        Stock stock = lot.stock();
        return new ActsPage.Table(
                "Containers",
                "No container is registered.",
                List.of("Container", "Place", "Dose"),
                stock.containers().stream()
                        .map(one -> List.of(
                                Integer.toString(one.number()),
                                words(one.place()),
                                one.dose().map(dose -> "Dose " + dose).orElse("")))
                        .toList());
    }

    private ActsPage.Table doses() {
        return new ActsPage.Table(
                "Doses",
                "No dose was asked for yet.",
                List.of("Dose", "Recipient", "Weight", "Containers", "Check", "Next"),
                lot.stock().doses().stream().map(this::dose).toList());
    }

    private List<String> dose(Dose dose) {
        return List.of(
                "Dose " + dose.number(),
                dose.requested().detail().recipient(),
                dose.weightKg().toPlainString() + " kg, " + dose.weighedOn(),
                dose.requested().detail().containers().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ")),
                dose.check()
                        .map(check -> check.detail().criteria().stream()
                                .map(one -> test(one.test()) + ": " + words(one.verdict()) + ", " + one.reported())
                                .collect(Collectors.joining("; ")))
                        .orElse("open"),
                words(dose.need())
                        + dose.administered()
                                .map(event -> ", " + at(event.detail().given()))
                                .orElse(""));
    }

    private ActsPage.Table deviations() {
        List<UUID> open = lot.openDeviations().stream().map(Event::id).toList();
        return new ActsPage.Table(
                "Deviations",
                "No deviation is on record.",
                List.of("Number", "Class", "What happened", "Impact", "State"),
                lot.events().of(Detail.DeviationOpened.class).stream()
                        .map(one -> List.of(
                                one.detail().number()
                                        + one.detail()
                                                .link()
                                                .map(link -> " (" + link + ")")
                                                .orElse(""),
                                words(one.detail().gravity()),
                                one.detail().description(),
                                one.detail().impact(),
                                open.contains(one.id()) ? "open" : closed(one.id())))
                        .toList());
    }

    private String closed(UUID deviation) {
        return lot.events().of(Detail.DeviationClosed.class).stream()
                .filter(one -> one.detail().deviation().equals(deviation))
                .map(one -> "closed " + at(one.at()) + " by " + one.by().printedName() + ": "
                        + (one.detail().acceptable() ? "the lot may be used. " : "the lot may not be used. ")
                        + one.detail().reason())
                .findFirst()
                .orElse("");
    }

    private ActsPage.Table samples() {
        return new ActsPage.Table(
                "Samples",
                "No sample is in storage.",
                List.of("Label", "Kept for", "Material", "Quantity", "Place", "Until", "Taken"),
                lot.events().of(Detail.SampleStored.class).stream()
                        .map(one -> List.of(
                                one.detail().label(),
                                one.detail().retained() ? "later questions" : "tests",
                                one.detail().material(),
                                one.detail().quantity(),
                                one.detail().place(),
                                one.detail().expires().toString(),
                                taken(one.id())))
                        .toList());
    }

    private String taken(UUID sample) {
        return lot.events().of(Detail.SampleTaken.class).stream()
                .filter(one -> one.detail().sample().equals(sample))
                .map(one -> at(one.at()) + ": " + one.detail().quantity() + " for "
                        + one.detail().purpose() + (one.detail().exhausted() ? ", nothing left" : ""))
                .collect(Collectors.joining("; "));
    }

    private ActsPage.Table supply() {
        List<List<String>> rows = lot.events().all().stream()
                .map(signed -> signed.record())
                .flatMap(event -> supplyRow(event).stream())
                .toList();
        return new ActsPage.Table(
                "Request and answers",
                "No physician asked for this lot.",
                List.of("When", "What", "Detail", "By"),
                rows);
    }

    private Optional<List<String>> supplyRow(Event<?> event) {
        Detail detail = event.detail();
        if (detail instanceof Detail.SupplyRequested asked) {
            return row(
                    event,
                    asked.physician() + ". Hazard: " + asked.hazard() + " Alternatives: " + asked.alternatives());
        }
        if (detail instanceof Detail.RiskEvaluated risk) {
            return row(event, risk.evaluation() + (risk.recommended() ? " Supported." : " Not supported."));
        }
        if (detail instanceof Detail.SupplyAccepted accepted) {
            return row(event, accepted.physician() + ", " + at(accepted.accepted()));
        }
        if (detail instanceof Detail.SupplyDeclined declined) {
            return row(event, declined.reason());
        }
        return detail instanceof Detail.AuthorityNotified told
                ? row(event, told.whom() + ", " + told.reference() + ", " + at(told.told()))
                : Optional.empty();
    }

    private String test(String id) {
        return lot.tested(id).map(test -> test.name().en()).orElse(id);
    }

    private String at(Instant at) {
        return TimeView.of(at, LotViews.zone(lot)).text();
    }

    private static String words(Enum<?> constant) {
        return Session.words(constant.name());
    }

    private static String words(String text) {
        return Session.words(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
