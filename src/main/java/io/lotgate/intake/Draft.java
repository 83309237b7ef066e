package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A proposal under way: reads one sample's cells, takes what is sure and flags what is not. */
final class Draft {
    static final String VIABILITY = "/viability";
    static final String VIABLE_PER_ML = "/viablePerMl";
    private static final int LONGEST_NAME = 100;
    /** One millilitre filled with cubes of one micrometre: no cell suspension holds more. */
    private static final BigDecimal MOST_PER_ML = new BigDecimal("1E12");

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    /** Control, format (direction marks), private and unassigned characters: names that look alike but differ. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final Proposal.Kind kind;
    private final DecimalMark mark;
    private final ObjectNode observation = JsonNodeFactory.instance.objectNode();
    private final List<Origin> origins = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding, Origin> places = new HashMap<>();
    private String sampleName = "";
    private Optional<MeasuringTime> measuredAt = Optional.empty();
    private Optional<Well> well = Optional.empty();

    Draft(Proposal.Kind kind, DecimalMark mark) {
        this.kind = kind;
        this.mark = mark;
    }

    void error(String code, String where, String message) {
        findings.add(new Finding(code, Severity.ERROR, where, message));
    }

    /** An error about one cell. */
    void error(String code, String where, Cell cell, String message) {
        about(cell, where, new Finding(code, Severity.ERROR, where, message));
    }

    private void warning(String code, String where, Cell cell, String message) {
        about(cell, where, new Finding(code, Severity.WARNING, where, message));
    }

    private void about(Cell cell, String where, Finding finding) {
        findings.add(finding);
        places.put(finding, cell.origin(where));
    }

    void warning(String code, String where, String message) {
        findings.add(new Finding(code, Severity.WARNING, where, message));
    }

    void info(String code, String where, String message) {
        findings.add(new Finding(code, Severity.INFO, where, message));
    }

    void sample(Cell cell) {
        sampleName = Cell.cut(cell.stripped(), LONGEST_NAME);
        if (cell.isBlank()) {
            error(
                    "SAMPLE_MISSING",
                    "",
                    cell,
                    Cell.quoted(cell.column()) + " in line " + cell.line()
                            + " is empty: which sample it is is not known. Enter the values by hand.");
        } else if (cell.stripped().length() > LONGEST_NAME
                || cell.stripped().equals(BookFile.FORMULA)
                || sampleName.indexOf('\uFFFD') >= 0
                || INVISIBLE.matcher(sampleName).find()) {
            error(
                    "SAMPLE_UNREADABLE",
                    "",
                    cell,
                    cell.shown()
                            + ", a formula, too long, or with lost or invisible characters: it cannot be compared by eye. Enter the values"
                            + " by hand.");
        }
    }

    void performedAt(Cell cell, PrintedDate date) {
        if (cell.isBlank()) {
            warning(
                    "DATE_MISSING",
                    "",
                    "the file prints no " + Cell.quoted(cell.column()) + ": enter when it was measured.");
            return;
        }
        MeasuringTime time = date.read(Cell.cut(cell.stripped(), LONGEST_NAME));
        measuredAt = Optional.of(time);
        if (time.readings().isEmpty()) {
            warning(
                    "DATE_IMPOSSIBLE",
                    "",
                    cell,
                    cell.shown()
                            + ", which is no date and time that this instrument prints: enter when it was measured.");
        }
    }

    /** The distance of the instrument's clock from UTC, where the file prints it apart from the time. */
    void clockAt(ZoneOffset distance) {
        measuredAt = measuredAt.map(time -> time.at(distance));
    }

    void well(Well of) {
        well = Optional.of(of);
    }

    /** The instrument's own viability from a column that prints a percent sign, which must then be there. */
    Optional<BigDecimal> viabilityWithSign(Cell cell) {
        String text = cell.stripped();
        if (text.endsWith("%")) {
            return viability(cell.reading(text.substring(0, text.length() - 1).strip()));
        }
        if (cell.isBlank() || !text.matches("[0-9.,]{1,40}")) {
            return viability(cell);
        }
        error(
                "UNIT_MISSING",
                VIABILITY,
                cell,
                cell.shown() + " without a percent sign: a fraction or a percentage? Export it again, unedited.");
        return Optional.empty();
    }

    /** The instrument's own viability in percent, digits as printed. */
    Optional<BigDecimal> viability(Cell cell) {
        Optional<BigDecimal> percent = amount(VIABILITY, cell, HUNDRED);
        percent.ifPresent(value -> take("viability", VIABILITY, cell, value));
        return percent;
    }

    /** Viable cells per mL from a column in units of ten to the given power. */
    Optional<BigDecimal> viablePerMl(Cell cell, int power) {
        Optional<BigDecimal> perMl = perMl(VIABLE_PER_ML, cell, power);
        perMl.ifPresent(value -> take("viablePerMl", VIABLE_PER_ML, cell, value));
        return perMl;
    }

    /** Cells per mL that are only compared with others, not taken. */
    Optional<BigDecimal> perMl(String where, Cell cell, int power) {
        return amount(where, cell, MOST_PER_ML.scaleByPowerOfTen(-power)).map(value -> value.scaleByPowerOfTen(power));
    }

    /** A whole number of cells. */
    Optional<BigDecimal> count(Cell cell) {
        return count("", cell, MOST_PER_ML);
    }

    /** A whole number of anything. */
    Optional<BigDecimal> count(String where, Cell cell, BigDecimal most) {
        Optional<BigDecimal> cells = amount(where, cell, most);
        if (cells.filter(value -> value.stripTrailingZeros().scale() > 0).isPresent()) {
            error(
                    "VALUE_IMPOSSIBLE",
                    where,
                    cell,
                    cell.shown() + ": a count is a whole number. Compare with the instrument.");
            return Optional.empty();
        }
        return cells;
    }

    /** A number that is only compared, or taken by the caller. */
    Optional<BigDecimal> amount(String where, Cell cell, BigDecimal most) {
        Numeral numeral = Numeral.of(cell.printed(), mark);
        if (numeral instanceof Numeral.Unreadable no) {
            error(no.code(), where, cell, cell.shown() + ": " + no.reason() + ". This sample is not taken.");
            return Optional.empty();
        }
        Numeral.Value value = (Numeral.Value) numeral;
        if (value.amount().signum() < 0 || value.amount().compareTo(most) > 0) {
            error(
                    "VALUE_IMPOSSIBLE",
                    where,
                    cell,
                    cell.shown() + ", outside 0 to " + most.toPlainString() + ". Compare with the instrument.");
            return Optional.empty();
        }
        if (!value.remark().isEmpty()) {
            warning("INSTRUMENT_WARNING", where, cell, cell.shown() + ": judge the instrument's remark.");
        }
        return Optional.of(value.amount());
    }

    /** A number that is taken as it is printed. */
    void number(String name, String pointer, Cell cell, BigDecimal most) {
        amount(pointer, cell, most).ifPresent(value -> take(name, pointer, cell, value));
    }

    /** A value with its unit; {@code <0.05}, outside the instrument's range, stays a bound. */
    void value(Cell cell, String unit) {
        String text = cell.stripped();
        String sign = text.startsWith("<") || text.startsWith(">") ? text.substring(0, 1) : "";
        amount("/value", cell.reading(text.substring(sign.length()).strip()), MOST_PER_ML)
                .ifPresent(amount -> {
                    observation.put("value", sign + amount.toPlainString()).put("unit", unit);
                    origins.add(cell.origin("/value"));
                });
    }

    /** A time that stands apart from the sample, as that of the run. */
    void measured(MeasuringTime time) {
        measuredAt = Optional.of(time);
    }

    private void take(String name, String pointer, Cell cell, BigDecimal value) {
        observation.put(name, value.toPlainString());
        origins.add(cell.origin(pointer));
    }

    /** The observation under way, for kinds whose values are nested. */
    ObjectNode values() {
        return observation;
    }

    void origin(String pointer, Cell cell) {
        origins.add(cell.origin(pointer));
    }

    Proposal proposal() {
        return new Proposal(
                kind, sampleName, well, observation, origins, measuredAt, findings, places, Proposal.sound(findings));
    }
}
