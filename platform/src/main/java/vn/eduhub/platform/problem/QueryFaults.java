package vn.eduhub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.fault.Reader;

/// Parameters of a list that nobody reads or that were given twice, kept until the list reads the others: all faults
/// of a query are told at once.
public final class QueryFaults {

    private static final String KEPT = QueryFaults.class.getName();

    private QueryFaults() {}

    public static void keep(HttpServletRequest request, List<FieldFault> faults) {
        request.setAttribute(KEPT, List.copyOf(faults));
    }

    /// Tells a list that reads its query what was kept.
    public static void tell(Reader reader) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            reader.addAll(kept(attributes.getRequest()));
        }
    }

    /// The answer with the faults that were kept. What was read of a parameter that was given twice is nobody's value.
    static HubException told(HttpServletRequest request, HubException answer) {
        List<FieldFault> kept = kept(request);
        if (kept.isEmpty() || answer.error() != PlatformError.INVALID) {
            return answer;
        }
        Set<String> pointers = kept.stream().map(FieldFault::pointer).collect(Collectors.toSet());
        List<FieldFault> all = new ArrayList<>(kept);
        answer.faults().stream()
                .filter(fault -> !pointers.contains(fault.pointer()))
                .forEach(all::add);
        return HubException.invalid(all);
    }

    private static List<FieldFault> kept(HttpServletRequest request) {
        return request.getAttribute(KEPT) instanceof List<?> faults
                ? faults.stream().map(FieldFault.class::cast).toList()
                : List.of();
    }
}
