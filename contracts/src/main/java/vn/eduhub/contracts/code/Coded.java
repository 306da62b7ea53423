package vn.eduhub.contracts.code;

/// A value of an official code list; on the wire and in the store it is its code.
public interface Coded {

    String code();
}
