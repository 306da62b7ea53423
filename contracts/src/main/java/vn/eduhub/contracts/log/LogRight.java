package vn.eduhub.contracts.log;

import java.util.Set;
import java.util.TreeSet;

/// One line of an access list of the log. Reading and writing include seeing that the thing exists.
///
/// @param name of the thing, or what its name begins with; [#EVERY]: all of the kind
/// @param prefix whether everything is meant whose name begins so
public record LogRight(Kind kind, String name, boolean prefix, Set<Operation> operations) {

    /// Under the names Kafka gives them.
    public enum Kind {
        TOPIC,
        GROUP,
        TRANSACTIONAL_ID
    }

    /// Under the names Kafka gives them.
    public enum Operation {
        READ,
        WRITE,
        CREATE,
        DELETE,
        DESCRIBE
    }

    /// In the place of a name: every thing of the kind.
    static final String EVERY = "*";

    public LogRight {
        operations = Set.copyOf(operations);
    }

    @Override
    public String toString() {
        return new TreeSet<>(operations) + " " + kind + " " + name + (prefix ? "*" : "");
    }
}
