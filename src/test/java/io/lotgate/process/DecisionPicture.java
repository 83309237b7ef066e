package io.lotgate.process;

import io.lotgate.value.Digest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Draws a decision table as a picture, cell by cell, with the SHA-256 of the file it was drawn from. */
record DecisionPicture(DmnModelInstance model, String name, String digest) {
    private static final int LINE = 16; // pixels
    private static final int PAD = 8;
    private static final double LETTER = 6.6; // pixels, the widest mean of a line at this size
    private static final int WHY = 430;

    static DecisionPicture of(String name, byte[] file) {
        return new DecisionPicture(
                Dmn.readModelFromStream(new ByteArrayInputStream(file)),
                name,
                Digest.of(file).hex());
    }

    /** The picture as SVG; drawing twice gives the same bytes. */
    String svg() {
        List<Integer> widths = widths();
        int width = widths.stream().mapToInt(Integer::intValue).sum() + 2;
        StringBuilder cells = new StringBuilder();
        int y = 34;
        y = row(cells, "", header(), widths, y, true);
        for (Rule rule : table().getRules()) {
            y = row(cells, rule.getId(), cells(rule), widths, y, false);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        .formatted(width, y + 2, width, y + 2)
                + " aria-label=\"" + name + "\" " + ModelPictures.STAMP + "=\"" + digest + "\""
                + " font-family=\"Arial, sans-serif\" font-size=\"12\">"
                + "<rect x=\"0\" y=\"0\" width=\"" + width + "\" height=\"" + (y + 2)
                + "\" class=\"ground\" fill=\"white\"/>"
                + "<text x=\"" + PAD + "\" y=\"22\" font-weight=\"bold\" font-size=\"14\">" + escaped(title())
                + "</text>" + cells + "</svg>\n";
    }

    private String title() {
        Decision decision =
                model.getModelElementsByType(Decision.class).iterator().next();
        return decision.getName() + " (hit policy " + table().getHitPolicy() + ")";
    }

    private DecisionTable table() {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private List<String> header() {
        return Stream.of(
                        table().getInputs().stream().map(input -> input.getLabel()),
                        table().getOutputs().stream().map(output -> output.getLabel()),
                        Stream.of("Why"))
                .flatMap(one -> one)
                .toList();
    }

    private static List<String> cells(Rule rule) {
        return Stream.of(
                        rule.getInputEntries().stream()
                                .map(entry -> entry.getText().getTextContent()),
                        rule.getOutputEntries().stream()
                                .map(entry -> entry.getText().getTextContent()),
                        Stream.of(rule.getDescription().getTextContent()))
                .flatMap(one -> one)
                .toList();
    }

    /** As wide as the longest text of the column, the last one as wide as a sentence is read. */
    private List<Integer> widths() {
        List<List<String>> rows = new ArrayList<>(List.of(header()));
        table().getRules().forEach(rule -> rows.add(cells(rule)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header().size() - 1; column++) {
            int at = column;
            int longest =
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            widths.add((int) Math.ceil(longest * 8.2) + 2 * PAD); // capitals are wider
        }
        widths.add(WHY);
        return widths;
    }

    private static int row(
            StringBuilder svg, String id, List<String> texts, List<Integer> widths, int y, boolean heading) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(wrapped(texts.get(i), i == texts.size() - 1 ? (int) ((WHY - 2 * PAD) / LETTER) : 100));
        }
        int height = lines.stream().mapToInt(List::size).max().orElse(1) * LINE + 2 * PAD - 4;
        svg.append("<g")
                .append(id.isEmpty() ? "" : " data-element-id=\"" + id + "\"")
                .append('>');
        int x = 1;
        for (int i = 0; i < texts.size(); i++) {
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"black\"/>"
                    .formatted(x, y, widths.get(i), height, heading ? "#eee" : "white"));
            for (int line = 0; line < lines.get(i).size(); line++) {
                svg.append("<text x=\"%d\" y=\"%d\"%s>%s</text>"
                        .formatted(
                                x + PAD,
                                y + PAD + 8 + line * LINE,
                                heading ? " font-weight=\"bold\"" : "",
                                escaped(lines.get(i).get(line))));
            }
            x += widths.get(i);
        }
        svg.append("</g>");
        return y + height;
    }

    private static List<String> wrapped(String text, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
