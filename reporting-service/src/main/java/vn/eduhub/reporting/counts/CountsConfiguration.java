package vn.eduhub.reporting.counts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.reporting.figures.Figures;

@Configuration(proxyBeanMethods = false)
class CountsConfiguration {

    @Bean
    CountPeople countPeople(Figures figures, Institutions institutions) {
        return new CountPeople(figures, institutions);
    }
}
