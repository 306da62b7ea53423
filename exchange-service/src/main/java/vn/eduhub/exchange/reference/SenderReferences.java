package vn.eduhub.exchange.reference;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.RowOutcome;

/// What senders sent that the hub keeps no record of yet, so that later files can point to it.
public interface SenderReferences {

    /// Those that are there and not cancelled, with their values.
    Map<ReferenceKey, Integer> find(RecordId sender, Collection<ReferenceKey> keys);

    /// Stores what is new or different. The same rows of the same job get the same answer again.
    List<RowOutcome> store(RecordId sender, String job, List<ReferenceRow> rows);
}
