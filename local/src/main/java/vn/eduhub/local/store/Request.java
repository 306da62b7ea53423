package vn.eduhub.local.store;

import java.util.List;
import java.util.Map;

/// A command as it came over the wire.
///
/// @param sequences arguments sent beside the body, by name
record Request(String database, Doc body, Map<String, List<Doc>> sequences) {

    /// The name of the command is its first field.
    String command() {
        Doc.Fields fields = body.fields();
        if (!fields.next()) {
            throw StoreException.failedToParse("a command without a name");
        }
        return fields.name();
    }

    /// The collection a command is about, which is the value of its first field, with its database.
    String namespace() {
        Doc.Fields fields = body.fields();
        fields.next();
        return database + "." + fields.value().asString();
    }

    List<Doc> docs(String name) {
        List<Doc> sequence = sequences.get(name);
        return sequence != null ? sequence : body.docs(name);
    }
}
