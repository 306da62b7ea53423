package vn.eduhub.platform.registration;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.platform.record.Draft;

/// What a request is to do to a record, decided anew whenever someone else changed the record first.
public sealed interface Step<C> {

    record Write<C>(Draft<C> draft) implements Step<C> {}

    /// It is as it should be: the same request was carried out already.
    record Leave<C>(RecordBody<C> body) implements Step<C> {}
}
