package vn.eduhub.exchange.reference;

/// How a sender calls one of its references.
public record ReferenceKey(String type, String sourcedId) {}
