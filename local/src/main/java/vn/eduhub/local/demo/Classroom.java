package vn.eduhub.local.demo;

/// A class of one school in the school year.
record Classroom(String sourcedId, String title, Cohort cohort, int size) {}
