package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Performer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Performing a test: the form, the instrument's file dropped on it, and the signed result. */
@Controller
@RequestMapping("/lotgate/lots/{number}/tests/{id}/perform")
final class PerformController {
    private final LotPages pages;
    private final PerformPages forms;
    private final InstrumentFiles files;
    private final ReleaseProcess process;
    private final Evaluator evaluator;
    private final Clock clock;

    PerformController(
            LotPages pages,
            PerformPages forms,
            InstrumentFiles files,
            ReleaseProcess process,
            Evaluator evaluator,
            @Qualifier("lotgateClock") Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.files = files;
        this.process = process;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable String number, @PathVariable String id, Model model) {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        FormView form = FormView.blank().with("performedAt", TimeView.field(clock.instant(), LotViews.zone(lot)));
        return forms.show(lot, test, form, Forms.command(test.nextAttempt()), "", model);
    }

    /** Reads a dropped file and shows what is in it; nothing typed is lost. */
    @PostMapping("/read")
    @DoneBy(Role.QC_TECHNICIAN)
    String read(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @RequestParam Optional<MultipartFile> upload,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        Optional<MultipartFile> file = upload.filter(
                given -> !String.valueOf(given.getOriginalFilename()).isEmpty());
        InstrumentFiles.Upload read = file.isEmpty()
                ? new InstrumentFiles.Upload("", "Choose the instrument's file first.")
                : files.upload(
                        lot, test.specification(), name(file.get()), file.get().getBytes());
        Map<String, String> next = new HashMap<>(typed);
        next.put("file", read.sha256());
        next.put("fileName", file.map(PerformController::name).orElse(""));
        next.remove("sample");
        next.remove("taken");
        if (!read.error().isEmpty()) {
            response.setStatus(422);
        }
        return forms.show(lot, test, Forms.typed(next), Forms.again(typed, test.nextAttempt()), read.error(), model);
    }

    @PostMapping("/take")
    @DoneBy(Role.QC_TECHNICIAN)
    String take(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "sample", defaultValue = "") List<String> samples,
            HttpServletResponse response,
            Model model) {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        Map<String, String> next = new HashMap<>(typed);
        next.put("taken", String.join(",", samples));
        Optional<TakenSample> chosen = forms.chosen(lot, test, Forms.typed(next));
        boolean usable = chosen.filter(sample -> sample.proposal().usable()).isPresent();
        if (!usable) {
            response.setStatus(422);
        }
        String error = usable
                ? ""
                : "Choose a sample that can be used. "
                        + chosen.map(InstrumentFiles::objections).orElse("");
        return forms.show(lot, test, Forms.typed(next), Forms.again(typed, test.nextAttempt()), error, model);
    }

    @PostMapping("/drop")
    @DoneBy(Role.QC_TECHNICIAN)
    String drop(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model model) {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        Map<String, String> next = new HashMap<>(typed);
        next.remove("file");
        next.remove("sample");
        next.remove("taken");
        return forms.show(lot, test, Forms.typed(next), Forms.again(typed, test.nextAttempt()), "", model);
    }

    @PostMapping
    @DoneBy(Role.QC_TECHNICIAN)
    String perform(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            @RequestParam Optional<MultipartFile> report,
            HttpServletResponse response,
            HttpSession session,
            Model model)
            throws IOException {
        Lot lot = pages.lot(number);
        LotTest test = LotPages.test(lot, id);
        Map<String, String> typed = withReport(test, given, report);
        FormView form = Forms.typed(typed);
        Credentials credentials = new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", ""));
        PerformForm entry = new PerformForm(lot, test, typed, evaluator, forms.taken(lot, test, form));
        Outcome<UUID> outcome = entry.command((int) Forms.version(typed))
                .then(command ->
                        process.perform(Forms.commandId(typed), lot.id(), command, Session.actor(), credentials));
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView shown = Forms.refused(form, refused.reasons(), Map.of());
            return forms.show(lot, test, shown, Forms.again(typed, Forms.version(typed)), "", model);
        }
        session.setAttribute(
                Shell.NOTICE,
                new NoticeView(
                        "done", test.specification().name().en() + " is signed and waits for its review.", "", ""));
        return "redirect:" + LotViews.href(lot);
    }

    /** Keeps an attached report before anything else, so that a refused form does not lose it. */
    private Map<String, String> withReport(LotTest test, Map<String, String> given, Optional<MultipartFile> report)
            throws IOException {
        Map<String, String> typed = new HashMap<>(given);
        boolean external = test.specification().performer() == Performer.EXTERNAL;
        if (external && report.isPresent() && report.get().getSize() > 0) {
            byte[] content = report.get().getBytes();
            boolean pdf = content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D';
            typed.put("reportFile", pdf ? kept(process.keepReport(content, Session.actor())) : "");
            typed.put("reportName", name(report.get()));
            typed.put("reportRefused", pdf ? "" : "The report must be a PDF.");
        }
        return typed;
    }

    private static String kept(Outcome<String> outcome) {
        return outcome instanceof Outcome.Done<String> done ? done.value() : "";
    }

    /** The file's own name, without the path that some browsers send. */
    private static String name(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename()).replaceAll("[\\p{Cntrl}]", "");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 150 ? last.substring(last.length() - 150) : last;
    }
}
