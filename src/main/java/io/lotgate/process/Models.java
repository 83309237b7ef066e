package io.lotgate.process;

import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Controlled;
import io.lotgate.specification.Problem;
import io.lotgate.value.Digest;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * The process models and the decisions they ask: approved controlled documents, deployed together so that what a lot's
 * models call stays in its deployment.
 */
final class Models {
    private static final String DECISION = ".dmn";
    private static final Set<String> CALLS = Set.of("callActivity", "businessRuleTask");

    private final Documents documents;
    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl configuration;
    private final Map<String, List<String>> calls = new ConcurrentHashMap<>(); // a file of this digest never changes

    Models(Documents documents, ProcessEngine engine) {
        this.documents = documents;
        this.repository = engine.getRepositoryService();
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Deploys the newest approved version of each model; without a change nothing is deployed. */
    void deploy() {
        Map<String, Controlled> newest = newest();
        if (newest.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name("lotgate").enableDuplicateFiltering(false);
        newest.forEach((name, document) -> deployment.addInputStream(
                file(name),
                new ByteArrayInputStream(documents.file(document.digest()).orElseThrow())));
        deployment.deploy();
    }

    /** SHA-256 of each model a lot registered now would follow. */
    Map<String, String> pinned() {
        Map<String, String> digests = new LinkedHashMap<>();
        newest().forEach((name, document) -> digests.put(name, document.file()));
        return digests;
    }

    /** Models that a lot registered now would need and that are not approved, in order; those they call included. */
    List<String> missing() {
        Map<String, Controlled> newest = newest();
        Set<String> needed = new TreeSet<>(Set.of("lot-release", "perform-test"));
        newest.values().forEach(document -> needed.addAll(called(document)));
        if (needed.contains("lot-in-stock")) {
            needed.addAll(ModelWhitelist.BESIDE);
        }
        return needed.stream().filter(name -> !newest.containsKey(name)).toList();
    }

    private List<String> called(Controlled document) {
        return calls.computeIfAbsent(document.file(), digest -> {
            byte[] xml = documents.file(document.digest()).orElseThrow();
            return raw(file(document.name()), xml) instanceof ModelReading.Read read
                    ? read.steps().stream()
                            .filter(step -> CALLS.contains(step.kind()))
                            .map(ModelReading.Step::by)
                            .toList()
                    : List.of();
        });
    }

    /** The file of a model or decision of this name. */
    static String file(String name) {
        return name + (DecisionWhitelist.NAMES.contains(name) ? DECISION : ".bpmn");
    }

    /**
     * Reads a proposal by our list and, when that finds nothing, by the engine's parser; nothing is deployed. A decision
     * is asked everything it can be asked, too.
     */
    ModelReading read(String file, byte[] xml) {
        ModelReading reading = raw(file, xml);
        if (!(reading instanceof ModelReading.Read read)) {
            return reading;
        }
        List<Problem> refused = file.endsWith(DECISION)
                ? contradictions(file, read, xml)
                : engineRefuses(file, xml).stream().toList();
        return refused.isEmpty() ? reading : new ModelReading.Refused(refused);
    }

    /** Where a decision leads away from the record; what is on record already was asked when it was imported. */
    private List<Problem> contradictions(String file, ModelReading.Read read, byte[] xml) {
        boolean known = documents
                .find(Documents.Kind.MODEL, read.name(), read.version())
                .filter(document -> document.digest().equals(Digest.of(xml)))
                .isPresent();
        return known
                ? List.of()
                : configuration.getCommandExecutorTxRequired().execute(context -> new DecisionCheck(
                                configuration.getDmnEngine())
                        .problems(file, read.name(), xml));
    }

    /** Reads by our list alone. */
    private static ModelReading raw(String file, byte[] xml) {
        return file.endsWith(DECISION) ? DecisionReader.read(file, xml) : ModelReader.read(file, xml);
    }

    private Optional<Problem> engineRefuses(String file, byte[] xml) {
        try {
            configuration.getCommandExecutorTxRequired().execute(context -> parse(file, xml));
            return Optional.empty();
        } catch (ParseException refused) {
            var first = refused.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream())
                    .findFirst();
            return Optional.of(new Problem(
                    file,
                    first.map(error -> error.getLine()).orElse(0),
                    "",
                    "the engine does not accept it: "
                            + first.map(error -> error.getMessage()).orElse(refused.getMessage())));
        } catch (ProcessEngineException refused) {
            return Optional.of(new Problem(file, 0, "", "the engine does not accept it: " + refused.getMessage()));
        }
    }

    private boolean parse(String file, byte[] xml) {
        BpmnDeployer deployer = configuration.getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(BpmnDeployer.class::cast)
                .findFirst()
                .orElseThrow();
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId("proposal");
        deployer.getBpmnParser()
                .createParse()
                .sourceInputStream(new ByteArrayInputStream(xml))
                .deployment(deployment)
                .name(file)
                .execute();
        return true;
    }

    private Map<String, Controlled> newest() {
        Map<String, Controlled> newest = new TreeMap<>();
        documents.current(Documents.Kind.MODEL).forEach(document -> newest.put(document.name(), document));
        return newest;
    }
}
