package vn.eduhub.identity.matching;

/// The one decision function for every door: REST, file and event. It decides by its arguments alone, so a
/// decision can be replayed.
public interface PersonMatcher {

    /// The name of these rules and parameters, stored with every decision. It changes whenever any decision
    /// could.
    String version();

    Decision decide(Claim claim, Candidates candidates);
}
