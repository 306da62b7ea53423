package vn.eduhub.platform.fields;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Groups of fields of a person, by how closely they are kept (Law 91/2025: no more than the purpose needs; Decree
/// 356/2025: ethnic origin is sensitive). Who may be told which stands in [FieldRights].
public enum FieldGroup {
    /// Name, birth date, sex, education id, where they learn or teach.
    BASIC,
    /// Where they live and how they are reached.
    CONTACT,
    /// Parents.
    FAMILY,
    /// The personal number. It is told with all but its last digits hidden.
    NUMBER,
    /// Ethnic origin; why somebody left school.
    SENSITIVE;

    /// Those of a view that are not withheld.
    public static Set<FieldGroup> but(List<FieldGroup> withheld, FieldGroup... ofView) {
        Set<FieldGroup> told = EnumSet.noneOf(FieldGroup.class);
        for (FieldGroup group : ofView) {
            if (!withheld.contains(group)) {
                told.add(group);
            }
        }
        return told;
    }
}
