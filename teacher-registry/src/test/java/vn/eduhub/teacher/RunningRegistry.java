package vn.eduhub.teacher;

import org.springframework.beans.factory.annotation.Autowired;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.platform.record.Records;
import vn.eduhub.testkit.RunningPersonRegistry;

/// This service, running.
public abstract class RunningRegistry extends RunningPersonRegistry {

    @Autowired
    protected Records<Teacher> teachers;
}
