package vn.eduhub.identity.matching;

import java.util.Locale;

/// Why a decision is as it is; its word is stable, stored with the record and told to callers.
public enum Reason {
    /// Known: same personal number, name and birth date.
    SAME_NUMBER,
    /// Known: same name, birth date, sex and mother's name.
    SAME_MOTHER,
    /// Known as before; its personal number is new to the hub.
    NUMBER_ATTACHED,
    /// Known: the sender says something else under the same key, and enough of it is as before.
    CORRECTED,
    /// New: nobody of that name, birth date, sex and mother.
    NOBODY_ALIKE,

    BIRTH_DATE_MISSING,
    /// Someone of the same name and birth date is there, and here or there the sex is not known.
    SEX_MISSING,
    /// Someone of the same name, birth date and sex is there, and here or there the mother's name is not
    /// known.
    MOTHER_MISSING,
    /// The personal number is held by someone of another name or birth date.
    NUMBER_HELD_BY_ANOTHER,
    /// Someone who agrees in everything else holds another personal number.
    NUMBER_DIFFERS,
    /// More than one person agrees.
    SEVERAL_CANDIDATES,
    /// The sender called someone of another name and birth date by the same key.
    LINKED_PERSON_DIFFERS,
    /// What the sender says now under the same key is another known person.
    LINKED_TO_ANOTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
