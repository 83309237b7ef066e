package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Moment;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a certificate prints time: always with its zone, never in a reader's own. */
final class Clockface {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Clockface() {}

    /** The calendar day in the zone: {@code 2020-05-14}. */
    static String day(Moment moment) {
        return DAY.format(moment.at().atZone(ZoneId.of(moment.zone())));
    }

    /** To the minute in the zone: {@code 2020-05-14 08:30 +08:00 Asia/Shanghai}. */
    static String minute(Moment moment) {
        return MINUTE.format(moment.at().atZone(ZoneId.of(moment.zone()))) + " " + moment.zone();
    }

    /** To the second in UTC: {@code 2020-05-14 00:30:12 UTC}. */
    static String utc(Moment moment) {
        return SECOND.format(moment.at().atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** To the second in the zone: {@code 2020-05-14 08:30:12 Asia/Shanghai}. */
    static String local(Moment moment) {
        return SECOND.format(moment.at().atZone(ZoneId.of(moment.zone()))) + " " + moment.zone();
    }
}
