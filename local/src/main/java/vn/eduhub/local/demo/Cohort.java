package vn.eduhub.local.demo;

import vn.eduhub.contracts.code.Grade;

/// The learners of one school who should have been born in the same year.
///
/// @param title what their class is called, before its letter and number
/// @param weight how many of them there are, beside the other cohorts of the stage
record Cohort(Grade grade, String title, int birthYear, double weight) {}
