package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Who is told what is understood, or refused in one line; a slip never means that somebody is silently not told. */
class NoticeSettingsTest {

    @Test
    void withoutSettingsTheRolesAreToldOnPagesOnly() {
        NoticeSettings settings = settings(Map.of());
        assertThat(settings.audiences()).containsOnlyKeys(Notice.Kind.values());
        assertThat(settings.audiences().get(Notice.Kind.ASSIGNED))
                .isEqualTo(new Notices.Audience(true, Set.of(), Set.of()));
        assertThat(settings.audiences().get(Notice.Kind.LATE_FAILURE).roles()).contains("QA_MANAGER", "CERTIFIER");
        assertThat(post(settings, true)).isEmpty();
    }

    @Test
    void readsRolesTaskAndAddresses() {
        NoticeSettings settings = settings(Map.of(
                "lotgate.notices.late-failure", "QA_MANAGER, physician@hospital.example , sponsor@trial.example",
                "lotgate.notices.overdue[0]", "task",
                "lotgate.notices.overdue[1]", "qa-manager",
                "lotgate.notices.assigned", "",
                "lotgate.notices.mail.from", "lotgate@lab.example"));
        assertThat(settings.audiences().get(Notice.Kind.LATE_FAILURE))
                .isEqualTo(new Notices.Audience(
                        false, Set.of("QA_MANAGER"), Set.of("physician@hospital.example", "sponsor@trial.example")));
        assertThat(settings.audiences().get(Notice.Kind.OVERDUE))
                .isEqualTo(new Notices.Audience(true, Set.of("QA_MANAGER"), Set.of()));
        assertThat(settings.audiences().get(Notice.Kind.ASSIGNED)).isEqualTo(Notices.Audience.NOBODY);
        assertThat(post(settings, true)).isPresent();
    }

    @Test
    void readsVariablesOfTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "LOTGATE_NOTICES_LATEFAILURE", "CERTIFIER",
                                "LOTGATE_NOTICES_MAIL_FIRSTPAUSE", "5s")));
        assertThat(settings(environment).audiences().get(Notice.Kind.LATE_FAILURE))
                .isEqualTo(new Notices.Audience(false, Set.of("CERTIFIER"), Set.of()));
    }

    @Test
    void keepsNamesOfPeopleInBrackets() {
        NoticeSettings settings = settings(Map.of(
                "lotgate.notices.mail.people[chen_li]", "chen@lab.example",
                "lotgate.notices.mail.people.li.na", "li@lab.example",
                "lotgate.notices.mail.from", "lotgate@lab.example"));
        assertThat(post(settings, true).orElseThrow().people())
                .containsExactlyInAnyOrderEntriesOf(Map.of("chen_li", "chen@lab.example", "li.na", "li@lab.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            late-failur                | QA_MANAGER        | there is no setting «late-failur»
            late                       | QA_MANAGER        | There are assigned, overdue, out-of-specification, late-failure
            recall                     | physician         | lotgate.notices.recall: «physician» is neither a role nor a mail address
            recall                     | QA_MANGER         | roles (QC_TECHNICIAN, QC_REVIEWER, QA_MANAGER
            recall                     | qa@localhost      | lotgate.notices.recall: «qa@localhost» is not a mail address
            recall                     | a@b.example c@d.e | is not a mail address
            mail.people.qa             | nobody            | lotgate.notices.mail.people.qa: «nobody» is not a mail address
            mail.people.qa             | qa@lab.example    | no mail server is set. Set spring.mail.host;
            recall                     | s@trial.example   | lotgate.notices.recall gives a mail address, but no mail server
            mail.from                  | Lotgate           | lotgate.notices.mail.from: «Lotgate» is not a mail address
            mail.form                  | a@b.example       | there is no setting «form»
            """)
    void refusesInOneLine(String name, String value, String line) {
        NoticeSettings settings = settings(Map.of("lotgate.notices." + name, value));
        Throwable refused = catchThrowable(() -> {
            settings.audiences();
            post(settings, false);
        });
        assertThat(Refusals.line(refused)).contains(line).doesNotContain("\n");
        assertThat(Refusals.isBug(refused)).isFalse();
    }

    @Test
    void refusesLineEndsInAnAddress() {
        NoticeSettings settings = settings(Map.of("lotgate.notices.mail.people.qa", "qa@lab.example\r\nBcc: a@b.c"));
        assertThat(Refusals.line(catchThrowable(() -> post(settings, true))))
                .contains("is not a mail address")
                .doesNotContain("\n");
    }

    @Test
    void refusesAMailWithoutSenderAndTriesThatEndBeforeTheyBegin() {
        assertThat(Refusals.line(
                        catchThrowable(() -> post(settings(Map.of("lotgate.notices.recall", "s@t.example")), true))))
                .contains("no sender is set. Set lotgate.notices.mail.from");
        Map<String, Object> none = new HashMap<>(Map.of("lotgate.notices.recall", "s@t.example"));
        none.put("lotgate.notices.mail.from", "a@b.example");
        none.put("lotgate.notices.mail.tries", "0");
        assertThat(Refusals.line(catchThrowable(() -> post(settings(none), true))))
                .contains("lotgate.notices.mail.tries is 0");
    }

    @Test
    void theProgramDoesNotStartWithThem(@TempDir Path folder) {
        Map<String, Object> settings = Map.of("lotgate.notices.late-failure", "QA_MANAGER, sponsor");
        Throwable refused = catchThrowable(() -> new Standalone(folder, settings).start(WebApplicationType.NONE));
        assertThat(Refusals.line(refused))
                .startsWith("lotgate: lotgate.notices.late-failure: «sponsor» is neither a role nor a mail address.");
    }

    private static Optional<Notices.Post> post(NoticeSettings settings, boolean server) {
        return settings.post(
                server ? Optional.of(new JavaMailSenderImpl()) : Optional.empty(), roles -> Set.of(), () -> {
                    throw new IllegalStateException("nothing is sent here");
                });
    }

    private static NoticeSettings settings(Map<String, Object> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", given));
        return settings(environment);
    }

    private static NoticeSettings settings(StandardEnvironment environment) {
        return new NoticeSettings(
                Binder.get(environment).bindOrCreate("lotgate", LotgateProperties.class), environment);
    }
}
