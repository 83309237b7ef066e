package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.certificate.Certificates;
import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.intake.Intake;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Lots;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Specifications;
import io.lotgate.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Everything a host gets from the plain jar: each door is a bean, each can be replaced. */
@AutoConfiguration(after = {DataSourceTransactionManagerAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@EnableConfigurationProperties(LotgateProperties.class)
@EnableTransactionManagement(proxyTargetClass = true)
@Import(WebConfiguration.class)
public class LotgateAutoConfiguration {

    /** Marks that the schemas are of this release; whatever touches them takes it as a parameter. */
    record Migrated() {}

    @Bean
    Migrated lotgateMigrations(DataSource dataSource, LotgateProperties properties) {
        LotgateProperties.Owner owner = properties.owner();
        if (owner.username().isEmpty()) {
            Migrations.run(dataSource, Databases.user(dataSource));
        } else {
            Migrations.run(
                    new DriverManagerDataSource(Databases.url(dataSource), owner.username(), owner.password()),
                    Databases.user(dataSource));
        }
        return new Migrated();
    }

    @Bean
    @ConditionalOnMissingBean
    Clock lotgateClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    PasswordEncoder lotgatePasswordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    Evaluator lotgateEvaluator() {
        return Evaluator.standard();
    }

    @Bean
    Intake lotgateIntake() {
        return Intake.standard();
    }

    @Bean
    Sites lotgateSites(JdbcClient db, Migrated migrated) {
        return new Sites(db);
    }

    @Bean
    Ledger lotgateLedger(JdbcClient db, Clock clock, Sites sites) {
        return new Ledger(db, clock, () -> sites.current().id());
    }

    @Bean
    Documents lotgateDocuments(JdbcClient db, Ledger ledger) {
        return new Documents(db, ledger);
    }

    @Bean
    Accounts lotgateAccounts(
            JdbcClient db,
            Ledger ledger,
            PasswordEncoder encoder,
            Clock clock,
            Sites sites,
            LotgateProperties properties) {
        LotgateProperties.SignIn signIn = properties.signIn();
        return new Accounts(
                db, ledger, encoder, clock, () -> sites.current().zoneId(), signIn.attempts(), signIn.lockedFor());
    }

    @Bean
    Specifications lotgateSpecifications(Documents documents, Evaluator evaluator) {
        return new Specifications(documents, evaluator);
    }

    @Bean
    Lots lotgateLots(
            JdbcClient db,
            Ledger ledger,
            Specifications specifications,
            Evaluator evaluator,
            Clock clock,
            LotgateProperties properties) {
        return new Lots(db, ledger, specifications, evaluator, clock, properties.lateEntryAfter());
    }

    @Bean
    Certificates lotgateCertificates(
            JdbcClient db,
            Ledger ledger,
            Documents documents,
            Evaluator evaluator,
            Clock clock,
            Sites sites,
            LotgateProperties properties) {
        String verification = properties.publicAddress() + "/lotgate/verify";
        return new Certificates(db, ledger, documents, evaluator, clock, sites::current, verification);
    }

    @Bean(destroyMethod = "close")
    ReleaseProcess lotgateReleaseProcess(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock,
            Accounts accounts,
            Lots lots,
            Documents documents,
            Certificates certificates,
            Ledger ledger,
            LotgateProperties properties) {
        return new ReleaseProcess(
                dataSource,
                transactions,
                clock,
                accounts,
                lots,
                documents,
                certificates,
                ledger,
                properties.jobs().enabled());
    }

    @Bean
    StartUp lotgateStartUp(
            Sites sites,
            Ledger ledger,
            Documents documents,
            Specifications specifications,
            Accounts accounts,
            ReleaseProcess process,
            Lots lots,
            Clock clock,
            PlatformTransactionManager transactions,
            Environment environment,
            LotgateProperties properties) {
        Installation installation = new Installation(sites, ledger, properties, environment);
        Proposals proposals = new Proposals(documents, specifications, process::readModel, Path.of(""));
        SampleData sample = new SampleData(accounts, documents, process, lots, clock);
        return new StartUp(installation, proposals, sample, process, transactions);
    }
}
