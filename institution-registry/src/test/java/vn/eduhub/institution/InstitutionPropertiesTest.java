package vn.eduhub.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InstitutionPropertiesTest {

    @Test
    void demoSchoolsAreLeftOutUnlessAskedFor() {
        assertThat(bound(Map.of()).demoSchools()).isFalse();
        assertThat(bound(Map.of("hub.institution.demo-schools", "true")).demoSchools())
                .isTrue();
    }

    private static InstitutionProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("hub.institution", InstitutionProperties.class);
    }
}
