package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.ledger.Site;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Lots;
import io.lotgate.lot.OpenWork;
import io.lotgate.lot.WorkQuery;
import io.lotgate.notify.Notices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its surroundings. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before a host's own advice for every controller
@ControllerAdvice(basePackageClasses = Shell.class)
final class Shell {
    static final String NOTICE = "lotgate.notice";
    private static final int COUNTED = 99;

    private final Sites sites;
    private final Lots lots;
    private final Notices notices;
    private final String version;

    Shell(Sites sites, Lots lots, Notices notices, ObjectProvider<BuildProperties> build) {
        this.sites = sites;
        this.lots = lots;
        this.notices = notices;
        this.version = Optional.ofNullable(Shell.class.getPackage().getImplementationVersion())
                .or(() -> Optional.ofNullable(build.getIfAvailable()).map(BuildProperties::getVersion))
                .orElse("development");
    }

    String version() {
        return version;
    }

    @ModelAttribute("shell")
    ShellView shell(HttpServletRequest request) {
        return Session.find().isPresent() ? view(request) : outside();
    }

    /** The address inside the application, without a host's context path. */
    static String address(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The surroundings of a page that needs no sign-in. */
    private ShellView outside() {
        Site site = sites.current();
        return new ShellView(
                site.sampleData(), "", List.of(), List.of(), 0, "", site.name(), site.zone(), version, List.of());
    }

    private ShellView view(HttpServletRequest request) {
        Site site = sites.current();
        String path = address(request);
        boolean counted = DatabaseAway.found(request).isEmpty();
        Object notice = request.getSession().getAttribute(NOTICE);
        request.getSession().removeAttribute(NOTICE);
        List<NoticeView> notices = notice instanceof NoticeView one ? List.of(one) : List.of();
        String query = Optional.ofNullable(request.getParameter("q")).orElse("");
        return new ShellView(
                site.sampleData(),
                Session.person().printedName(),
                Session.person().roles().stream()
                        .map(role -> Session.words(role.name()))
                        .toList(),
                places(path, counted),
                counted ? this.notices.unseen(Session.actor(), COUNTED) : 0,
                query.length() > 100 ? "" : query,
                site.name(),
                site.zone(),
                version,
                notices);
    }

    /** @param counted whether the database can be asked how much waits */
    private List<PlaceRow> places(String path, boolean counted) {
        int open = counted ? lots.work().count(WorkQuery.all(ownWork()), COUNTED) : 0;
        List<PlaceRow> places = new ArrayList<>(List.of(
                new PlaceRow("My work", "/lotgate/tasks", "work", path.startsWith("/lotgate/tasks"), open),
                new PlaceRow("Lots", "/lotgate/lots", "lots", path.startsWith("/lotgate/lots"), 0),
                new PlaceRow(
                        "Certificates",
                        "/lotgate/certificates",
                        "certificate",
                        path.startsWith("/lotgate/certificates"),
                        0),
                new PlaceRow("Trends", "/lotgate/trends", "trend", path.startsWith("/lotgate/trends"), 0),
                new PlaceRow(
                        "Documents", "/lotgate/documents", "specification", path.startsWith("/lotgate/documents"), 0),
                new PlaceRow("Ledger", "/lotgate/ledger", "ledger", path.startsWith("/lotgate/ledger"), 0)));
        if (PeopleController.mayRead()) {
            places.add(new PlaceRow("People", "/lotgate/people", "people", path.startsWith("/lotgate/people"), 0));
        } else { // the rail has seven places; who sees people reaches the inventory from the documents
            places.add(
                    new PlaceRow("Inventory", "/lotgate/inventory", "box", path.startsWith("/lotgate/inventory"), 0));
        }
        return places;
    }

    /** What waits for the person who is signed in. */
    static Set<OpenWork.Kind> ownWork() {
        Set<OpenWork.Kind> kinds = EnumSet.noneOf(OpenWork.Kind.class);
        if (Session.has(Role.QC_TECHNICIAN)) {
            kinds.add(OpenWork.Kind.RECEIVE_SAMPLES);
            kinds.add(OpenWork.Kind.PERFORM);
            kinds.add(OpenWork.Kind.ERRAND_BENCH);
        }
        if (Session.has(Role.QC_REVIEWER)) {
            kinds.add(OpenWork.Kind.REVIEW);
            kinds.add(OpenWork.Kind.LABORATORY_PHASE);
        }
        if (Session.has(Role.QA_MANAGER)) {
            kinds.add(OpenWork.Kind.REVIEW_BATCH_RECORD);
            kinds.add(OpenWork.Kind.ASSESS_INVESTIGATION);
            kinds.add(OpenWork.Kind.CONCLUDE_INVESTIGATION);
            kinds.add(OpenWork.Kind.ERRAND_QA);
        }
        if (Session.has(Role.CERTIFIER)) {
            kinds.add(OpenWork.Kind.DECIDE);
        }
        return kinds;
    }
}
