package vn.eduhub.platform.audit;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// Looks at views on their way out: a view whose fields tell more than it says it tells does not leave. Views are made
/// so by [vn.eduhub.platform.fields.Telling]; this is the lock behind that door, and what makes the audit entry true.
final class ToldFields {

    private static final ClassValue<List<Kept>> KEPT = new ClassValue<>() {

        @Override
        protected List<Kept> computeValue(Class<?> type) {
            return kept(type);
        }
    };

    private ToldFields() {}

    /// @param group none: the field may hold a view of its own
    private record Kept(Field field, FieldGroup group) {}

    private static List<Kept> kept(Class<?> type) {
        List<Kept> kept = new ArrayList<>();
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        for (RecordComponent component : components) {
            try {
                Field field = type.getDeclaredField(component.getName());
                Told told = field.getAnnotation(Told.class);
                if (told == null) {
                    throw new IllegalStateException(type.getName() + "." + component.getName() + " has no @Told");
                }
                if (told.value() != FieldGroup.BASIC || component.getType() == Object.class) {
                    field.setAccessible(true);
                    kept.add(new Kept(field, told.value()));
                }
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("a record has a field for each component", e);
            }
        }
        return kept;
    }

    /// @throws IllegalStateException the view holds a value of a group that it does not name
    static void check(Disclosure view) {
        check(view, view.fields());
    }

    private static void check(Object view, Set<FieldGroup> named) {
        for (Kept kept : KEPT.get(view.getClass())) {
            Object value = value(kept.field(), view);
            if (value instanceof Disclosure inner) {
                check(inner);
                // What is held as basic and is no disclosure, such as an old version of a class, tells of nobody.
            } else if (value != null && kept.group() != FieldGroup.BASIC && !named.contains(kept.group())) {
                throw new IllegalStateException(view.getClass().getName() + " tells " + kept.group() + " unnamed");
            }
        }
    }

    private static Object value(Field field, Object view) {
        try {
            return field.get(view);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible before", e);
        }
    }
}
