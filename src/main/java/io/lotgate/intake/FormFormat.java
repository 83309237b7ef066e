package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file about one sample with one value a line. The format names its keys and reads them. */
interface FormFormat extends Format {
    int LONGEST = 256 * 1024;
    int ENOUGH = 3;

    /** What stands between key and value. */
    String separator();

    /** Keys without which nothing can be taken; three of them tell the format. */
    List<String> needed();

    /** Where a complete file ends, what is wrong with this one's end, if anything. */
    List<Finding> endObjections(TextFile file);

    Recognised readForm(TextFile file, Form form);

    @Override
    default Set<Proposal.Kind> kinds() {
        return Set.of(Proposal.Kind.CELL_COUNT);
    }

    @Override
    default boolean recognises(Upload file) {
        if (!(file instanceof TextFile text)) {
            return false;
        }
        Form form = Form.of(text.head(), separator());
        return needed().stream().filter(form::has).count() >= ENOUGH;
    }

    @Override
    default Reading read(Upload upload) {
        TextFile file = (TextFile) upload;
        if (file.text().length() > LONGEST) {
            return Refused.because(Refused.reason(
                    "FILE_MALFORMED",
                    "this is a " + name() + " file far longer than one sample. Export the sample again."));
        }
        Form form = Form.of(file.text(), separator());
        List<Finding> objections = new ArrayList<>(keyObjections(form));
        objections.addAll(endObjections(file));
        return objections.isEmpty() ? readForm(file, form) : new Refused(objections);
    }

    private List<Finding> keyObjections(Form form) {
        List<Finding> objections = new ArrayList<>();
        for (String key : needed()) {
            if (!form.has(key)) {
                objections.add(Refused.reason(
                        "KEY_MISSING",
                        "this is a " + name() + " file without " + Cell.quoted(key)
                                + ": it is cut off or was edited. Export the sample again."));
            } else if (form.repeats(key)) {
                objections.add(Refused.reason(
                        "KEY_REPEATED",
                        "this " + name() + " file has " + Cell.quoted(key)
                                + " more than once: it holds several samples. Upload one file a sample."));
            }
        }
        return objections;
    }

    /** Numbers of a form show by themselves what comma and point mean. */
    static DecimalMark mark(Form form, char separator, List<String> keys) {
        return DecimalMark.of(
                separator, keys.stream().map(key -> form.cell(key).printed()).toList());
    }
}
