package io.lotgate.intake;

import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Real-time PCR Data Markup Language (RDML, https://rdml.org), zipped or not: the reactions of samples with Cq and
 * quantity as the instrument's software stored them. The standard curve is not stored; what follows from the stored Cq
 * of the standards is shown as calculated here.
 */
final class Rdml implements Format {
    private static final PrintedDate DATES =
            PrintedDate.of("uuuu-MM-dd'T'HH:mm:ss[.SSS][.SSSSSS]", "uuuu-MM-dd'T'HH:mm:ss[.SSS]xxx", "uuuu-MM-dd");

    @Override
    public String name() {
        return "RDML (real-time PCR)";
    }

    @Override
    public Set<Proposal.Kind> kinds() {
        return Set.of(Proposal.Kind.QUANTITATIVE_PCR);
    }

    @Override
    public boolean recognises(Upload file) {
        return file instanceof TextFile text
                && text.head().contains("<rdml")
                && text.head().contains("rdml.org");
    }

    @Override
    public Reading read(Upload file) {
        RdmlReactions reactions = new RdmlReactions();
        try {
            XmlWalk.through((TextFile) file, reactions);
        } catch (XMLStreamException e) {
            return Refused.because(Refused.reason(
                    "FILE_MALFORMED",
                    "this is RDML, but no sound XML: it is cut off, or has a document type, which is not read. Export"
                            + " it again."));
        }
        List<Proposal> proposals = new ArrayList<>();
        List<Control> controls = new ArrayList<>();
        StandardCurve curve = new StandardCurve();
        for (RdmlReactions.Reaction reaction : reactions.all()) {
            switch (reactions.type(reaction)) {
                case "unkn" -> proposals.add(proposal(reaction));
                case "ntc" ->
                    controls.add(new Control(
                            "no-template control",
                            reaction.target(),
                            "Cq " + reaction.cq().stripped() + " in " + reaction.well(),
                            "",
                            reaction.cq().origin("/cq")));
                case "std" -> curve.add(reaction.target(), reactions.standard(reaction), reaction.cq());
                default -> {}
            }
        }
        if (proposals.isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_TRUNCATED",
                    "this RDML file has no reaction of a sample with data. Analyse the run and export it again."));
        }
        controls.addAll(0, curve.controls());
        return new Recognised(
                reactions.instrument(),
                reactions.software(),
                proposals,
                List.of(),
                controls.stream().limit(200).toList(),
                List.of("Standards and controls: they stand with the run.", "Amplification and melting data."));
    }

    private static Proposal proposal(RdmlReactions.Reaction reaction) {
        Draft draft = new Draft(Proposal.Kind.QUANTITATIVE_PCR, DecimalMark.POINT);
        draft.sample(reaction.sample());
        draft.well(new Well(reaction.well(), reaction.target(), List.of(), false));
        if (!reaction.date().isBlank()) {
            draft.performedAt(reaction.date(), DATES);
        }
        draft.number("cq", "/cq", reaction.cq(), RdmlReactions.MOST_CYCLES);
        boolean none =
                reaction.quantity().isBlank() || reaction.quantity().stripped().equals("NaN");
        if (none) {
            draft.error(
                    "QUANTITY_MISSING",
                    "/quantity",
                    "no quantity is stored for this reaction. Its Cq alone is no result.");
        } else {
            draft.number("quantity", "/quantity", reaction.quantity(), RdmlReactions.MOST);
        }
        return draft.proposal();
    }
}
