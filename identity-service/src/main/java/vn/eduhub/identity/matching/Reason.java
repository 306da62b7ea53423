package vn.eduhub.identity.matching;

import java.util.Locale;

/// Why a decision is as it is; its word is stable, stored with the record and told to callers.
public enum Reason {
    /// Known: same personal number, name and birth date.
    SAME_NUMBER,
    /// Known: same name, birth date, sex and mother's name.
    SAME_MOTHER,
    /// Known: what is alike weighs enough, and nobody else is nearly as like.
    ALIKE,
    /// Known as before; its personal number is new to the hub.
    NUMBER_ATTACHED,
    /// Known: the sender says something else under the same key, and enough of it is as before.
    CORRECTED,
    /// New: nobody is like enough to be looked at.
    NOBODY_ALIKE,

    BIRTH_DATE_MISSING,
    /// Someone is alike, and here or there the sex is not known.
    SEX_MISSING,
    /// Someone is alike, and here or there the mother's name is not known.
    MOTHER_MISSING,
    /// The personal number is held by someone who is not alike enough.
    NUMBER_HELD_BY_ANOTHER,
    /// Someone who is alike holds another personal number.
    NUMBER_DIFFERS,
    /// More than one person is as like.
    SEVERAL_CANDIDATES,
    /// Someone is alike, not enough to be sure, or in a way that twins are.
    UNCERTAIN,
    /// The sender called someone of another name and birth date by the same key.
    LINKED_PERSON_DIFFERS,
    /// What the sender says now under the same key is another known person.
    LINKED_TO_ANOTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
