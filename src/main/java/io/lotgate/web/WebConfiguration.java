package io.lotgate.web;

import io.lotgate.account.Accounts;
import java.io.File;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/** The pages as beans; they live under {@code /lotgate}, their template names start with
 * {@code lotgate/}, so that none can meet one of a host's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ComponentScan(basePackageClasses = WebConfiguration.class)
public class WebConfiguration implements WebMvcConfigurer {
    /** Where the templates lie below META-INF; every view's name starts with it. */
    static final String UI = "lotgate/templates/ui/";

    private final Accounts accounts;

    WebConfiguration(Accounts accounts) {
        this.accounts = accounts;
    }
    /** Draws process models; its licence keeps the bpmn.io mark on the picture. */
    private static final String VIEWER = "classpath:/META-INF/resources/webjars/bpmn-js/8.0.0/dist/";

    @Bean
    static SpringResourceTemplateResolver lotgateTemplates() {
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setPrefix("classpath:/META-INF/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.getResolvablePatternSpec().addPattern(UI + "*");
        resolver.setOrder(0);
        return resolver;
    }

    /** First of all filters: others ask for parameters, and that reads the whole upload. */
    @Bean
    FilterRegistrationBean<TooLarge> lotgateTooLarge() {
        FilterRegistrationBean<TooLarge> registration = new FilterRegistrationBean<>(new TooLarge());
        registration.addUrlPatterns("/lotgate/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Around everything that asks the database, the sign-in included. */
    @Bean
    FilterRegistrationBean<DatabaseAway> lotgateDatabaseAway(Environment environment) {
        Optional<File> folder = Optional.ofNullable(environment.getProperty("lotgate.data-folder"))
                .map(File::new);
        FilterRegistrationBean<DatabaseAway> registration = new FilterRegistrationBean<>(new DatabaseAway(folder));
        registration.addUrlPatterns("/lotgate", "/lotgate/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DoneBy.Check(accounts)).addPathPatterns("/lotgate/**");
        registry.addInterceptor(new Unstorable.Check()).addPathPatterns("/lotgate/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/lotgate/static/htmx*.js")
                .addResourceLocations("classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/")
                .setCachePeriod(3600);
        registry.addResourceHandler("/lotgate/static/bpmn-viewer*.js")
                .addResourceLocations(VIEWER)
                .setCachePeriod(3600);
        registry.addResourceHandler("/lotgate/static/diagram-js*.css")
                .addResourceLocations(VIEWER + "assets/")
                .setCachePeriod(3600);
        registry.addResourceHandler("/lotgate/static/**")
                .addResourceLocations("classpath:/META-INF/lotgate/templates/ui/static/")
                .setCachePeriod(3600);
    }
}
