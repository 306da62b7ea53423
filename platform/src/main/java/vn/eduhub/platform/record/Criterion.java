package vn.eduhub.platform.record;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import java.util.List;
import org.bson.conversions.Bson;

/// What a field of a record must be.
///
/// @param field a dotted path such as `content.school`
/// @param value what it must equal, or a [Prefix] or [OneOf]
public record Criterion(String field, Object value) {

    /// The beginning of a text, letter for letter.
    public record Prefix(String text) {}

    /// A few values, one of which it equals.
    public record OneOf(List<String> values) {

        public OneOf {
            values = List.copyOf(values);
        }
    }

    Bson filter() {
        return switch (value) {
            case Prefix(String text) -> and(gte(field, text), lt(field, text + Character.MAX_VALUE));
            case OneOf(List<String> values) -> in(field, values);
            default -> eq(field, value);
        };
    }
}
