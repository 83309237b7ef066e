package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.Person;
import io.lotgate.account.Role;
import io.lotgate.account.SignIn;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Outcome;
import io.lotgate.process.People;
import io.lotgate.value.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords grow old, sessions end, and a reset ends the password it replaces. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PasswordAgeTest {
    private static final String NEW = "a sentence of one's own";

    private final MovableClock clock = new MovableClock();
    private final Lab lab =
            Lab.timed(clock, Map.of("lotgate.sign-in.password-life", "90d", "lotgate.sign-in.session-life", "12h"));

    @Test
    @Order(1)
    void aSignInLastsOneWorkingDayHoweverBusyItIs() throws Exception {
        Visitor auditor = Visitor.signedIn(lab.url(), "auditor", SamplePeople.PASSWORD);
        assertThat(auditor.get("/lotgate/lots").statusCode()).isEqualTo(200);
        clock.forward(Duration.ofHours(11));
        assertThat(auditor.get("/lotgate/lots").statusCode()).isEqualTo(200);
        clock.forward(Duration.ofHours(1));
        HttpResponse<String> late = auditor.get("/lotgate/lots");
        assertThat(late.statusCode()).isEqualTo(302);
        assertThat(location(late)).endsWith("/lotgate/login?late");
        assertThat(auditor.get("/lotgate/login?late").body()).contains("one working day at most");
        assertThat(auditor.signIn("auditor", SamplePeople.PASSWORD).statusCode())
                .isEqualTo(302);
        assertThat(auditor.get("/lotgate/lots").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void aResetByTwoAdministratorsEndsTheOldPasswordAtOnce() throws Exception {
        Actor first = actor("admin");
        Actor second = administrator("Second Helper");
        Visitor open = Visitor.signedIn(lab.url(), "technician2", SamplePeople.PASSWORD);
        assertThat(open.get("/lotgate/account").statusCode()).isEqualTo(200);
        People people = lab.process().people();
        people.inviteAgain(Ids.next(), "technician2", "seen on a note at the bench", first);
        UUID request = lab.bean(Accounts.class)
                .account("technician2")
                .flatMap(account -> account.reset())
                .orElseThrow()
                .id();
        assertThat(check("technician2", SamplePeople.PASSWORD)).isInstanceOf(SignIn.Accepted.class);
        Outcome<People.Invited> confirmed =
                people.decideReset(Ids.next(), "technician2", request, true, "seen it too", second);
        String key = ((Outcome.Done<People.Invited>) confirmed).value().key().orElseThrow();
        assertThat(open.get("/lotgate/account").statusCode())
                .as("the open session")
                .isEqualTo(302);
        assertThat(check("technician2", SamplePeople.PASSWORD))
                .isEqualTo(new SignIn.Refused("Your password was reset. Choose a new one by the link you were given."));
        assertThat(check("technician2", "something else"))
                .isEqualTo(new SignIn.Refused("User name or password is wrong. Check both and try again."));
        people.choosePassword(key, NEW, NEW);
        assertThat(check("technician2", NEW)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    @Order(3)
    void anExpiredPasswordOpensNothingButItsOwnChangeAndSignsNothing() throws Exception {
        Visitor qa = Visitor.signedIn(lab.url(), "qa", SamplePeople.PASSWORD);
        assertThat(qa.get("/lotgate/account").body()).contains("Your present password can be used until");
        clock.forward(Duration.ofDays(90));

        SignIn old = check("qa", SamplePeople.PASSWORD);
        assertThat(old).isInstanceOf(SignIn.Expired.class);
        Outcome<UUID> signed = lab.process()
                .inventory()
                .failItem(
                        Ids.next(),
                        "CC-01",
                        "declared while the password was too old",
                        actor("qa"),
                        new Credentials("qa", SamplePeople.PASSWORD));
        assertThat(signed).isInstanceOf(Outcome.Refused.class);
        assertThat(signed.toString()).contains("Your password expired on");

        Visitor late = Visitor.signedIn(lab.url(), "qa", SamplePeople.PASSWORD);
        for (String page : new String[] {"/lotgate/tasks", "/lotgate/lots", "/lotgate/people"}) {
            assertThat(location(late.get(page))).as(page).endsWith("/lotgate/account?expired");
        }
        String form = late.get("/lotgate/account").body();
        assertThat(form).contains("Your password expired on").contains("Choose a new one to go on");
        HttpResponse<String> changed = late.send(
                "/lotgate/account",
                Map.of("present", SamplePeople.PASSWORD, "new", NEW, "again", NEW),
                Visitor.token(form));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(302);
        assertThat(late.get("/lotgate/lots").statusCode()).isEqualTo(200);
        assertThat(check("qa", NEW)).isInstanceOf(SignIn.Accepted.class);
        assertThat(Verify.verify(lab.bean(JdbcClient.class)).faults()).isEmpty();
    }

    private SignIn check(String username, String password) {
        return lab.bean(Accounts.class).check(new Credentials(username, password), "a test");
    }

    private Actor actor(String username) {
        return lab.bean(Accounts.class).find(username).map(Person::actor).orElseThrow();
    }

    private Actor administrator(String name) {
        return lab.bean(Accounts.class)
                .create("helper.two", name, Set.of(Role.ADMINISTRATOR), SamplePeople.PASSWORD, Actor.SYSTEM)
                .actor();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
