package vn.eduhub.platform.reseal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The operator's door to sealing anew, step by step; not reached through the gateway. It tells counts, never data.
@RestController
class ResealController {

    private final List<Resealing> resealings;

    ResealController(List<Resealing> resealings) {
        this.resealings = List.copyOf(resealings);
    }

    /// @param kinds what this service keeps sealed
    record KindsView(List<String> kinds) {

        KindsView {
            kinds = List.copyOf(kinds);
        }
    }

    /// @param closed how many do not open; the log names them
    /// @param next give it back as `after`; absent at the end
    record StepView(
            long checked,
            long resealed,
            long left,
            long closed,
            @Nullable String next) {}

    @GetMapping("/internal/reseals")
    KindsView kinds(@AuthenticationPrincipal Jwt token) {
        requireOperator(token);
        return new KindsView(resealings.stream().map(Resealing::kind).toList());
    }

    @PostMapping("/internal/reseals/{kind}")
    StepView step(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String after) {
        requireOperator(token);
        Reader reader = new Reader();
        Optional<RecordId> from = reader.recordId("/after", after);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Resealing.Step step = resealings.stream()
                .filter(resealing -> resealing.kind().equals(kind))
                .findFirst()
                .orElseThrow(HubException::notFound)
                .step(from, CallerReader.clientId(token));
        return new StepView(
                step.checked(),
                step.resealed(),
                step.left(),
                step.closed(),
                step.next().map(RecordId::value).orElse(null));
    }

    private static void requireOperator(Jwt token) {
        if (!CallerReader.roles(token).contains(HubRole.OPERATOR)) {
            throw new HubException(PlatformError.FORBIDDEN);
        }
    }
}
