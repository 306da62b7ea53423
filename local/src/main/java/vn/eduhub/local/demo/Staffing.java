package vn.eduhub.local.demo;

/// How many people a school employs: one principal, deputies, employees who do not teach, and teachers, of
/// whom there are at least as many as classes.
record Staffing(int deputies, int employees, int teachers) {

    /// One member of staff per this many learners, as long as every class has a homeroom teacher.
    private static final int LEARNERS_PER_MEMBER = 18;

    static Staffing of(int learners, int classes) {
        int all = Math.round((float) learners / LEARNERS_PER_MEMBER);
        int deputies = 1 + classes / 25;
        int employees = Math.max(1, all / 10);
        return new Staffing(deputies, employees, Math.max(classes, all - 1 - deputies - employees));
    }

    int all() {
        return 1 + deputies + employees + teachers;
    }

    /// The first is the principal, then deputies, employees, teachers.
    StaffRole role(int index) {
        if (index == 0) {
            return StaffRole.PRINCIPAL;
        }
        if (index <= deputies) {
            return StaffRole.DEPUTY;
        }
        return index <= deputies + employees ? StaffRole.EMPLOYEE : StaffRole.TEACHER;
    }
}
