package vn.eduhub.teacher;

import vn.eduhub.platform.problem.HubError;

/// What can go wrong with staff beyond a faulty field.
public enum TeacherError implements HubError {
    ALREADY_ASSIGNED(
            409,
            "Nhân sự {0} đã có phân công này; không cần phân công lại.",
            "The member of staff {0} has this assignment already; there is nothing left to do."),
    NO_ASSIGNMENT(
            409,
            "Nhân sự {0} không còn phân công nào; hãy phân công trước khi cấp tài khoản.",
            "The member of staff {0} has no open assignment; assign them before giving an account."),
    EMAIL_REFUSED(
            409,
            "Không dùng được địa chỉ thư điện tử này cho nhân sự {0}; hãy dùng địa chỉ riêng khác của người đó "
                    + "hoặc hỏi người quản trị tài khoản.",
            "This e-mail address cannot be used for the member of staff {0}; use another address of their own, "
                    + "or ask the administrator of accounts."),
    OWN_ACCOUNT(
            403,
            "Không ai tự cấp tài khoản cho chính mình; hãy nhờ người khác có quyền.",
            "Nobody gives an account to themselves; ask somebody else who may."),
    OTHER_EMAIL(
            409,
            "Tài khoản đã được kích hoạt với địa chỉ khác; chỉ chủ tài khoản mới đổi được địa chỉ.",
            "The account is in use with another address; only its owner changes that."),
    ACCOUNT_BLOCKED(
            409,
            "Người quản trị đã khóa tài khoản này; hãy liên hệ người quản trị.",
            "An administrator has blocked this account; ask them."),
    NOT_INVITED(
            409,
            "Tài khoản này không chờ kích hoạt, nên không có lời mời để gửi lại.",
            "This account waits for nobody to accept it, so there is no invitation to send again."),
    SAME_DUTY_TWICE(
            409,
            "Nhân sự đã có một phân công khác như vậy trong thời gian đó; hãy sửa hoặc hủy phân công kia trước.",
            "There is another assignment of this kind at that time; change it or take it back first."),
    ASSIGNMENT_CANCELLED(
            409, "Phân công này đã bị hủy; hãy phân công lại.", "This assignment was taken back; make a new one.");

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
