package vn.eduhub.exchange.template;

import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.CsvCheck;
import vn.eduhub.exchange.file.Header;
import vn.eduhub.platform.problem.HubException;

/// Checks the template as a whole, right after the upload.
public final class TemplateCheck {

    private TemplateCheck() {}

    public static CheckedFile finish(CsvCheck check) {
        CsvCheck.Result result = check.finish();
        Header.read(LearnerTemplate.FILE_NAME, result.header(), LearnerTemplate.HEADER);
        if (result.lines() == 0) {
            throw new HubException(ExchangeError.NO_LINES);
        }
        return new CheckedFile(LearnerTemplate.FILE_NAME, false, result.header(), result.lines());
    }
}
