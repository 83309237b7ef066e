package io.lotgate.app;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/** What Lotgate works with inside an application: the application's own, or what it marked {@link ForLotgate}. */
record Parts(
        DataSource dataSource,
        PlatformTransactionManager transactions,
        JdbcClient db,
        Clock clock,
        PasswordEncoder encoder) {

    /** An application's beans of one type: those it marked for Lotgate, and all. */
    record Choice<T>(ObjectProvider<T> marked, ObjectProvider<T> all) {}

    static Parts of(
            Choice<DataSource> sources,
            Choice<PlatformTransactionManager> managers,
            ObjectProvider<Clock> clocks,
            ObjectProvider<PasswordEncoder> encoders) {
        DataSource marked = sources.marked().getIfAvailable();
        DataSource source = marked != null ? marked : only("DataSource", sources.all());
        return new Parts(
                source,
                transactions(marked, managers),
                JdbcClient.create(source),
                clocks.getIfAvailable(Clock::systemUTC),
                encoders.getIfAvailable(BCryptPasswordEncoder::new));
    }

    /** Record and transaction must be of one data source, so a marked one brings its own manager where none fits. */
    private static PlatformTransactionManager transactions(
            @org.jspecify.annotations.Nullable DataSource marked, Choice<PlatformTransactionManager> managers) {
        PlatformTransactionManager own = managers.marked().getIfAvailable();
        if (own != null) {
            return own;
        }
        if (marked == null) {
            return only("PlatformTransactionManager", managers.all());
        }
        return managers.all().getIfUnique() instanceof ResourceTransactionManager hosts
                        && hosts.getResourceFactory().equals(marked)
                ? (PlatformTransactionManager) hosts
                : new JdbcTransactionManager(marked);
    }

    private static <T> T only(String type, ObjectProvider<T> beans) {
        T bean = beans.getIfUnique();
        if (bean == null) {
            throw new StartupRefusal("Lotgate needs one " + type + " and found none or several. Mark the one for"
                    + " Lotgate with @ForLotgate, or one as primary.");
        }
        return bean;
    }
}
