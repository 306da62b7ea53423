package vn.eduhub.exchange.work;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.exchange.reference.ReferenceKey;

/// What the hub knows of the submitter's ids already. Waits while the one who knows is down.
public interface HubLookUps {

    /// Those of the ids that are institutions.
    Set<String> institutions(Collection<String> sourcedIds) throws InterruptedException;

    Map<String, ClassLookUp.Found> classes(Collection<String> sourcedIds) throws InterruptedException;

    /// References held by the exchange, with their values.
    Map<ReferenceKey, Integer> references(Collection<ReferenceKey> keys) throws InterruptedException;
}
