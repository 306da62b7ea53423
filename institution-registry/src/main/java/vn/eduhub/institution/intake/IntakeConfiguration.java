package vn.eduhub.institution.intake;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    InstitutionIntake institutionIntake(
            Records<Institution> records,
            Areas areas,
            Today today,
            HubKeys keys,
            InstantSource clock,
            RandomGenerator random) {
        return new InstitutionIntake(
                new InstitutionIntake.Tools(records, areas, today, new Prints(keys), new NewIds(clock, random)));
    }
}
