package vn.eduhub.platform.record;

import java.util.ArrayList;
import java.util.List;
import vn.eduhub.contracts.event.Topic;

/// What a kind of record is called where: its topic, its collection, the record its content is, and the
/// indexes it needs beside those that every record has.
public record RecordType<T>(Topic topic, String collection, Class<T> content, List<Index> indexes) {

    public RecordType {
        indexes = List.copyOf(indexes);
    }

    public static <T> RecordType<T> of(Topic topic, String collection, Class<T> content) {
        return new RecordType<>(topic, collection, content, List.of());
    }

    /// @param fields dotted paths such as `content.likeness`
    public RecordType<T> index(String name, String... fields) {
        return with(new Index(name, List.of(fields), false));
    }

    /// No two records share a value; records without the field are left out.
    public RecordType<T> unique(String name, String field) {
        return with(new Index(name, List.of(field), true));
    }

    private RecordType<T> with(Index index) {
        List<Index> all = new ArrayList<>(indexes);
        all.add(index);
        return new RecordType<>(topic, collection, content, all);
    }

    public record Index(String name, List<String> fields, boolean unique) {

        public Index {
            fields = List.copyOf(fields);
        }
    }
}
