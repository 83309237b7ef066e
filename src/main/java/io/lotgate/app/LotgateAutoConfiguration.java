package io.lotgate.app;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lotgate.account.Accounts;
import io.lotgate.account.Directory;
import io.lotgate.certificate.Certificates;
import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.intake.ColumnMaps;
import io.lotgate.intake.Intake;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.LotPolicy;
import io.lotgate.lot.Lots;
import io.lotgate.notify.Notices;
import io.lotgate.process.Announcements;
import io.lotgate.process.Escalation;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Specifications;
import io.lotgate.trend.Trends;
import io.lotgate.web.SessionLife;
import io.lotgate.web.SignInRate;
import io.lotgate.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

/** Everything a host gets from the plain jar: each door is a bean, each can be replaced. */
@AutoConfiguration(
        after = {DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class},
        // a host's default security steps back when it meets a chain, so ours comes later
        afterName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnBooleanProperty(name = "lotgate.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LotgateProperties.class)
@Import(WebConfiguration.class)
public class LotgateAutoConfiguration {

    /** Marks that the schemas are of this release; whatever touches them takes it as a parameter. */
    record Migrated() {}

    @Bean
    Parts lotgateParts(
            @ForLotgate ObjectProvider<DataSource> markedSources,
            ObjectProvider<DataSource> sources,
            @ForLotgate ObjectProvider<PlatformTransactionManager> markedManagers,
            ObjectProvider<PlatformTransactionManager> managers,
            @ForLotgate ObjectProvider<Clock> clocks,
            @ForLotgate ObjectProvider<PasswordEncoder> encoders) {
        return Parts.of(
                new Parts.Choice<>(markedSources, sources),
                new Parts.Choice<>(markedManagers, managers),
                clocks,
                encoders);
    }

    /** What the doors' transactions run in; named by them, and none of the host's injections meets it. */
    @Bean(defaultCandidate = false)
    PlatformTransactionManager lotgateTransactions(Parts parts) {
        return parts.transactions();
    }

    /** The pages' clock; none of the host's injections meets it. */
    @Bean(defaultCandidate = false)
    Clock lotgateClock(Parts parts) {
        return parts.clock();
    }

    @Bean
    Migrated lotgateMigrations(Parts parts, LotgateProperties properties) {
        LotgateProperties.Owner owner = properties.owner();
        DataSource dataSource = parts.dataSource();
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
    Evaluator lotgateEvaluator() {
        return Evaluator.standard();
    }

    @Bean
    Intake lotgateIntake() {
        return Intake.standard();
    }

    @Bean
    ColumnMaps lotgateColumnMaps(Documents documents) {
        return new ColumnMaps(documents);
    }

    @Bean
    Sites lotgateSites(Parts parts, Migrated migrated) {
        return new Sites(parts.db());
    }

    @Bean
    Keyring lotgateKeyring(Parts parts, Environment environment, LotgateProperties properties) {
        return Keyring.open(properties, dataFolder(environment), parts.clock());
    }

    private static Optional<Path> dataFolder(Environment environment) {
        return Optional.ofNullable(environment.getProperty("lotgate.data-folder"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }

    @Bean
    Ledger lotgateLedger(Parts parts, Sites sites, Keyring keys) {
        return new Ledger(parts.db(), parts.clock(), () -> sites.current().id(), keys.key());
    }

    @Bean(destroyMethod = "close")
    Sealer lotgateSealer(
            Parts parts,
            Ledger ledger,
            Sites sites,
            Keyring keys,
            Environment environment,
            LotgateProperties properties) {
        String folder = properties.seals().folder();
        return new Sealer(
                parts.db(),
                parts.transactions(),
                ledger,
                sites,
                parts.clock(),
                keys,
                folder.isEmpty()
                        ? dataFolder(environment).map(data -> data.resolve("seals"))
                        : Optional.of(Path.of(folder)));
    }

    @Bean
    Documents lotgateDocuments(Parts parts, Ledger ledger) {
        return new Documents(parts.db(), ledger);
    }

    @Bean
    Accounts lotgateAccounts(
            Parts parts,
            Ledger ledger,
            Sites sites,
            ObjectProvider<Directory> directory,
            LotgateProperties properties) {
        LotgateProperties.SignIn signIn = properties.signIn();
        return new Accounts(
                parts.db(),
                ledger,
                parts.encoder(),
                parts.clock(),
                () -> sites.current().zoneId(),
                new Accounts.Policy(signIn.attempts(), signIn.lockedFor(), signIn.passwordLife()),
                directory.getIfAvailable(() -> Directory.NONE));
    }

    @Bean
    SessionLife lotgateSessionLife(Parts parts, LotgateProperties properties) {
        return new SessionLife(parts.clock(), properties.signIn().sessionLife());
    }

    @Bean
    SignInRate lotgateSignInRate(LotgateProperties properties) {
        LotgateProperties.SignIn signIn = properties.signIn();
        return new SignInRate(signIn.refusalsPerAddress(), signIn.addressWindow(), Ticker.systemTicker());
    }

    @Bean
    Specifications lotgateSpecifications(Documents documents, Evaluator evaluator) {
        return new Specifications(documents, evaluator);
    }

    @Bean(destroyMethod = "close")
    Notices lotgateNotices(
            Parts parts,
            Ledger ledger,
            Accounts accounts,
            Sites sites,
            @ForLotgate ObjectProvider<JavaMailSender> markedSenders,
            ObjectProvider<JavaMailSender> senders,
            Environment environment,
            LotgateProperties properties) {
        NoticeSettings settings = new NoticeSettings(properties, environment);
        JavaMailSender sender = markedSenders.getIfAvailable(senders::getIfUnique);
        Notices notices = new Notices(
                parts.db(),
                parts.transactions(),
                ledger,
                parts.clock(),
                settings.audiences(),
                settings.post(Optional.ofNullable(sender), new RoleHolders(accounts)::of, sites::current));
        if (properties.jobs().enabled()) {
            notices.start(settings.every());
        }
        return notices;
    }

    @Bean
    Announcements lotgateAnnouncements(Notices notices) {
        return new Announcements(notices);
    }

    @Bean(destroyMethod = "close")
    Escalation lotgateEscalation(Parts parts, Lots lots, Notices notices, LotgateProperties properties) {
        Escalation escalation = new Escalation(
                lots,
                notices,
                parts.db(),
                parts.transactions(),
                parts.clock(),
                properties.notices().expiringWithin());
        if (properties.jobs().enabled()) {
            escalation.start(properties.notices().every());
        }
        return escalation;
    }

    @Bean
    Lots lotgateLots(
            Parts parts,
            Ledger ledger,
            Specifications specifications,
            Evaluator evaluator,
            Announcements announcements,
            LotgateProperties properties) {
        return new Lots(
                parts.db(),
                ledger,
                specifications,
                evaluator,
                parts.clock(),
                new LotPolicy(
                        properties.lateEntryAfter(),
                        properties.investigationDue(),
                        properties.exceptionalSupply().allowed(),
                        properties.exceptionalSupply().notifyWithin()),
                announcements);
    }

    @Bean
    Trends lotgateTrends(Lots lots, Evaluator evaluator, LotgateProperties properties) {
        return new Trends(
                lots,
                evaluator,
                new Trends.Policy(
                        properties.trends().lotsForLimits(),
                        properties.trends().rules(),
                        properties.trends().constants()));
    }

    @Bean
    Certificates lotgateCertificates(
            Parts parts,
            Ledger ledger,
            Documents documents,
            Evaluator evaluator,
            Sites sites,
            Keyring keys,
            LotgateProperties properties) {
        String verification = properties.publicAddress() + "/lotgate/verify";
        return new Certificates(
                parts.db(),
                ledger,
                documents,
                evaluator,
                parts.clock(),
                sites::current,
                verification,
                new OwnTemplates(properties.templates())::find,
                keys.pdfSeal(properties.timeStamp(), parts.clock()),
                properties.paper());
    }

    @Bean(destroyMethod = "close")
    ReleaseProcess lotgateReleaseProcess(
            Parts parts,
            Accounts accounts,
            Lots lots,
            Documents documents,
            Certificates certificates,
            Ledger ledger,
            Notices notices,
            LotgateProperties properties) {
        return new ReleaseProcess(
                parts.dataSource(),
                parts.transactions(),
                parts.clock(),
                accounts,
                lots,
                documents,
                certificates,
                ledger,
                notices,
                new ReleaseProcess.Jobs(
                        properties.jobs().enabled(), properties.jobs().tryAgainEvery()));
    }

    @Bean
    StartUp lotgateStartUp(
            Parts parts,
            Sites sites,
            Ledger ledger,
            Documents documents,
            Specifications specifications,
            Accounts accounts,
            ReleaseProcess process,
            Lots lots,
            Sealer sealer,
            ObjectProvider<LotgateProperties.Site> site,
            Environment environment,
            LotgateProperties properties) {
        Installation installation =
                new Installation(sites, ledger, properties, site.getIfAvailable(properties::site), environment);
        Proposals proposals = new Proposals(documents, specifications, process::readModel, properties.folder());
        SampleData sample = new SampleData(accounts, documents, process, lots, parts.clock());
        return new StartUp(installation, proposals, sample, process, sealer, parts.transactions());
    }
}
