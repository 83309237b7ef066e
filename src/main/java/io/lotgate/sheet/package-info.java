/** Reads workbooks behind {@link io.lotgate.sheet.Sheets}; the only package that knows Apache POI. */
@org.jspecify.annotations.NullMarked
package io.lotgate.sheet;
