package org.example.lims.apart;

import io.lotgate.app.ForLotgate;
import io.lotgate.app.LotgateProperties;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** A hospital that gives Lotgate parts of its own: a database apart, a clock, an encoder, a site. */
@Configuration
class Apart {
    @Bean(defaultCandidate = false)
    @ForLotgate
    DataSource releaseDatabase(
            @Value("${release.url}") String url,
            @Value("${release.user}") String user,
            @Value("${release.password}") String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    @Bean(defaultCandidate = false)
    @ForLotgate
    Clock tomorrow() {
        return Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
    }

    @Bean(defaultCandidate = false)
    @ForLotgate
    PasswordEncoder releaseEncoder() {
        return Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    LotgateProperties.Site releaseSite() {
        return new LotgateProperties.Site("St. Elsewhere GMP", "医院", "9 Ward Road", "+00 1", "Europe/Berlin");
    }
}
