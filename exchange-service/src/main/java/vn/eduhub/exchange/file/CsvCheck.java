package vn.eduhub.exchange.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubException;

/// Passes once over the bytes of a CSV file: is it UTF-8, are the quotes right, how many lines of data are
/// there? Quotes decide where lines end, so a wrong one spoils all that follows: such a file is refused
/// whole. Memory does not grow with the file.
public final class CsvCheck {

    /// The longest line of a real package has a few hundred bytes.
    public static final int LINE_BYTES_MAX = 256 * 1024;

    private static final int WINDOW = 64 * 1024;
    private static final int MARK_LENGTH = 3;

    private final String file;

    /// The first line, for the header, and where the guess of the encoding starts from when there is no later place.
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();

    private State state = State.FIELD_START;
    private long position;
    private boolean headerDone;

    // UTF-8: bytes still to come of the character, and the range of the next one.
    private int missing;
    private int lower = 0x80;
    private int upper = 0xbf;

    // CSV
    private long line = 1;
    private long quoteLine;
    private boolean afterCarriageReturn;
    private long recordBytes;
    private boolean content;
    private long records;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    /// @param file shown in problems
    public CsvCheck(String file) {
        this.file = file;
    }

    /// @param header the first line as written, without a byte order mark
    /// @param lines of data that are not blank
    public record Result(String header, long lines) {}

    public void accept(byte[] bytes, int length) {
        if (position == 0 && ForeignEncoding.isUtf16(bytes, Math.min(length, 4))) {
            throw refusal(ExchangeError.ENCODING_UTF_16);
        }
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xff;
            if (b >= 0x80 || missing > 0) {
                character(b, bytes, i, length);
            } else if (b == 0) {
                throw refusal(guess(bytes, i, length));
            }
            if (position < MARK_LENGTH && isMark(b)) {
                position++;
                continue;
            }
            position++;
            next(b);
        }
    }

    public Result finish() {
        if (missing > 0) {
            throw refusal(ExchangeError.ENCODING_UNKNOWN);
        }
        if (state == State.QUOTED) {
            throw brokenQuotes(quoteLine);
        }
        if (recordBytes > 0) {
            endRecord();
        }
        return new Result(header.toString(StandardCharsets.UTF_8), Math.max(0, records - 1));
    }

    private boolean isMark(int b) {
        return b
                == switch ((int) position) {
                    case 0 -> 0xef;
                    case 1 -> 0xbb;
                    default -> 0xbf;
                };
    }

    /// RFC 3629, table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
    private void character(int b, byte[] bytes, int at, int length) {
        if (missing > 0) {
            if (b < lower || b > upper) {
                throw refusal(guess(bytes, at, length));
            }
            lower = 0x80;
            upper = 0xbf;
            missing--;
            return;
        }
        if (b >= 0xc2 && b <= 0xdf) {
            missing = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            missing = 2;
            lower = b == 0xe0 ? 0xa0 : 0x80;
            upper = b == 0xed ? 0x9f : 0xbf;
        } else if (b >= 0xf0 && b <= 0xf4) {
            missing = 3;
            lower = b == 0xf0 ? 0x90 : 0x80;
            upper = b == 0xf4 ? 0x8f : 0xbf;
        } else {
            throw refusal(guess(bytes, at, length));
        }
    }

    private static ExchangeError guess(byte[] bytes, int at, int length) {
        int from = Math.max(0, at - WINDOW / 2);
        int to = Math.min(length, from + WINDOW);
        byte[] window = new byte[to - from];
        System.arraycopy(bytes, from, window, 0, window.length);
        return ForeignEncoding.guess(window, window.length);
    }

    private void next(int b) {
        if (b == '\n' && afterCarriageReturn) {
            afterCarriageReturn = false;
            return;
        }
        afterCarriageReturn = b == '\r';
        boolean lineEnd = b == '\n' || b == '\r';
        if (lineEnd && state != State.QUOTED) {
            endRecord();
            line++;
            return;
        }
        if (++recordBytes > LINE_BYTES_MAX) {
            throw new HubException(
                    ExchangeError.LINE_TOO_LONG,
                    file,
                    Long.toString(state == State.QUOTED ? quoteLine : line),
                    Integer.toString(LINE_BYTES_MAX));
        }
        if (!headerDone) {
            header.write(b);
        }
        step(b);
        if (lineEnd) {
            line++;
        }
    }

    private void step(int b) {
        switch (state) {
            case FIELD_START -> {
                if (b == '"') {
                    quoteLine = line;
                    state = State.QUOTED;
                } else {
                    content = true;
                    state = b == ',' ? State.FIELD_START : State.PLAIN;
                }
            }
            case PLAIN -> {
                if (b == '"') {
                    throw brokenQuotes(line);
                }
                state = b == ',' ? State.FIELD_START : State.PLAIN;
            }
            case QUOTED -> {
                if (b == '"') {
                    state = State.QUOTE_IN_QUOTED;
                } else {
                    content = true;
                }
            }
            case QUOTE_IN_QUOTED -> {
                if (b != '"' && b != ',') {
                    throw brokenQuotes(line);
                }
                content = true;
                state = b == '"' ? State.QUOTED : State.FIELD_START;
            }
        }
    }

    private void endRecord() {
        if (content) {
            records++;
            headerDone = true;
        } else if (!headerDone) {
            header.reset();
        }
        content = false;
        recordBytes = 0;
        state = State.FIELD_START;
    }

    private HubException brokenQuotes(long at) {
        return new HubException(ExchangeError.BROKEN_QUOTES, file, Long.toString(at));
    }

    private HubException refusal(ExchangeError error) {
        return new HubException(error, file);
    }
}
