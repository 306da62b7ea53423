package vn.eduhub.identity.registration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Resolutions;
import vn.eduhub.identity.IdentityError;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The registries' door: who are these people?
@RestController
class ResolutionController {

    /// Unit, type and the longest sourcedId, with room.
    private static final int REF_LENGTH_MAX = 400;

    private final ResolvePersons resolvePersons;

    ResolutionController(ResolvePersons resolvePersons) {
        this.resolvePersons = resolvePersons;
    }

    @PostMapping(Resolutions.PATH)
    Resolutions.Answer resolve(@RequestBody Resolutions.Question question, @AuthenticationPrincipal Jwt token) {
        // Services ask for themselves, so their token carries no unit and there is no Caller.
        if (!CallerReader.roles(token).contains(HubRole.SERVICE)) {
            throw new HubException(PlatformError.FORBIDDEN);
        }
        List<Applicant> applicants = question.applicants();
        if (applicants.size() > Resolutions.APPLICANTS_MAX) {
            throw new HubException(IdentityError.TOO_MANY_APPLICANTS, Integer.toString(Resolutions.APPLICANTS_MAX));
        }
        List<FieldFault> faults = faults(applicants);
        if (!faults.isEmpty()) {
            throw HubException.invalid(faults);
        }
        return new Resolutions.Answer(resolvePersons.resolve(applicants, CallerReader.clientId(token)));
    }

    /// The registries have read the fields into types; only what JSON may leave out is looked at here.
    private static List<FieldFault> faults(List<Applicant> applicants) {
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < applicants.size(); i++) {
            @Nullable String ref = applicants.get(i).ref();
            @Nullable String name = applicants.get(i).fullName();
            if (ref == null || ref.isBlank()) {
                faults.add(FieldFault.at("/applicants/" + i + "/ref", Fault.REQUIRED));
            } else if (ref.length() > REF_LENGTH_MAX) {
                faults.add(
                        FieldFault.at("/applicants/" + i + "/ref", Fault.TOO_LONG, Integer.toString(REF_LENGTH_MAX)));
            } else if (ref.startsWith("#")) {
                // Hashes of personal numbers have the same index as refs.
                faults.add(FieldFault.at("/applicants/" + i + "/ref", Fault.BAD_CHARACTER));
            }
            if (name == null || name.isBlank()) {
                faults.add(FieldFault.at("/applicants/" + i + "/fullName", Fault.REQUIRED));
            }
        }
        return faults;
    }
}
