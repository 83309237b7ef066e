package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hospital's own users in Lotgate: signed in once, checked at each signature, no password kept. */
class HostPeopleIT {

    @Test
    void whoIsSignedInAtTheHostOpensThePagesWithoutASecondSignIn() throws Exception {
        Visitor tessa = Hospital.signedInAt(Hospital.WITH, "tessa");
        assertThat(tessa.get("/lotgate/tasks").body()).contains("Tessa Technician");
        assertThat(tessa.post("/lotgate/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(tessa.get("/").statusCode())
                .as("still signed in at the host")
                .isEqualTo(200);

        Visitor rita = Hospital.signedInAt(Hospital.WITH, "rita"); // no role in Lotgate
        assertThat(rita.get("/lotgate/tasks").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/lims/lotgate/login"));
    }

    @Test
    void aSignInAtLotgateIsNoneAtTheHost() throws Exception {
        Visitor tom = Hospital.signedIn("tom");
        assertThat(tom.get("/lotgate/lots").statusCode()).isEqualTo(200);
        assertThat(tom.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonOfTheDirectoryIsEnrolledOnceAndEveryChangeIsInTheLedger() throws Exception {
        JdbcClient db = HostDatabase.as("postgres", "lims");
        db.sql("INSERT INTO staff VALUES ('uma', '{noop}hospital-uma', 'Uma New', 'TECHNICIAN')")
                .update();
        Hospital.signedIn("uma");
        Hospital.signedIn("uma");
        db.sql("UPDATE staff SET duty = 'SENIOR', name = 'Uma Changed' WHERE username = 'uma'")
                .update();
        assertThat(Hospital.signedIn("uma").get("/lotgate/tasks").body()).contains("Uma Changed", "QC reviewer");
        assertThat(Hospital.rows("SELECT action FROM record.ledger_entry WHERE stream = 'person/uma' ORDER BY number"))
                .containsExactly(
                        "person enrolled from the directory",
                        "signed in",
                        "signed in",
                        "person changed in the directory",
                        "signed in");
        assertThat(Hospital.rows("SELECT username FROM record.person WHERE username = 'uma'"))
                .hasSize(1);
        assertThat(Hospital.rows("SELECT c.id::text FROM record.credential c JOIN record.person p ON c.person = p.id"
                        + " WHERE p.username IN ('uma', 'tessa')"))
                .as("no password of the host's is kept")
                .isEmpty();
    }

    @Test
    void wrongPasswordsLockTheNameBeforeTheDirectoryIsAskedAgain() throws Exception {
        Visitor stranger = new Visitor(Hospital.WITH.url() + "/lims");
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.signIn("ida", "wrong " + i).statusCode()).isEqualTo(401);
        }
        assertThat(stranger.signIn("ida", "hospital-ida").body()).contains("locked until");
        assertThat(Hospital.rows("SELECT action FROM record.ledger_entry WHERE stream = 'person/ida'"))
                .contains("credentials refused")
                .doesNotContain("signed in");
        assertThat(stranger.signIn("rita", "hospital-rita").body()).contains("You have no role in Lotgate");
        assertThat(stranger.signIn("nobody", "x").body()).contains("User name or password is wrong");
    }
}
