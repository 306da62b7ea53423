package vn.eduhub.platform.fields;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The group that a field of a view belongs to. Every field of every view of people has one, so that none can be
/// forgotten (kept by an architecture rule), and none leaves that the view does not name as told.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Told {

    FieldGroup value();
}
