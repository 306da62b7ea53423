package vn.eduhub.local.store;

import java.util.stream.Collectors;

/// Another document has this key: the message names the index, so that the client can tell which. Unlike MongoDB's, the
/// message does not repeat the value.
final class DuplicateKeyException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final transient IndexSpec index;

    DuplicateKeyException(String namespace, IndexSpec index) {
        super(
                11000,
                "DuplicateKey",
                "E11000 duplicate key error collection: " + namespace + " index: " + index.name() + " dup key: { "
                        + index.parts().stream()
                                .map(part -> part.path() + ": ?")
                                .collect(Collectors.joining(", "))
                        + " }");
        this.index = index;
    }

    @Override
    void describe(DocWriter out) {
        index.writeKey(out, "keyPattern");
    }
}
