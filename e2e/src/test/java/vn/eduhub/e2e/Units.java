package vn.eduhub.e2e;

import vn.eduhub.contracts.id.RecordId;

/// Units that are seeded, by the clients of the realm that speak for them.
final class Units {

    static final RecordId MINISTRY = RecordId.derived("institution", "ministry");
    static final RecordId DEPARTMENT_01 = RecordId.derived("institution", "department:01");
    static final RecordId SCHOOL_1 = RecordId.derived("institution", "school:demo-1");
    static final RecordId SCHOOL_2 = RecordId.derived("institution", "school:demo-2");

    private Units() {}
}
