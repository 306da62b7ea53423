package vn.eduhub.identity;

import vn.eduhub.platform.problem.HubError;

/// What only this service tells a caller.
public enum IdentityError implements HubError {
    TOO_MANY_APPLICANTS(400, "Một lần hỏi không quá {0} người.", "Ask for at most {0} people at a time."),
    TOKEN_OF_NOBODY(
            403,
            "Mã truy cập không gắn với số định danh nào; hãy đăng nhập bằng tài khoản của chính mình.",
            "The access token belongs to nobody in the hub; sign in with your own account."),
    /// Of somebody who signed in with a password: whoever gave them the account chose where that was set.
    NOT_PROVEN(
            403,
            "Lần đăng nhập này chưa chứng minh bạn là ai: hãy liên kết tài khoản với VNeID rồi đăng nhập bằng VNeID; nếu"
                    + " đã làm vậy, số định danh cá nhân ở đó khác số nhà trường đã khai, hãy đề nghị nhà trường sửa.",
            "This sign-on does not prove who you are: link your account with VNeID, then sign in by VNeID; if you did, the"
                    + " personal number there is not the one that your school has entered: ask it to put that right."),
    /// 503, because asking again is right and safe.
    OVERTAKEN(
            503,
            "Có quá nhiều yêu cầu cùng lúc về một người; hãy hỏi lại.",
            "Too many requests about one person at once; ask again.");

    private final int status;
    private final String vietnamese;
    private final String english;

    IdentityError(int status, String vietnamese, String english) {
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
