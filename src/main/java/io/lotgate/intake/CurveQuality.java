package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Control;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run says of its standard curves: slope, efficiency and R2 of each target, once. The efficiency must follow from
 * the slope: 100 x (10^(-1/slope) - 1).
 */
final class CurveQuality {
    private static final int MOST_CONTROLS = 200;

    /** The slope is printed with three or four decimals, of which the last is uncertain by half. */
    private static final double TOLERANCE = 0.1;

    private static final double HUNDRED = 100;

    private final List<Control> controls = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    List<Control> controls() {
        return List.copyOf(controls);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void add(Control control) {
        if (controls.size() < MOST_CONTROLS) {
            controls.add(control);
        }
    }

    void add(String target, Cell slope, Cell efficiency, Cell r2, Cell intercept) {
        String all = target + '\n' + slope.stripped() + '\n' + efficiency.stripped() + '\n' + r2.stripped();
        if (!isNumber(slope) || !known.add(all) || controls.size() >= MOST_CONTROLS) {
            return;
        }
        control("standard curve efficiency", target, efficiency, "%");
        control("standard curve R2", target, r2, "");
        control("standard curve slope", target, slope, "");
        control("standard curve intercept", target, intercept, "");
        if (isNumber(efficiency)) {
            compare(target, slope, efficiency);
        }
    }

    private void control(String name, String target, Cell cell, String unit) {
        if (isNumber(cell)) {
            controls.add(new Control(name, target, cell.stripped(), unit, cell.origin("/controls")));
        }
    }

    private void compare(String target, Cell slope, Cell efficiency) {
        double ours = HUNDRED * (Math.pow(10, -1 / Double.parseDouble(slope.stripped())) - 1);
        if (Math.abs(ours - Double.parseDouble(efficiency.stripped())) > TOLERANCE) {
            findings.add(new Finding(
                    "EFFICIENCY_INCONSISTENT",
                    Severity.WARNING,
                    "",
                    efficiency.shown() + " for " + Cell.quoted(target) + " does not follow from the slope "
                            + Cell.quoted(slope.stripped()) + ". Compare with the instrument: the file may have been"
                            + " edited."));
        }
    }

    private static boolean isNumber(Cell cell) {
        return cell.stripped().matches("-?[0-9]{1,10}(?:\\.[0-9]{1,20})?")
                && !cell.stripped().matches("-?0+(?:\\.0+)?");
    }
}
