package io.lotgate.web;

import io.lotgate.account.Accounts;
import jakarta.servlet.MultipartConfigElement;
import java.io.File;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages as beans; they live under {@code /lotgate}, their template names start with
 * {@code lotgate/}, so that none can meet one of a host's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ComponentScan(basePackageClasses = WebConfiguration.class, nameGenerator = WebConfiguration.Names.class)
public class WebConfiguration implements WebMvcConfigurer {
    /** Where the templates lie below META-INF; every view's name starts with it. */
    static final String UI = "lotgate/templates/ui/";

    /** Draws process models; its licence keeps the bpmn.io mark on the picture. */
    private static final String VIEWER = "classpath:/META-INF/resources/webjars/bpmn-js/8.0.0/dist/";

    private final Accounts accounts;

    WebConfiguration(Accounts accounts) {
        this.accounts = accounts;
    }

    @Bean(defaultCandidate = false)
    static ViewResolver lotgateViews(
            ApplicationContext context, @Value("${lotgate.templates:classpath:/lotgate/templates/}") String own) {
        return Views.resolver(context, own);
    }

    /** First of all filters: others ask for parameters, and that reads the whole upload. */
    @Bean
    FilterRegistrationBean<TooLarge> lotgateTooLarge(ObjectProvider<MultipartConfigElement> uploads) {
        FilterRegistrationBean<TooLarge> registration =
                new FilterRegistrationBean<>(new TooLarge(uploads.getIfUnique()));
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

    /** Bean names that no host has: {@code lotgateLoginController}. */
    static final class Names extends AnnotationBeanNameGenerator {
        @Override
        protected String buildDefaultBeanName(BeanDefinition definition) {
            return "lotgate" + ClassUtils.getShortName(String.valueOf(definition.getBeanClassName()));
        }
    }
}
