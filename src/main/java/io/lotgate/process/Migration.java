package io.lotgate.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Moves everything that runs for a lot to the newest deployed models, called processes too. An activity goes to the one of
 * the same id; where something waits at one that the new model lacks, nothing is moved.
 */
final class Migration {
    private final RuntimeService runtime;
    private final RepositoryService repository;

    Migration(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.repository = engine.getRepositoryService();
    }

    /** Why the lot cannot be moved; empty when it was. */
    Optional<String> move(UUID lot) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(lot + "%")
                .active()
                .list();
        try {
            running.forEach(this::move);
            return Optional.empty();
        } catch (MigrationPlanValidationException | MigratingProcessInstanceValidationException stays) {
            return Optional.of("The lot waits at a step that the approved models do not have. It ends by the models it"
                    + " began with.");
        }
    }

    private void move(ProcessInstance instance) {
        ProcessDefinition from = repository.getProcessDefinition(instance.getProcessDefinitionId());
        ProcessDefinition to = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(from.getKey())
                .latestVersion()
                .singleResult();
        if (from.getId().equals(to.getId())) {
            return;
        }
        MigrationPlan plan = runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
    }
}
