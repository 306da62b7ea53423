package vn.eduhub.platform.audit;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// Looks at views on their way out: a view whose fields tell more than it says it tells does not leave, and neither
/// does
/// one that cannot be looked into. Views are made so by [vn.eduhub.platform.fields.Telling]; this is the lock behind
/// that
/// door, and what makes the audit entry true.
final class ToldFields {

    private static final ClassValue<List<Kept>> KEPT = new ClassValue<>() {

        @Override
        protected List<Kept> computeValue(Class<?> type) {
            return kept(type);
        }
    };

    private ToldFields() {}

    /// A field that has to be looked at in each view.
    ///
    /// @param group none in a part of a view, which belongs to the group of the field that holds it
    private record Kept(Field field, @Nullable FieldGroup group) {}

    private static List<Kept> kept(Class<?> type) {
        boolean isView = Disclosure.class.isAssignableFrom(type);
        if (!type.isRecord()) {
            if (isView || !isValue(type)) {
                throw new IllegalStateException(type.getName() + " is no record: nobody can see what it tells");
            }
            return List.of();
        }
        List<Kept> kept = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(type, component);
            Told told = field.getAnnotation(Told.class);
            if (told == null && isView) {
                throw new IllegalStateException(type.getName() + "." + component.getName() + " has no @Told");
            }
            FieldGroup group = told == null ? null : told.value();
            if ((group != null && group != FieldGroup.BASIC) || !isValue(component.getType())) {
                field.setAccessible(true);
                kept.add(new Kept(field, group));
            }
        }
        return kept;
    }

    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }

    /// Whether values of a type hold nothing of other types: a text, a number, a date, a word of a list.
    private static boolean isValue(Class<?> type) {
        return type.isPrimitive()
                || Enum.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type)
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type.getPackageName().equals("java.time");
    }

    /// @throws IllegalStateException the view holds a value of a group that it does not name
    static void check(Disclosure view) {
        checkFields(view, view.fields());
    }

    private static void checkFields(Object holder, Set<FieldGroup> named) {
        for (Kept kept : KEPT.get(holder.getClass())) {
            Object value = value(kept.field(), holder);
            if (value != null) {
                checkValue(holder, kept, value, named);
            }
        }
    }

    private static void checkValue(Object holder, Kept kept, Object value, Set<FieldGroup> named) {
        switch (value) {
            case Disclosure inner -> {
                require(holder, named, inner.fields());
                check(inner);
            }
            case Collection<?> elements -> elements.forEach(element -> checkValue(holder, kept, element, named));
            default -> {
                // What is basic and no disclosure, such as an old version of a class, tells of nobody.
                if (kept.group() != null && kept.group() != FieldGroup.BASIC) {
                    require(holder, named, Set.of(kept.group()));
                }
                checkFields(value, named);
            }
        }
    }

    private static void require(Object holder, Set<FieldGroup> named, Set<FieldGroup> told) {
        if (!named.containsAll(told)) {
            throw new IllegalStateException(holder.getClass().getName() + " tells " + told + " and names " + named);
        }
    }

    private static @Nullable Object value(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible before", e);
        }
    }
}
