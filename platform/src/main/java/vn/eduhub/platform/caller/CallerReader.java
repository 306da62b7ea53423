package vn.eduhub.platform.caller;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// Reads a caller out of a verified token: client `azp`, claim `unit`, realm roles.
public final class CallerReader {

    /// The realm's provider of outside identities that states who somebody is.
    private static final String PROVING = "vneid";

    private CallerReader() {}

    /// The verified token of the request under way; ends it with 401 when there is none.
    public static Jwt token() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt jwt) {
            return jwt;
        }
        throw new HubException(PlatformError.UNAUTHENTICATED);
    }

    /// Ends the request with 403 when the token carries no unit.
    public static Caller read(Jwt token) {
        RecordId unit = unit(token).orElseThrow(() -> new HubException(PlatformError.NO_UNIT));
        return new Caller(clientId(token), unit, roles(token));
    }

    public static Optional<RecordId> unit(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("unit"))
                .filter(RecordId::isWellFormed)
                .map(RecordId::new);
    }

    /// The user name of the person behind the client; empty for a machine.
    public static Optional<String> officer(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("preferred_username"))
                .filter(name -> !name.startsWith("service-account-"));
    }

    /// Whose own data the token is for.
    public static Optional<EducationId> person(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("education_id"))
                .filter(EducationId::isWellFormed)
                .map(EducationId::new);
    }

    /// The personal number that the outside provider stated when this session began; empty when it began otherwise,
    /// by a password above all.
    public static Optional<PersonalNumber> provenNumber(Jwt token) {
        if (!PROVING.equals(token.getClaimAsString("identity_provider"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(token.getClaimAsString("identity_number"))
                .filter(PersonalNumber::isWellFormed)
                .map(PersonalNumber::new);
    }

    public static String clientId(Jwt token) {
        String client = token.getClaimAsString("azp");
        return client == null ? "unknown" : client;
    }

    public static Set<HubRole> roles(Jwt token) {
        Set<HubRole> roles = EnumSet.noneOf(HubRole.class);
        Map<String, Object> access = token.getClaimAsMap("realm_access");
        if (access != null && access.get("roles") instanceof Collection<?> names) {
            names.forEach(name -> HubRole.find(String.valueOf(name)).ifPresent(roles::add));
        }
        return roles;
    }
}
