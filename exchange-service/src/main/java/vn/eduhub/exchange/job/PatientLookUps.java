package vn.eduhub.exchange.job;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.exchange.reference.ReferenceKey;
import vn.eduhub.exchange.work.HubLookUps;

/// Asks the owners for a job, as long as it takes.
record PatientLookUps(Job job, Owners owners, Patience patience) implements HubLookUps {

    @Override
    public Set<String> institutions(Collection<String> sourcedIds) throws InterruptedException {
        return patience.until("institution look-up", false, () -> owners.institutions(job, sourcedIds));
    }

    @Override
    public Map<String, ClassLookUp.Found> classes(Collection<String> sourcedIds) throws InterruptedException {
        return patience.until("class look-up", false, () -> owners.classes(job, sourcedIds));
    }

    @Override
    public Map<ReferenceKey, Integer> references(Collection<ReferenceKey> keys) throws InterruptedException {
        return patience.until(
                "reference look-up", false, () -> owners.references().find(job.unit(), keys));
    }
}
