package vn.eduhub.institution.unit;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;

@Configuration(proxyBeanMethods = false)
class UnitConfiguration {

    static final String CODE_FIELD = "content.codes.code";
    static final String KIND_FIELD = "content.kind";
    static final String MANAGER_FIELD = "content.managedBy";
    static final String AREA_FIELD = "content.locatedIn";
    static final String NAME_FIELD = "content.name";

    @Bean
    Records<Institution> institutions(RecordStore store) {
        return store.open(RecordType.of(Topic.INSTITUTION, "institutions", Institution.class)
                .index("code", CODE_FIELD)
                .index("managedBy", MANAGER_FIELD, "_id")
                .index("kind", KIND_FIELD, "_id")
                .index("locatedIn", AREA_FIELD, "_id")
                .index("name", NAME_FIELD, "_id"));
    }

    @Bean
    SchoolCodes schoolCodes(Records<Institution> records, Areas areas, Today today) {
        return new SchoolCodes(records, areas, today.date());
    }

    @Bean
    NewIds newIds(InstantSource clock, RandomGenerator random) {
        return new NewIds(clock, random);
    }

    @Bean
    RegisterInstitution registerInstitution(
            Records<Institution> records, SchoolCodes codes, Areas areas, Today today, NewIds ids) {
        return new RegisterInstitution(records, codes, areas, today, ids);
    }

    @Bean
    ChangeInstitution changeInstitution(
            Records<Institution> records, SchoolCodes codes, Areas areas, Today today, JsonMapper json) {
        return new ChangeInstitution(records, codes, areas, today, json);
    }

    @Bean
    CancelInstitution cancelInstitution(Records<Institution> records, SchoolCodes codes, Today today) {
        return new CancelInstitution(records, codes, today);
    }

    @Bean
    InstitutionList institutionList(Records<Institution> records, Areas areas, Today today) {
        return new InstitutionList(records, areas, today);
    }

    @Bean
    RequestPrint requestPrint(HubKeys keys, JsonMapper json) {
        return new RequestPrint(keys, json);
    }

    @Bean
    InstitutionViews institutionViews(Areas areas, Today today) {
        return new InstitutionViews(areas, today);
    }
}
