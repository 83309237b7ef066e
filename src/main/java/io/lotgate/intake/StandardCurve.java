package io.lotgate.intake;

import io.lotgate.intake.Reading.Control;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A standard curve from the Cq of its standards: the least-squares line of Cq over the decimal logarithm of the
 * quantity. Slope gives the efficiency, 100 x (10^(-1/slope) - 1).
 */
final class StandardCurve {
    private static final int DECIMALS = 4;
    private static final int LEAST_LEVELS = 3;
    private static final double HUNDRED = 100;

    private record Point(double log, double cq) {}

    private final Map<String, List<Point>> points = new LinkedHashMap<>();
    private final Map<String, Cell> first = new LinkedHashMap<>();

    void add(String target, String quantity, Cell cq) {
        if (isPositive(quantity) && isPositive(cq.stripped())) {
            points.computeIfAbsent(target, ignored -> new ArrayList<>())
                    .add(new Point(
                            Math.log10(Double.parseDouble(quantity.strip())), Double.parseDouble(cq.stripped())));
            first.putIfAbsent(target, cq);
        }
    }

    private static boolean isPositive(String text) {
        return text.strip().matches("[0-9]{1,15}(?:\\.[0-9]{1,15})?") && Double.parseDouble(text.strip()) > 0;
    }

    List<Control> controls() {
        List<Control> controls = new ArrayList<>();
        points.forEach((target, known) -> {
            if (known.stream().map(Point::log).distinct().count() >= LEAST_LEVELS) {
                controls.addAll(line(target, known));
            }
        });
        return controls;
    }

    private List<Control> line(String target, List<Point> known) {
        double x = known.stream().mapToDouble(Point::log).average().orElse(0);
        double y = known.stream().mapToDouble(Point::cq).average().orElse(0);
        double xx =
                known.stream().mapToDouble(p -> (p.log() - x) * (p.log() - x)).sum();
        double xy =
                known.stream().mapToDouble(p -> (p.log() - x) * (p.cq() - y)).sum();
        double yy = known.stream().mapToDouble(p -> (p.cq() - y) * (p.cq() - y)).sum();
        if (xy == 0 || yy == 0) {
            return List.of();
        }
        double slope = xy / xx;
        double efficiency = HUNDRED * (Math.pow(10, -1 / slope) - 1);
        if (!Double.isFinite(efficiency)) {
            return List.of();
        }
        Origin origin = first.getOrDefault(target, new Cell("cq", 0, "")).origin("/controls");
        return List.of(
                control("standard curve efficiency", target, efficiency, "%", origin),
                control("standard curve R2", target, xy * xy / (xx * yy), "", origin),
                control("standard curve slope", target, slope, "", origin));
    }

    private static Control control(String name, String target, double value, String unit, Origin origin) {
        String shown = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
        return new Control(name + ", calculated from the standards", target, shown, unit, origin);
    }
}
