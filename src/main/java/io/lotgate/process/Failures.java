package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The engine's jobs that failed, and having them tried again. */
final class Failures {
    /** A step of the program takes seconds; one that waits longer is worth a person's look. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final int SHOWN = 50;
    private static final int TRIES = 5;

    private final ProcessEngine engine;
    private final Ledger ledger;
    private final Clock clock;

    Failures(ProcessEngine engine, Ledger ledger, Clock clock) {
        this.engine = engine;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Steps of a lot that failed at least once and are not done yet. */
    List<StuckStep> of(UUID lot) {
        return jobs(lot).stream()
                .filter(job -> failed(job) || job.getRetries() == 0)
                .flatMap(job -> step(job).stream())
                .toList();
    }

    /** Every step that stopped or is not done after some minutes, the oldest first. */
    List<StuckStep> all() {
        Instant before = clock.instant().minus(LONG);
        Stream<Job> stopped = query().noRetriesLeft().orderByJobId().asc().listPage(0, SHOWN).stream();
        Stream<Job> waiting = query().withRetriesLeft().messages().orderByJobId().asc().listPage(0, SHOWN).stream()
                .filter(job -> job.getCreateTime().toInstant().isBefore(before));
        return Stream.concat(stopped, waiting)
                .flatMap(job -> step(job).stream())
                .toList();
    }

    /** Has the stopped steps of a lot tried again, as often as at first. */
    Outcome<UUID> tryAgain(UUID lot, UUID command, Actor by) {
        if (!by.has("QA_MANAGER") && !by.has("CERTIFIER") && !by.has("ADMINISTRATOR")) {
            return Outcome.refused(Refusal.notAllowed(
                    "Only a QA manager, a certifier or an administrator has a stopped step tried again."));
        }
        List<Job> stopped =
                jobs(lot).stream().filter(job -> job.getRetries() == 0).toList();
        if (stopped.isEmpty()) {
            return Outcome.refused(
                    Refusal.stale("No step of this lot is stopped: it was tried again, or done, meanwhile."));
        }
        for (Job job : stopped) {
            engine.getManagementService().setJobRetries(job.getId(), TRIES);
            ledger.append(
                    Lots.stream(lot),
                    Change.of("step tried again", by).command(command).after("node", node(job)));
        }
        return Outcome.done(lot);
    }

    /** Has the engine look for work now instead of after its usual pause. */
    void wake() {
        if (engine.getProcessEngineConfiguration() instanceof ProcessEngineConfigurationImpl configuration) {
            configuration.getJobExecutor().jobWasAdded();
        }
    }

    /** The lot's own process and the stock that it calls have the lot's id as their key. */
    private List<Job> jobs(UUID lot) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(lot.toString())
                .list()
                .stream()
                .flatMap(instance -> query().processInstanceId(instance.getId()).list().stream())
                .toList();
    }

    private JobQuery query() {
        return engine.getManagementService().createJobQuery();
    }

    private Optional<StuckStep> step(Job job) {
        return Optional.ofNullable(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey)
                .map(key -> new StuckStep(
                        UUID.fromString(key.replaceAll("/.*", "")),
                        node(job),
                        name(job),
                        job.getRetries(),
                        failed(job)
                                ? FailureWords.of(engine.getManagementService().getJobExceptionStacktrace(job.getId()))
                                : FailureWords.NOT_STARTED,
                        job.getId(),
                        job.getCreateTime().toInstant()));
    }

    private String node(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private String name(Job job) {
        return engine.getRepositoryService()
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .<org.camunda.bpm.model.bpmn.instance.FlowNode>getModelElementById(node(job))
                .getName();
    }

    private static boolean failed(Job job) {
        return job.getExceptionMessage() != null;
    }
}
