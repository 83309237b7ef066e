/** Turns instrument files into proposed observations behind {@link io.lotgate.intake.Intake}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.intake;
