package vn.eduhub.institution.area;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AreaConfiguration {

    @Bean
    Areas areas() {
        return Areas.seeded();
    }

    @Bean
    Today today(InstantSource clock) {
        return new Today(clock);
    }
}
