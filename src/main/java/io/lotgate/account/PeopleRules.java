package io.lotgate.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user name, a printed name, a set of roles and a reason have to be. */
final class PeopleRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,38}[a-z0-9]");
    private static final Pattern PRINTED =
            Pattern.compile("(?U)[\\p{L}][\\p{L}\\p{M}\\p{Nd} .,'’()·-]{0,78}[\\p{L}\\p{M}\\p{Nd}.)]");
    /** Words that name a duty, a place or nobody; a name made of nothing else is an account that several would share. */
    private static final Set<String> GENERIC = Set.of(
            "admin",
            "administrator",
            "root",
            "superuser",
            "operator",
            "op",
            "user",
            "users",
            "guest",
            "test",
            "tester",
            "temp",
            "demo",
            "sample",
            "default",
            "anonymous",
            "nobody",
            "everyone",
            "lab",
            "laboratory",
            "labor",
            "bench",
            "qc",
            "qa",
            "qp",
            "qm",
            "gmp",
            "quality",
            "control",
            "assurance",
            "technician",
            "tech",
            "analyst",
            "reviewer",
            "certifier",
            "auditor",
            "manager",
            "supervisor",
            "head",
            "staff",
            "team",
            "group",
            "shared",
            "common",
            "office",
            "service",
            "support",
            "shift",
            "night",
            "day",
            "new",
            "account",
            "person",
            "employee",
            "intern",
            "pc",
            "workstation",
            "instrument",
            "role",
            "the",
            "of",
            "and",
            "dr",
            "mr",
            "ms",
            "mrs");

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
        if (generic(username)) {
            faults.add(new Answer.Reason(
                    "username",
                    "This names a duty, not a person. Each person has an account of their own: give the user name of one"
                            + " person, such as li.na."));
        }
        if (generic(printedName)) {
            faults.add(new Answer.Reason(
                    "printedName", "This names a duty, not a person. Give the person's own name, such as Li Na."));
        }
        if (!PRINTED.matcher(printedName).matches()) {
            faults.add(new Answer.Reason(
                    "printedName", "The printed name has 2 to 80 letters, as it stands beside signatures: Li Na, Dr."));
        }
        return faults;
    }

    private static boolean generic(String name) {
        List<String> words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return !words.isEmpty() && GENERIC.containsAll(words);
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
