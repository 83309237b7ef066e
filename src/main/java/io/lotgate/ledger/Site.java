package io.lotgate.ledger;

import java.time.ZoneId;
import java.util.UUID;

/**
 * The installation's one site; every record carries its id.
 *
 * @param zone IANA zone of the laboratory, in which times are shown
 * @param sampleData whether this database holds sample data; decided when it is created and never switched
 */
public record Site(
        UUID id, String name, String nameZh, String address, String telephone, String zone, boolean sampleData) {
    /** The zone as a type. */
    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
