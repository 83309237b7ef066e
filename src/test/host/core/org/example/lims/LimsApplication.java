package org.example.lims;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** A hospital's own laboratory system, which knows nothing of Lotgate. */
@SpringBootApplication
public class LimsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(LimsApplication.class, arguments);
    }

    /** The day the hospital opened; no clock to keep a record by. */
    @Bean
    Clock opening() {
        return Clock.fixed(Instant.parse("1987-05-04T08:00:00Z"), ZoneOffset.UTC);
    }

    @EventListener
    void ready(WebServerInitializedEvent event) {
        System.out.println("LIMS listens on " + event.getWebServer().getPort());
    }
}
