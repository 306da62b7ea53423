package vn.eduhub.local.store;

/// What an acknowledged write survives.
public enum Durability {
    /// The end of the process by any means, `kill -9` included; not the loss of power.
    PROCESS_KILL,
    /// The loss of power too: every group of writes is forced to the disk before it is acknowledged.
    POWER_LOSS
}
