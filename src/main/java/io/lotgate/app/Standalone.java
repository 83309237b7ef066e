package io.lotgate.app;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts Lotgate on its own: on the embedded database, or on the one that spring.datasource.url names. */
final class Standalone implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final DataFolder folder;
    private final Map<String, Object> settings;
    private final boolean apart;
    private WebApplicationType type = WebApplicationType.NONE;
    private Optional<Clock> clock = Optional.empty();
    private @Nullable EmbeddedDatabase database;
    private @Nullable StartLog log;

    /** @param settings settings that go before configuration files */
    Standalone(Path data, Map<String, Object> settings) {
        this(data, settings, false);
    }

    private Standalone(Path data, Map<String, Object> settings, boolean apart) {
        this.folder = new DataFolder(data);
        this.settings = settings;
        this.apart = apart;
    }

    /** One that works on its embedded database whatever data source the settings name. */
    static Standalone apart(Path data, Map<String, Object> settings) {
        return new Standalone(data, settings, true);
    }

    /** Has the program take its time from this clock. */
    Standalone at(Clock other) {
        clock = Optional.of(other);
        return this;
    }

    ConfigurableApplicationContext start(WebApplicationType webType) {
        type = webType;
        SpringApplication application = new SpringApplication(LotgateApplication.class);
        application.setWebApplicationType(type);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(
                Map.of("spring.config.location", "classpath:/META-INF/lotgate/standalone/,optional:file:./config/"));
        application.addInitializers(this);
        SpringApplication.getShutdownHandlers().add(this::stopDatabase);
        try {
            ConfigurableApplicationContext context = application.run();
            endLog(true);
            return context;
        } catch (RuntimeException | Error failed) {
            stopDatabase();
            endLog(Refusals.isBug(failed));
            throw failed;
        }
    }

    private void endLog(boolean wanted) {
        if (log != null && wanted) {
            log.write();
        } else if (log != null) {
            log.drop();
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        log = StartLog.keep();
        ExpectedConcurrency.hide();
        ConfigurableEnvironment environment = context.getEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("command line", settings));
        if (type == WebApplicationType.SERVLET) {
            ListeningPort.of(environment).refuseTaken();
        }
        clock.ifPresent(other -> ((GenericApplicationContext) context)
                .registerBean("clock", Clock.class, () -> other, Standalone::forLotgate));
        String own = environment.getProperty("spring.datasource.url", "");
        if (apart || own.isBlank()) {
            embed((GenericApplicationContext) context);
        } else {
            refuseOtherDatabase("spring.datasource.url", own);
        }
    }

    private static void forLotgate(BeanDefinition bean) {
        ((AbstractBeanDefinition) bean).addQualifier(new AutowireCandidateQualifier(ForLotgate.class));
    }

    /** The address is not repeated: it may hold a password. */
    static void refuseOtherDatabase(String setting, String url) {
        if (Driver.parseURL(url, null) == null) {
            throw new StartupRefusal(setting + " is not the address of a PostgreSQL, the only database"
                    + " Lotgate works with. Give jdbc:postgresql://host:port/database.");
        }
    }

    private void embed(GenericApplicationContext context) {
        EmbeddedDatabase started = EmbeddedDatabase.start(folder);
        database = started;
        Map<String, Object> found = new HashMap<>();
        found.put("spring.datasource.url", started.url());
        found.put("spring.datasource.username", "lotgate_app");
        found.put("spring.datasource.password", started.appPassword());
        found.put("lotgate.data-folder", folder.path().toString());
        found.put("lotgate.owner.username", "lotgate_owner");
        found.put("lotgate.owner.password", started.ownerPassword());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("embedded database", found));
        if (apart) { // a pool's own settings could name another database still
            context.registerBean(DataSource.class, () -> pool(started));
        }
    }

    private static HikariDataSource pool(EmbeddedDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername("lotgate_app");
        pool.setPassword(database.appPassword());
        return pool;
    }

    synchronized void stopDatabase() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
