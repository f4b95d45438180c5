package dev.elbow.runner.spec;

/** A constraint and where it stands. */
record WrittenConstraint(Cursor at, Constraint constraint) {}
