package io.lotgate.app;

import io.lotgate.ledger.Signer;
import io.lotgate.process.ReleaseProcess;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happens at each start before the first request: site and its key, proposals, sample data in a new sample database,
 * models, a seal.
 */
final class StartUp implements SmartInitializingSingleton {
    private final Installation installation;
    private final Proposals proposals;
    private final SampleData sample;
    private final ReleaseProcess process;
    private final Sealer sealer;
    private final TransactionTemplate transaction;

    StartUp(
            Installation installation,
            Proposals proposals,
            SampleData sample,
            ReleaseProcess process,
            Sealer sealer,
            PlatformTransactionManager transactions) {
        this.installation = installation;
        this.proposals = proposals;
        this.sample = sample;
        this.process = process;
        this.sealer = sealer;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!AopUtils.isAopProxy(installation.ledger())) { // else a record and its entry would not commit together
            throw new StartupRefusal("transactions are switched off in this application. Lotgate needs Spring's"
                    + " transaction management (@EnableTransactionManagement, or Spring Boot's).");
        }
        boolean sealing = installation.properties().seals().enabled();
        transaction.executeWithoutResult(status -> installation.open());
        sealer.putToUse(sealing);
        transaction.executeWithoutResult(status -> proposals.importAll());
        boolean isSample = installation.sites().current().sampleData();
        if (isSample) {
            transaction.executeWithoutResult(status -> sample.people());
            Signer qa = sample.signer(); // its people are committed by now
            transaction.executeWithoutResult(status -> sample.approve(qa));
        }
        process.deployModels();
        if (isSample) {
            sample.inventory();
        }
        if (isSample && installation.properties().sampleLots()) {
            sample.lots(transaction);
        }
        if (sealing) {
            sealer.start(installation.properties().seals().every());
        }
    }
}
