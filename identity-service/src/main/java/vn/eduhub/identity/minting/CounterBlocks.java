package vn.eduhub.identity.minting;

/// Hands out blocks of counter values, each to one taker only, over all processes and for ever.
@FunctionalInterface
public interface CounterBlocks {

    int BLOCK_SIZE = 10_000;

    /// The first of the next [#BLOCK_SIZE] values, a multiple of it. A block whose answer is lost is never
    /// used.
    int take();
}
