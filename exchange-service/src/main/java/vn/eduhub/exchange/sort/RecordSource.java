package vn.eduhub.exchange.sort;

import java.io.Closeable;
import java.io.IOException;

/// Records in order, one at a time; the bytes are valid until the next [#advance].
interface RecordSource extends Closeable {

    boolean advance() throws IOException;

    byte[] bytes();

    int offset();

    int keyLength();

    int length();
}
