package vn.eduhub.institution;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// Units of the education administration, schools, areas.
@SpringBootApplication
@EnableConfigurationProperties(InstitutionProperties.class)
public class InstitutionRegistryApplication {

    public static void main(String[] args) {
        SpringApplication.run(InstitutionRegistryApplication.class, args);
    }
}
