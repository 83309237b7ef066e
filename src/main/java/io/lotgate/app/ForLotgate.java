package io.lotgate.app;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the bean of a host that Lotgate is to use: a {@code DataSource}, {@code PlatformTransactionManager},
 * {@code Clock} or {@code PasswordEncoder}. Without it Lotgate takes the host's only or primary data source and
 * transaction manager, and a clock and password encoder of its own.
 */
@Documented
@Qualifier("lotgate")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PARAMETER, ElementType.FIELD})
public @interface ForLotgate {}
