package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.Person;
import io.lotgate.account.SignIn;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open a page: everyone signed in reads, the records decide who writes. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Security {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    @Bean
    @Order(10)
    SecurityFilterChain lotgatePages(HttpSecurity http, Accounts accounts) throws Exception {
        http.securityMatcher("/lotgate", "/lotgate/**")
                .authenticationProvider(new PasswordCheck(accounts))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.FORWARD, jakarta.servlet.DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/lotgate/login",
                                "/lotgate/setup",
                                "/lotgate/invitation",
                                "/lotgate/static/**",
                                "/lotgate/verify")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/lotgate/login")
                        .loginProcessingUrl("/lotgate/login")
                        .defaultSuccessUrl("/lotgate/")
                        .failureHandler(new SignInRefused())
                        .permitAll())
                .addFilterBefore(new StillThere(accounts), AuthorizationFilter.class)
                .logout(logout -> logout.logoutUrl("/lotgate/logout").logoutSuccessUrl("/lotgate/login?out"))
                .exceptionHandling(refused -> refused.accessDeniedPage("/lotgate/refused"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        return http.build();
    }

    /** Everything outside the pages: health is open, the rest is not there. */
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

    /** Checks user name and password by the accounts, which count and record every refusal. */
    private record PasswordCheck(Accounts accounts) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication given) throws AuthenticationException {
            Credentials credentials = new Credentials(given.getName(), String.valueOf(given.getCredentials()));
            SignIn signIn = accounts.check(credentials, "sign-in");
            if (signIn instanceof SignIn.Refused refused) {
                throw new BadCredentialsException(refused.message());
            }
            Person person = ((SignIn.Accepted) signIn).person();
            accounts.signedIn(person);
            UsernamePasswordAuthenticationToken signedIn =
                    UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES);
            signedIn.setDetails(accounts.password(person));
            return signedIn;
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }
}
