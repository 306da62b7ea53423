package vn.eduhub.teacher;

import vn.eduhub.platform.problem.HubError;

/// What can go wrong with staff beyond a faulty field.
public enum TeacherError implements HubError {
    ALREADY_ASSIGNED(
            409,
            "Nhân sự {0} đã có phân công này; không cần phân công lại.",
            "The member of staff {0} has this assignment already; there is nothing left to do.");

    private final int status;
    private final String vietnamese;
    private final String english;

    TeacherError(int status, String vietnamese, String english) {
        this.status = status;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String vietnamese() {
        return vietnamese;
    }

    @Override
    public String english() {
        return english;
    }
}
