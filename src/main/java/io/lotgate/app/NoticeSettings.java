package io.lotgate.app;

import io.lotgate.account.Role;
import io.lotgate.ledger.Site;
import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;

/** The settings of notices, understood or refused: whoever is not told because of a slip would never notice. */
record NoticeSettings(LotgateProperties properties, Environment environment) {
    private static final String ROOT = "lotgate.notices";
    private static final String TASK = "TASK";

    /** Stricter than the standard: no quotes, comments or line ends, and a domain with a point. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final List<String> OTHERS = List.of("expiring-within", "every", "mail");
    private static final List<String> OF_MAIL = List.of("from", "people", "tries", "first-pause", "longest-pause");

    /** Who is told of each kind. */
    Map<Notice.Kind, Notices.Audience> audiences() {
        refuseUnknown(
                ROOT,
                Stream.concat(Arrays.stream(Notice.Kind.values()).map(Notice.Kind::setting), OTHERS.stream())
                        .toList());
        refuseUnknown(ROOT + ".mail", OF_MAIL);
        Map<Notice.Kind, Notices.Audience> audiences = new EnumMap<>(Notice.Kind.class);
        for (Notice.Kind kind : Notice.Kind.values()) {
            audiences.put(kind, audience(kind));
        }
        return audiences;
    }

    /** How mail is sent; empty where nobody is to get any. */
    Optional<Notices.Post> post(Optional<JavaMailSender> sender, Notices.People holders, Supplier<Site> site) {
        LotgateProperties.Mail mail = properties.notices().mail();
        mail.people().forEach((person, address) -> refuseAddress(ROOT + ".mail.people." + person, address));
        if (!mail.from().isEmpty()) {
            refuseAddress(ROOT + ".mail.from", mail.from());
        }
        Optional<String> wanted = wanted();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        JavaMailSender server = sender.orElseThrow(() -> new StartupRefusal(
                wanted.get() + " gives a mail address, but no mail server is set. Set spring.mail.host;"
                        + " of a host's several mail senders mark one with @ForLotgate."));
        if (mail.from().isEmpty()) {
            throw new StartupRefusal(wanted.get() + " gives a mail address, but no sender is set. Set " + ROOT
                    + ".mail.from to the address that notices come from.");
        }
        return Optional.of(new Notices.Post(
                server, mail.from(), mail.people(), holders, site, properties.publicAddress(), pauses(mail)));
    }

    private static Notices.Pauses pauses(LotgateProperties.Mail mail) {
        if (mail.tries() < 1) {
            throw new StartupRefusal(ROOT + ".mail.tries is " + mail.tries() + ". Give 1 or more.");
        }
        refuseShort(ROOT + ".mail.first-pause", mail.firstPause());
        refuseShort(ROOT + ".mail.longest-pause", mail.longestPause());
        return new Notices.Pauses(mail.tries(), mail.firstPause(), mail.longestPause());
    }

    /** How often deadlines and mails are looked at. */
    Duration every() {
        Duration every = properties.notices().every();
        refuseShort(ROOT + ".every", every);
        return every;
    }

    private static void refuseShort(String setting, Duration length) {
        if (length.compareTo(Duration.ofMillis(100)) < 0) {
            throw new StartupRefusal(setting + " is " + length.toMillis() + " ms. Give a longer time, such as 30s.");
        }
    }

    /** The first setting by which somebody is to get mail. */
    private Optional<String> wanted() {
        Optional<String> kind = Arrays.stream(Notice.Kind.values())
                .filter(one -> !audience(one).addresses().isEmpty())
                .map(one -> ROOT + "." + one.setting())
                .findFirst();
        return kind.or(() -> properties.notices().mail().people().keySet().stream()
                .findFirst()
                .map(person -> ROOT + ".mail.people." + person));
    }

    private Notices.Audience audience(Notice.Kind kind) {
        boolean task = false;
        Set<String> roles = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        for (String told : told(kind)) {
            String name = told.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            if (name.equals(TASK)) {
                task = true;
            } else if (Arrays.stream(Role.values()).anyMatch(role -> role.name().equals(name))) {
                roles.add(name);
            } else if (told.contains("@")) {
                refuseAddress(ROOT + "." + kind.setting(), told.strip());
                addresses.add(told.strip());
            } else {
                throw new StartupRefusal(ROOT + "." + kind.setting() + ": «" + shown(told) + "» is neither a role nor a"
                        + " mail address. Give " + TASK + " for the role whose task it is, roles ("
                        + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "))
                        + ") or addresses such as sponsor@example.org.");
            }
        }
        return new Notices.Audience(task, roles, addresses);
    }

    private List<String> told(Notice.Kind kind) {
        LotgateProperties.Notices notices = properties.notices();
        return switch (kind) {
            case ASSIGNED -> notices.assigned();
            case OVERDUE -> notices.overdue();
            case OUT_OF_SPECIFICATION -> notices.outOfSpecification();
            case LATE_FAILURE -> notices.lateFailure();
            case DECISION -> notices.decision();
            case HOLD -> notices.hold();
            case RECALL -> notices.recall();
            case EXPIRED -> notices.expired();
            case EXPIRING_SOON -> notices.expiringSoon();
        };
    }

    private static void refuseAddress(String setting, String address) {
        boolean good = ADDRESS.matcher(address).matches();
        try {
            new InternetAddress(address, true).validate();
        } catch (AddressException malformed) {
            good = false;
        }
        if (!good) {
            throw new StartupRefusal(
                    setting + ": «" + shown(address) + "» is not a mail address. Give one such as qa@example.org.");
        }
    }

    /** A name that is not bound to anything would tell nobody, and nobody would know. */
    private void refuseUnknown(String root, List<String> known) {
        Map<String, Object> given = Binder.get(environment)
                .bind(root, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        List<String> plain = known.stream().map(NoticeSettings::plain).toList();
        List<String> unknown = new ArrayList<>(given.keySet());
        unknown.removeIf(name -> plain.contains(plain(name.replaceFirst("[\\[.].*", ""))));
        if (!unknown.isEmpty()) {
            throw new StartupRefusal(root + ": there is no setting «" + shown(unknown.get(0)) + "». There are "
                    + String.join(", ", known) + ".");
        }
    }

    /** As settings are compared: a variable of the environment has no hyphens. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
