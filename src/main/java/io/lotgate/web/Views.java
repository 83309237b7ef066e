package io.lotgate.web;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.ViewResolver;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Draws Lotgate's own pages with an engine of its own; a host's views, whatever draws them, are not looked at. */
final class Views {
    private Views() {}

    /** @param own where a laboratory's own templates lie; those not found there are the shipped ones */
    static ViewResolver resolver(ApplicationContext context, String own) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(context);
        engine.setTemplateResolvers(Set.of(templates(context, own, 1, true), shipped(context)));
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setApplicationContext(context);
        views.setTemplateEngine(engine);
        views.setViewNames(new String[] {WebConfiguration.UI + "*", "redirect:/lotgate*"});
        views.setAlwaysProcessRedirectAndForward(false);
        views.setContentType("text/html;charset=UTF-8");
        views.setCharacterEncoding("UTF-8");
        views.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return views;
    }

    private static SpringResourceTemplateResolver shipped(ApplicationContext context) {
        return templates(context, "classpath:/META-INF/lotgate/templates/", 2, false);
    }

    private static SpringResourceTemplateResolver templates(
            ApplicationContext context, String place, int order, boolean check) {
        SpringResourceTemplateResolver resolver = new InPlace();
        resolver.setApplicationContext(context);
        resolver.setPrefix(place.endsWith("/") ? place : place + "/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCheckExistence(check);
        resolver.getResolvablePatternSpec().addPattern(WebConfiguration.UI + "*");
        resolver.setOrder(order);
        return resolver;
    }

    /** Names start with {@code lotgate/templates/}; the place stands for that. */
    private static final class InPlace extends SpringResourceTemplateResolver {
        @Override
        protected String computeResourceName(
                IEngineConfiguration configuration,
                @Nullable String ownerTemplate,
                String template,
                @Nullable String prefix,
                @Nullable String suffix,
                boolean forceSuffix,
                Map<String, String> templateAliases,
                @Nullable Map<String, Object> attributes) {
            return prefix + template.replaceFirst("^lotgate/templates/", "") + suffix;
        }
    }
}
