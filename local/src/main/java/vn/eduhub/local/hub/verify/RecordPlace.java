package vn.eduhub.local.hub.verify;

import java.util.List;
import vn.eduhub.contracts.event.Topic;

/// Where the records of a topic are stored by the service that owns them.
record RecordPlace(Topic topic, String database, String collection) {

    static final RecordPlace LEARNERS = new RecordPlace(Topic.LEARNER, "learner_registry", "learners");
    static final RecordPlace TEACHERS = new RecordPlace(Topic.TEACHER, "teacher_registry", "teachers");
    static final RecordPlace INSTITUTIONS = new RecordPlace(Topic.INSTITUTION, "institution_registry", "institutions");

    static final List<RecordPlace> ALL = List.of(
            new RecordPlace(Topic.PERSON, "identity_service", "persons"),
            new RecordPlace(Topic.REVIEW, "identity_service", "reviews"),
            INSTITUTIONS,
            new RecordPlace(Topic.CLASS, "learner_registry", "classes"),
            LEARNERS,
            TEACHERS);
}
