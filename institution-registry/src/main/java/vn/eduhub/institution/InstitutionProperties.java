package vn.eduhub.institution;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param demoSchools seed two invented schools that the local realm has clients for; never in production
@ConfigurationProperties("hub.institution")
public record InstitutionProperties(@DefaultValue("false") boolean demoSchools) {}
