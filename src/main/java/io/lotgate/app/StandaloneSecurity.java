package io.lotgate.app;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** On its own, everything outside the pages: health is open, the rest is not there. A host decides that itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class StandaloneSecurity {
    @Bean
    @Order(20)
    SecurityFilterChain lotgateHealth(HttpSecurity http) throws Exception {
        http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }
}
