package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.Person;
import io.lotgate.account.SignIn;
import io.lotgate.account.SingleSignOn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open a page: everyone signed in reads, the records decide who writes. */
@Configuration(proxyBeanMethods = false)
class Security {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    /** No page needs one of these, so no script that got in may ask for it. */
    private static final String DEVICES = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10) // before a host's chain for every address
    SecurityFilterChain lotgatePages(
            HttpSecurity http,
            Accounts accounts,
            SignInRate rate,
            SessionLife life,
            ObjectProvider<SingleSignOn> mapping,
            ObjectProvider<SecurityContextRepository> hosts)
            throws Exception {
        mapping.ifAvailable(signOn -> http.addFilterBefore(
                new HostSignIn(hosts.getIfUnique(HttpSessionSecurityContextRepository::new), signOn, accounts),
                AnonymousAuthenticationFilter.class));
        http.securityMatcher("/lotgate", "/lotgate/**")
                .addFilterBefore(new SignInRefused.Guard(rate), UsernamePasswordAuthenticationFilter.class)
                // alone: the host's own users must not be asked when the accounts refuse
                .authenticationManager(new ProviderManager(new PasswordCheck(accounts)))
                .securityContext(context -> context.securityContextRepository(OwnSession.person()))
                .requestCache(cache -> cache.requestCache(OwnSession.request()))
                .csrf(csrf -> csrf.csrfTokenRepository(OwnSession.token()))
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
                        .failureHandler(new SignInRefused(rate))
                        .permitAll())
                .addFilterBefore(new StillThere(accounts, life), AuthorizationFilter.class)
                .logout(logout -> logout.logoutUrl("/lotgate/logout")
                        .invalidateHttpSession(false) // a host's part of it goes on
                        .addLogoutHandler(new OwnSession())
                        .logoutSuccessUrl("/lotgate/login?out"))
                .exceptionHandling(refused -> refused.accessDeniedPage("/lotgate/refused"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(reader -> reader.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(devices -> devices.policy(DEVICES)));
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
            boolean expired = signIn instanceof SignIn.Expired;
            Person person = expired ? ((SignIn.Expired) signIn).person() : ((SignIn.Accepted) signIn).person();
            accounts.signedIn(person);
            UsernamePasswordAuthenticationToken signedIn =
                    UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES);
            signedIn.setDetails(new StillThere.Entry(accounts.password(person), expired));
            return signedIn;
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }
}
