package vn.eduhub.reporting.cube;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import vn.eduhub.contracts.id.RecordId;

/// What is kept for each record: the version that was counted and the vector that was added for it. No personal data.
/// A school is written once however many years were spent there: 33 bytes for a learner of one year.
record HeldVector(long version, Vector vector) {

    static Serde<HeldVector> serde() {
        Serializer<HeldVector> serializer = (_, held) -> held == null ? null : held.encoded();
        Deserializer<HeldVector> deserializer = (_, bytes) -> bytes == null ? null : decoded(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private byte[] encoded() {
        List<Place> places = vector.places();
        SequencedSet<RecordId> schools = new LinkedHashSet<>();
        places.forEach(place -> schools.add(place.school()));
        CompactWriter out = new CompactWriter(8 + 28 * schools.size() + 4 * places.size());
        out.number(version);
        out.number(schools.size());
        schools.forEach(school -> out.ascii(school.value()));
        List<RecordId> order = List.copyOf(schools);
        out.number(places.size());
        for (Place place : places) {
            out.number(order.indexOf(place.school()) * 2L + (place.elsewhere() ? 1 : 0));
            out.number(place.cell());
        }
        return out.bytes();
    }

    private static HeldVector decoded(byte[] bytes) {
        CompactReader in = new CompactReader(bytes);
        long version = in.number();
        int schoolCount = (int) in.number();
        List<RecordId> schools = new ArrayList<>(schoolCount);
        for (int i = 0; i < schoolCount; i++) {
            schools.add(new RecordId(in.ascii()));
        }
        int placeCount = (int) in.number();
        List<Place> places = new ArrayList<>(placeCount);
        for (int i = 0; i < placeCount; i++) {
            int schoolAndElsewhere = (int) in.number();
            int cell = (int) in.number();
            places.add(new Place(schools.get(schoolAndElsewhere >> 1), cell, (schoolAndElsewhere & 1) == 1));
        }
        return new HeldVector(version, new Vector(places));
    }
}
