package io.lotgate.web;

import io.lotgate.certificate.Certificates;
import io.lotgate.certificate.Dossiers;
import io.lotgate.document.Documents;
import io.lotgate.lot.Lot;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.process.Way;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The dossier of a lot, as one PDF or with every file of it; each is made when it is asked for, and that is on record. */
@Controller
final class DossierController {
    private final LotPages pages;
    private final Certificates certificates;
    private final Documents documents;
    private final ReleaseProcess process;

    DossierController(LotPages pages, Certificates certificates, Documents documents, ReleaseProcess process) {
        this.pages = pages;
        this.certificates = certificates;
        this.documents = documents;
        this.process = process;
    }

    @GetMapping("/lotgate/lots/{number}/dossier.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        return handOut(
                "dossier-" + number + ".pdf",
                MediaType.APPLICATION_PDF,
                made(number).pdf());
    }

    @GetMapping("/lotgate/lots/{number}/dossier.zip")
    ResponseEntity<byte[]> zip(@PathVariable String number) {
        return handOut(
                "dossier-" + number + ".zip",
                MediaType.parseMediaType("application/zip"),
                made(number).zip());
    }

    private ResponseEntity<byte[]> handOut(String name, MediaType type, byte[] bytes) {
        documents.downloaded(name, bytes, Session.actor());
        return FileController.download(name, type, bytes);
    }

    private Dossiers.Made made(String number) {
        Lot lot = pages.lot(number);
        Way way = process.way(lot);
        String model = lot.models().entrySet().stream()
                .filter(one -> one.getValue().equals(way.model()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        Dossiers.Course course = new Dossiers.Course(
                "Way of the lot: " + way.name(),
                ModelPicture.taken(model, way).orElse(""),
                way.steps().stream().map(step -> row(step, LotViews.zone(lot))).toList());
        return certificates.dossiers().of(lot, List.of(course), Session.actor());
    }

    private static List<String> row(Way.Step step, ZoneId zone) {
        return List.of(
                step.name(),
                Session.words(step.state().name()) + (step.times() > 1 ? ", done " + step.times() + " times" : ""),
                step.at().map(at -> TimeView.of(at, zone).text() + " " + zone).orElse(""),
                step.by().orElse(step.at().isPresent() ? "the program" : ""));
    }
}
