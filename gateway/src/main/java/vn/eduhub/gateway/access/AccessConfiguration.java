package vn.eduhub.gateway.access;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    FilterRegistrationBean<AccessLog> accessLog() {
        FilterRegistrationBean<AccessLog> filter = new FilterRegistrationBean<>(new AccessLog());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
