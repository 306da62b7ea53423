package vn.eduhub.exchange.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/// A line of data: its number in the file and its fields.
///
/// @param number of the line in the file where the record begins; the header is line 1
public record Line(long number, Header header, CsvRecord fields) {

    /// The field with blanks around it removed; null when empty or when there is no such column.
    public @Nullable String get(int at) {
        if (at < 0 || at >= fields.getFieldCount()) {
            return null;
        }
        String text = fields.getField(at).strip();
        return text.isEmpty() ? null : text;
    }

    public @Nullable String get(String column) {
        return get(header.at(column));
    }

    public boolean isComplete() {
        return fields.getFieldCount() == header.size();
    }

    @Override
    public String toString() {
        return "Line[" + number + "]";
    }
}
