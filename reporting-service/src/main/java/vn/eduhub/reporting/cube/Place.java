package vn.eduhub.reporting.cube;

import vn.eduhub.contracts.id.RecordId;

/// One cell of one school that a record counts in.
///
/// @param cell a [vn.eduhub.reporting.figures.CellCode]
/// @param elsewhere totals above the school count the person at another school
record Place(RecordId school, int cell, boolean elsewhere) {}
