package io.lotgate.account;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user name, a printed name, a set of roles and a reason have to be. */
final class PeopleRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,38}[a-z0-9]");
    private static final Pattern PRINTED =
            Pattern.compile("(?U)[\\p{L}][\\p{L}\\p{M}\\p{Nd} .,'’()·-]{0,78}[\\p{L}\\p{M}\\p{Nd}.)]");
    private static final Set<String> TAKEN = Set.of("system", "unknown"); // the ledger's own
    private static final Set<Role> GMP = Set.of(Role.QC_TECHNICIAN, Role.QC_REVIEWER, Role.QA_MANAGER, Role.CERTIFIER);

    private PeopleRules() {}

    static List<Answer.Reason> names(String username, String printedName) {
        List<Answer.Reason> faults = new ArrayList<>();
        if (!USERNAME.matcher(username).matches() || TAKEN.contains(username)) {
            faults.add(new Answer.Reason(
                    "username",
                    "A user name has 3 to 40 of a-z, 0-9, point, hyphen and underscore, and starts with a letter."));
        }
        if (!PRINTED.matcher(printedName).matches()) {
            faults.add(new Answer.Reason(
                    "printedName", "The printed name has 2 to 80 letters, as it stands beside signatures: Li Na, Dr."));
        }
        return faults;
    }

    static List<Answer.Reason> roles(Set<Role> roles) {
        if (roles.isEmpty()) {
            return List.of(new Answer.Reason("roles", "Choose at least one role. To end an account, remove it."));
        }
        Set<Role> both = EnumSet.copyOf(roles);
        both.retainAll(GMP);
        return roles.contains(Role.ADMINISTRATOR) && !both.isEmpty()
                ? List.of(new Answer.Reason(
                        "roles",
                        "An administrator receives, tests, reviews, approves and certifies nothing. Choose"
                                + " administrator, or the other roles."))
                : List.of();
    }

    static List<Answer.Reason> reason(String reason) {
        return reason.isBlank() || reason.length() > 500
                ? List.of(new Answer.Reason("reason", "Give the reason, in at most 500 characters."))
                : List.of();
    }
}
