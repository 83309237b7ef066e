package io.lotgate.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a scanner's line from typed words. Structures: ISBT 128 data structure 001, GS1 element strings. */
final class ScanReader {
    /** What a scanner may send in front: the symbology identifier of ISO/IEC 15424. */
    private static final Pattern SYMBOLOGY =
            Pattern.compile("\\](?<code>[A-Za-z][0-9A-Za-z])(?<data>.*)", Pattern.DOTALL);

    /** Symbologies that say their content is GS1: GS1-128, Data Matrix, QR, DataBar. */
    private static final Pattern GS1 = Pattern.compile("C1|d2|Q3|e0");

    /** The number behind {@code =}, then two flag characters; alone, or among other structures of the label. */
    private static final Pattern SCANNED =
            Pattern.compile("=(?<din>[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10})(?<flags>[0-9A-Z]{2})(?=[=&]|$)");

    /** As read off a label: the number, perhaps two flag characters, perhaps the check character. */
    private static final Pattern TYPED =
            Pattern.compile("(?<din>[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10})(?<flags>[0-9]{2})?(?<check>[0-9A-Z*])?");

    private final String symbology;
    private final String data;

    ScanReader(String line) {
        Matcher matcher = SYMBOLOGY.matcher(line.strip());
        boolean announced = matcher.matches();
        symbology = announced ? matcher.group("code") : "";
        data = announced ? matcher.group("data") : line.strip();
    }

    Scan read() {
        Optional<Scan> elements =
                ElementStrings.read(data, GS1.matcher(symbology).matches());
        if (elements.isPresent()) {
            return elements.get();
        }
        String capitals = data.toUpperCase(Locale.ROOT);
        return capitals.startsWith("=") || capitals.startsWith("&") ? label(capitals) : typed(capitals);
    }

    private static Scan label(String capitals) {
        Matcher matcher = SCANNED.matcher(capitals);
        if (!matcher.find()) {
            return new Scan.OtherLabel(capitals);
        }
        Din din = new Din(matcher.group("din"));
        return din.agrees(matcher.group("flags")) ? new Scan.Donation(din) : new Scan.Misread(din);
    }

    private Scan typed(String capitals) {
        Matcher matcher = TYPED.matcher(capitals.replaceAll("[ -]", ""));
        if (!matcher.matches()) {
            return new Scan.Words(data.replaceAll("\\p{Cntrl}", " ").strip());
        }
        Din din = new Din(matcher.group("din"));
        boolean flags =
                Optional.ofNullable(matcher.group("flags")).map(din::agrees).orElse(true);
        boolean check = Optional.ofNullable(matcher.group("check"))
                .map(given -> given.charAt(0) == din.check())
                .orElse(true);
        return flags && check ? new Scan.Donation(din) : new Scan.Misread(din);
    }
}
