package vn.eduhub.contracts.person;

import java.util.List;

/// Body and answer of `POST /internal/persons/resolutions`.
public final class Resolutions {

    public static final String PATH = "/internal/persons/resolutions";
    public static final int APPLICANTS_MAX = 500;

    private Resolutions() {}

    public record Question(List<Applicant> applicants) {

        public Question {
            applicants = List.copyOf(applicants);
        }
    }

    /// In the order of the question.
    public record Answer(List<Verdict> verdicts) {

        public Answer {
            verdicts = List.copyOf(verdicts);
        }
    }
}
