package io.lotgate.app;

import io.lotgate.account.Role;
import java.util.List;
import java.util.Set;

/** The accounts of sample data, one for each role and a second technician. */
final class SamplePeople {
    static final String PASSWORD = "lotgate-sample";

    static final List<Sample> ALL = List.of(
            new Sample(
                    "technician",
                    "Technician One (sample)",
                    Set.of(Role.QC_TECHNICIAN),
                    "receives samples, performs tests"),
            new Sample("technician2", "Technician Two (sample)", Set.of(Role.QC_TECHNICIAN), "a second technician"),
            new Sample("reviewer", "Reviewer (sample)", Set.of(Role.QC_REVIEWER), "reviews results"),
            new Sample(
                    "qa",
                    "QA Manager (sample)",
                    Set.of(Role.QA_MANAGER),
                    "reviews the batch record, approves documents"),
            new Sample("certifier", "Qualified Person (sample)", Set.of(Role.CERTIFIER), "releases or rejects lots"),
            new Sample("auditor", "Auditor (sample)", Set.of(Role.AUDITOR), "reads and verifies everything"),
            new Sample("admin", "Administrator (sample)", Set.of(Role.ADMINISTRATOR), "people and system health"));

    private SamplePeople() {}

    /** One account. */
    record Sample(String username, String printedName, Set<Role> roles, String does) {}
}
