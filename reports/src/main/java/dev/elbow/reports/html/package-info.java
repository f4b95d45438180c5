/**
 * One self-contained HTML file about a sweep: templates, styles, the page's own scripts and the
 * vendored ones, and the data as JSON. It knows the report's records and nothing of where they came
 * from.
 *
 * <p>Safety: text reaches the page either through a template, which escapes it, or through the JSON
 * block, in which no markup character stands unescaped; scripts are allowed by their hash only, so
 * that nothing else in the page can ever run.
 */
@NullMarked
package dev.elbow.reports.html;

import org.jspecify.annotations.NullMarked;
