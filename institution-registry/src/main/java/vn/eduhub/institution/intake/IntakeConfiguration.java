package vn.eduhub.institution.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.institution.unit.SchoolCodes;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Prints prints(HubKeys keys) {
        return new Prints(keys);
    }

    @Bean
    InstitutionIntake institutionIntake(
            Records<Institution> records, SchoolCodes codes, Areas areas, Today today, Prints prints, NewIds ids) {
        return new InstitutionIntake(new InstitutionIntake.Tools(records, codes, areas, today, prints, ids));
    }
}
