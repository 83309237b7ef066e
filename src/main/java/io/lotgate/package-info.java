/** Lotgate: quality control of cell-therapy lots, from receipt to certificate of analysis. */
@org.jspecify.annotations.NullMarked
package io.lotgate;
