package io.lotgate.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts Lotgate on its own: on the embedded database, or on the one that spring.datasource.url names. */
final class Standalone implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final DataFolder folder;
    private final Map<String, Object> settings;
    private @Nullable EmbeddedDatabase database;

    /** @param settings settings that go before configuration files */
    Standalone(Path data, Map<String, Object> settings) {
        this.folder = new DataFolder(data);
        this.settings = settings;
    }

    ConfigurableApplicationContext start(WebApplicationType type) {
        SpringApplication application = new SpringApplication(LotgateApplication.class);
        application.setWebApplicationType(type);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(
                Map.of("spring.config.location", "classpath:/META-INF/lotgate/standalone/,optional:file:./config/"));
        application.addInitializers(this);
        SpringApplication.getShutdownHandlers().add(this::stopDatabase);
        try {
            return application.run();
        } catch (RuntimeException failed) {
            stopDatabase();
            throw failed;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("command line", settings));
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        EmbeddedDatabase started = EmbeddedDatabase.start(folder);
        database = started;
        Map<String, Object> found = new HashMap<>();
        found.put("spring.datasource.url", started.url());
        found.put("spring.datasource.username", "lotgate_app");
        found.put("spring.datasource.password", started.appPassword());
        found.put("lotgate.data-folder", folder.path().toString());
        found.put("lotgate.owner.username", "lotgate_owner");
        found.put("lotgate.owner.password", started.ownerPassword());
        environment.getPropertySources().addFirst(new MapPropertySource("embedded database", found));
    }

    synchronized void stopDatabase() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
