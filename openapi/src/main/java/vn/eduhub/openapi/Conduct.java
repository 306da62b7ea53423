package vn.eduhub.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.history.History;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.Resource;

/// What a handler does, read out of its compiled code: what annotations do not say and a second description would
/// sooner or later say wrongly.
///
/// @param statuses of answers that are no problem
/// @param tagged whether the answer carries an `ETag`
/// @param roles one of which a caller needs; none: any
/// @param idempotent whether it reads `Idempotency-Key` by hand
/// @param streamed whether it reads the body by hand
record Conduct(Set<Integer> statuses, boolean tagged, Set<HubRole> roles, boolean idempotent, boolean streamed) {

    Conduct {
        statuses = Set.copyOf(statuses);
        roles = Set.copyOf(roles);
    }

    static Conduct of(JavaClasses classes, Method handler) {
        JavaMethod method =
                classes.get(handler.getDeclaringClass()).getMethod(handler.getName(), handler.getParameterTypes());
        List<JavaMethod> bodies = withOwnHelpers(method);
        List<JavaMethodCall> calls = bodies.stream()
                .flatMap(body -> body.getMethodCallsFromSelf().stream())
                .toList();
        Set<Integer> statuses = statuses(calls);
        return new Conduct(
                statuses,
                calls(calls, Resource.class, "created", "ok", "okPart", "read", "readPart", "readUnversioned")
                        || calls(calls, History.class, "read"),
                roles(classes, bodies),
                calls(calls, IdempotencyKey.class, "read"),
                calls.stream().anyMatch(call -> call.getName().equals("getInputStream")));
    }

    private static Set<Integer> statuses(List<JavaMethodCall> calls) {
        Set<Integer> statuses = new TreeSet<>();
        if (calls(calls, Resource.class, "created") || calls(calls, ResponseEntity.class, "created")) {
            statuses.add(201);
        }
        if (calls(calls, ResponseEntity.class, "accepted")) {
            statuses.add(202);
        }
        if (calls(calls, ResponseEntity.class, "noContent")) {
            statuses.add(204);
        }
        boolean conditional = calls(calls, Resource.class, "read", "readPart", "readUnversioned")
                || calls(calls, History.class, "read");
        if (conditional) {
            statuses.add(304);
        }
        if (conditional
                || statuses.isEmpty()
                || calls(calls, Resource.class, "ok", "okPart")
                || calls(calls, ResponseEntity.class, "ok")) {
            statuses.add(200);
        }
        return statuses;
    }

    /// A handler and the private methods of its class that it calls.
    private static List<JavaMethod> withOwnHelpers(JavaMethod method) {
        List<JavaMethod> bodies = new ArrayList<>(List.of(method));
        for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
            call.getTarget()
                    .resolveMember()
                    .filter(target -> target.getOwner().equals(method.getOwner()))
                    .filter(target -> target.getModifiers().contains(JavaModifier.PRIVATE))
                    .filter(target -> !bodies.contains(target))
                    .ifPresent(bodies::add);
        }
        return bodies;
    }

    private static boolean calls(List<JavaMethodCall> calls, Class<?> owner, String... names) {
        return calls.stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                        && List.of(names).contains(call.getName()));
    }

    /// The roles named where `Caller.require` is called: in the handler, or in the `…Rights` of its kind of records.
    private static Set<HubRole> roles(JavaClasses classes, List<JavaMethod> bodies) {
        Set<HubRole> roles = EnumSet.noneOf(HubRole.class);
        for (JavaMethod body : bodies) {
            for (JavaMethodCall call : body.getMethodCallsFromSelf()) {
                JavaClass owner = call.getTargetOwner();
                if (owner.isEquivalentTo(Caller.class) && call.getName().equals("require")) {
                    roles.addAll(rolesNamedIn(body));
                } else if (owner.getSimpleName().endsWith("Rights")) {
                    classes.get(owner.getName()).getMethods().stream()
                            .filter(candidate -> candidate
                                    .getFullName()
                                    .equals(call.getTarget().getFullName()))
                            .forEach(rights -> roles.addAll(roles(classes, List.of(rights))));
                }
            }
        }
        return roles;
    }

    private static Set<HubRole> rolesNamedIn(JavaMethod body) {
        return body.getFieldAccesses().stream()
                .flatMap(access -> rolesOf(access))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HubRole.class)));
    }

    private static Stream<HubRole> rolesOf(JavaFieldAccess access) {
        JavaClass type = access.getTarget().getRawType();
        if (type.isEquivalentTo(HubRole.class)) {
            return Stream.of(HubRole.valueOf(access.getName()));
        }
        if (type.isEquivalentTo(HubRole[].class)) {
            try {
                Field field = access.getTargetOwner().reflect().getDeclaredField(access.getName());
                field.setAccessible(true);
                return Arrays.stream((HubRole[]) field.get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(access.getDescription(), e);
            }
        }
        return Stream.empty();
    }
}
