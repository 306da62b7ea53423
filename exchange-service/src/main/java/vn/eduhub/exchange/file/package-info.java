/// Reading an upload without trusting it: archive, encoding, quotes, header, lines.
@NullMarked
package vn.eduhub.exchange.file;

import org.jspecify.annotations.NullMarked;
