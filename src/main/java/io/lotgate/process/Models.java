package io.lotgate.process;

import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Controlled;
import io.lotgate.specification.Problem;
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

/** The process models: approved controlled documents, deployed together so that a lot's calls stay in its deployment. */
final class Models {
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
                name + ".bpmn",
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
            return ModelReader.read(document.name() + ".bpmn", xml) instanceof ModelReading.Read read
                    ? read.steps().stream()
                            .filter(step -> step.kind().equals("callActivity"))
                            .map(ModelReading.Step::by)
                            .toList()
                    : List.of();
        });
    }

    /** Reads a proposal by our list and, when that finds nothing, by the engine's parser; nothing is deployed. */
    ModelReading read(String file, byte[] xml) {
        ModelReading reading = ModelReader.read(file, xml);
        return reading instanceof ModelReading.Read
                ? engineRefuses(file, xml)
                        .<ModelReading>map(problem -> new ModelReading.Refused(List.of(problem)))
                        .orElse(reading)
                : reading;
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
