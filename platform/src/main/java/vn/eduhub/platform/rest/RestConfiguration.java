package vn.eduhub.platform.rest;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.eduhub.platform.keys.HubKeys;

@AutoConfiguration
class RestConfiguration {

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters());
            }
        };
    }

    @Bean
    Cursors cursors(HubKeys keys) {
        return new Cursors(keys.cursorKey());
    }

    @Bean
    CursorAdvice cursorAdvice(Cursors cursors) {
        return new CursorAdvice(cursors);
    }

    /// After the token was checked: who may not ask learns nothing of cursors.
    @Bean
    FilterRegistrationBean<CursorFilter> cursorFilter(Cursors cursors) {
        FilterRegistrationBean<CursorFilter> filter = new FilterRegistrationBean<>(new CursorFilter(cursors));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
