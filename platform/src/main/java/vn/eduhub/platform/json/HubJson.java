package vn.eduhub.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The two ways of reading JSON: what callers send is strict, what comes from the log may know more than we do.
public final class HubJson {

    /// Ignores unknown fields: for events and for answers of other services, which may be newer.
    public static final JsonMapper TOLERANT = configured(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private HubJson() {}

    static JsonMapper.Builder configured(JsonMapper.Builder builder) {
        return builder.addModule(new ContractsModule())
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
