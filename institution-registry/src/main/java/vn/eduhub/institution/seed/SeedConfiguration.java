package vn.eduhub.institution.seed;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.institution.InstitutionProperties;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.record.Records;

@Configuration(proxyBeanMethods = false)
class SeedConfiguration {

    /// Named for its place in the health page.
    @Bean
    Seeding seedHealthIndicator(
            Records<Institution> records, Areas areas, Today today, InstitutionProperties properties) {
        return new Seeding(new SeedUnits(records, areas, today, properties.demoSchools()));
    }
}
