package vn.eduhub.exchange.template;

import java.util.List;

/// Columns of `learners.csv`, named as in Decision 4998/QĐ-BGDĐT; what it has no word for is named after it.
public final class LearnerTemplate {

    public static final String FILE_NAME = "learners.csv";

    static final String SCHOOL = "MA_TRUONG";
    static final String CLASS = "MA_LOP";
    static final String CLASS_NAME = "TEN_LOP";
    static final String SCHOOL_YEAR = "NAM_HOC";
    static final String GRADE = "MA_KHOI";
    static final String LEARNER = "MA";
    static final String NAME = "HO_TEN";
    static final String BIRTH_DATE = "NGAY_SINH";
    static final String SEX = "MA_GIOI_TINH";
    static final String PERSONAL_NUMBER = "MA_CONG_DAN_ID";
    static final String MOTHER = "HO_TEN_ME";
    static final String ETHNICITY = "MA_DAN_TOC";
    static final String COMMUNE = "MA_XA";

    /// All columns, in their order.
    public static final List<String> HEADER = List.of(
            SCHOOL,
            CLASS,
            CLASS_NAME,
            SCHOOL_YEAR,
            GRADE,
            LEARNER,
            NAME,
            BIRTH_DATE,
            SEX,
            PERSONAL_NUMBER,
            MOTHER,
            ETHNICITY,
            COMMUNE);

    private LearnerTemplate() {}
}
