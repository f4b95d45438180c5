/**
 * What a run gives to the outside: the report's records, CSV and JSON. Reads a {@link
 * dev.elbow.runner.publish.RunContents} and writes files or text; starts nothing and asks the store
 * nothing by itself.
 */
@NullMarked
package dev.elbow.runner.publish;

import org.jspecify.annotations.NullMarked;
