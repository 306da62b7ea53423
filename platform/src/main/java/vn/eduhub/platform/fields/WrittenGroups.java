package vn.eduhub.platform.fields;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// The groups of fields that the request under way writes, for the audit trail: whoever writes a field is not always
/// told it.
public final class WrittenGroups {

    private static final String ATTRIBUTE = WrittenGroups.class.getName();

    private WrittenGroups() {}

    /// Called by what carries out a write, on the thread of its request.
    public static void note(Set<FieldGroup> groups) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(ATTRIBUTE, Set.copyOf(groups), RequestAttributes.SCOPE_REQUEST);
    }

    public static Set<FieldGroup> of(HttpServletRequest request) {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        if (request.getAttribute(ATTRIBUTE) instanceof Set<?> noted) {
            noted.forEach(group -> groups.add((FieldGroup) group));
        }
        return groups;
    }
}
