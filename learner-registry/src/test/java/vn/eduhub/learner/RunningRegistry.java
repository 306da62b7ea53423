package vn.eduhub.learner;

import org.springframework.beans.factory.annotation.Autowired;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.record.Records;
import vn.eduhub.testkit.RunningPersonRegistry;

/// This service, running.
public abstract class RunningRegistry extends RunningPersonRegistry {

    @Autowired
    protected Records<Learner> learners;

    @Autowired
    protected Records<SchoolClass> classes;

    /// What lies sealed in a record.
    protected Sensitive sensitive(RecordBody<Learner> body) {
        return new SensitiveSeal(keys, Topic.LEARNER, () -> {})
                .open(body.recordId(), body.content().sensitive());
    }

    /// A class of a school, made by REST.
    protected RecordId madeClass(RecordId school, String schoolYear, String grade) {
        Answer answer = post("/v1/classes", department(departmentOf(school)), """
                {"school":"%s","name":"%s","schoolYear":"%s","grade":"%s"}""".formatted(
                        school, unique("Lớp"), schoolYear, grade));
        return new RecordId(answer.text("id"));
    }

    protected static RecordId departmentOf(RecordId school) {
        return school.equals(BEN_DO) ? SAI_GON : HA_NOI;
    }
}
