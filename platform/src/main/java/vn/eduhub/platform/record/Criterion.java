package vn.eduhub.platform.record;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import org.bson.conversions.Bson;

/// What a field of a record must be.
///
/// @param field a dotted path such as `content.school`
/// @param value what it must equal, or a [Prefix]
public record Criterion(String field, Object value) {

    /// The beginning of a text, letter for letter.
    public record Prefix(String text) {}

    Bson filter() {
        return value instanceof Prefix(String text)
                ? and(gte(field, text), lt(field, text + Character.MAX_VALUE))
                : eq(field, value);
    }
}
