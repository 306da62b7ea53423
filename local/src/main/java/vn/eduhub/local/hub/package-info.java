/// The launcher behind `./hub`: starts, watches and stops the processes of one hub on this machine.
@NullMarked
package vn.eduhub.local.hub;

import org.jspecify.annotations.NullMarked;
