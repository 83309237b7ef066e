package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.lot.Act;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.process.Engines;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/** The whole program with a clock that the test moves; its jobs run when the test says so. */
final class TimedLab {
    private static final Moved CLOCK = new Moved();
    private static final Lab LAB = Lab.timed(CLOCK);

    private TimedLab() {}

    static Lab lab() {
        return LAB;
    }

    static Instant now() {
        return CLOCK.instant();
    }

    /** Moves the time on and runs what is due by then. */
    static void later(Duration time) {
        CLOCK.ahead = CLOCK.ahead.plus(time);
        runJobs();
    }

    /** Runs everything of the program's own that is due, until nothing is. */
    static void runJobs() {
        ClockUtil.setCurrentTime(Date.from(CLOCK.instant()));
        try {
            ManagementService jobs = Engines.of(LAB.process()).getManagementService();
            List<Job> due;
            do {
                due = jobs.createJobQuery().executable().list();
                due.forEach(job -> jobs.executeJob(job.getId()));
            } while (!due.isEmpty());
        } finally {
            ClockUtil.reset();
        }
    }

    /** Carries out an act on the version of the lot as it stands. */
    static Outcome<UUID> act(UUID lot, String act, String who, Map<String, String> entered) {
        Lot found = LAB.lots().find(lot).orElseThrow();
        return LAB.process()
                .acts()
                .run(
                        Ids.next(),
                        lot,
                        Act.of(act).orElseThrow(),
                        new HashMap<>(entered),
                        found.version(),
                        LAB.bean(Accounts.class).find(who).orElseThrow().actor(),
                        Lab.credentials(who));
    }

    /** Open tasks of one test of a lot. */
    static long tasks(UUID lot, String test) {
        return Engines.of(LAB.process())
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(lot + "/" + test)
                .count();
    }

    static UUID done(Outcome<UUID> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<UUID>) outcome).value();
    }

    static List<String> refused(Outcome<?> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome)
                .reasons().stream().map(reason -> reason.message()).toList();
    }

    private static final class Moved extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
