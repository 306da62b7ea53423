package vn.eduhub.platform.registration;

/// Body of a 202: identity-service holds the person for review.
///
/// @param reference of the review; the same request again is the same review
/// @param reason a stable word such as `several-candidates`
public record ReviewView(String reference, String reason) {}
