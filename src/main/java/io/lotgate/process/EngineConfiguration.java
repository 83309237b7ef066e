package io.lotgate.process;

import io.lotgate.certificate.Certificates;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import io.lotgate.notify.Notices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds the embedded engine on the application's own data source and transaction manager. */
final class EngineConfiguration {
    private EngineConfiguration() {}

    static ProcessEngine build(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Lots lots,
            Certificates certificates,
            Ledger ledger,
            Timers timers,
            Notices notices,
            boolean jobs) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("lotgate");
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseTablePrefix("engine.");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE); // Flyway owns it
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        configuration.setHistoryTimeToLive("P180D");
        configuration.setJobExecutorActivate(jobs);
        configuration.setJobExecutor(jobExecutor());
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new WayTaken(ledger))));
        // the only beans a model can reach
        configuration.setBeans(new HashMap<>(Map.of(
                "escalateTest", new EscalateTest(ledger, lots, notices),
                "startLateTests", new StartLateTests(lots),
                "gatingTests", new GatingTests(lots),
                "evaluateResult", new EvaluateResult(lots),
                "issueCertificate", new IssueCertificate(certificates),
                "readNeed", new ReadNeed(lots),
                "expireLot", new ExpireLot(lots),
                "escalateNotification", new EscalateNotification(ledger, lots, notices),
                "deadlines", timers)));
        return configuration.buildProcessEngine();
    }

    /**
     * A job that a killed program had taken is free again after 15 s, on whichever node; one that still runs by then may be
     * taken twice, which changes nothing, since issuing locks the certificate and is done once.
     */
    private static JobExecutor jobExecutor() {
        JobExecutor executor = new DefaultJobExecutor();
        executor.setLockTimeInMillis(15_000);
        executor.setWaitTimeInMillis(1000);
        executor.setMaxWait(5000); // looks for free jobs at least this often
        return executor;
    }
}
