package io.lotgate.app;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** On its own, the root address leads to the pages; inside a host it stays the host's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RootAddress implements WebMvcConfigurer {
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/lotgate/");
    }
}
