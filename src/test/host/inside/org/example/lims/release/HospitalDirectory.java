package org.example.lims.release;

import io.lotgate.account.Credentials;
import io.lotgate.account.Directory;
import io.lotgate.account.Role;
import io.lotgate.account.SingleSignOn;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.example.lims.Staff;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The hospital's staff as people of Lotgate. */
@Component
class HospitalDirectory implements Directory, SingleSignOn {
    private static final Map<String, Role> ROLES = Map.of(
            "TECHNICIAN", Role.QC_TECHNICIAN,
            "SENIOR", Role.QC_REVIEWER,
            "QUALITY", Role.QA_MANAGER,
            "QP", Role.CERTIFIER,
            "IT", Role.ADMINISTRATOR);

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Staff staff;

    HospitalDirectory(Staff staff) {
        this.staff = staff;
    }

    @Override
    public Optional<Entry> verify(Credentials credentials) {
        return staff.find(credentials.username())
                .filter(member -> encoder.matches(credentials.password(), member.password()))
                .map(HospitalDirectory::entry);
    }

    @Override
    public Optional<Entry> person(Principal host) {
        return staff.find(host.getName()).map(HospitalDirectory::entry);
    }

    private static Entry entry(Staff.Member member) {
        Set<Role> roles = ROLES.containsKey(member.duty()) ? Set.of(ROLES.get(member.duty())) : Set.of();
        return new Entry(member.username(), member.name(), roles);
    }
}
